/** Credit assessments as they are shown and explained (P-3.6.3-f, art. 15(1)(h)). */
package dk.indsigt.service.credit;
