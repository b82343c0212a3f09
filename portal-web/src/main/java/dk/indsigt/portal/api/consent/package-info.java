/** Other systems ask whether they may, one at a time or for a whole list (P-3.2, P-3.3, B-16 to B-18, K-11, K-32, K-34). */
package dk.indsigt.portal.api.consent;
