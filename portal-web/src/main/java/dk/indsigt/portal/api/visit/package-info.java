/** The mail system reports what became of mails to customers (B-08, K-26). */
package dk.indsigt.portal.api.visit;
