/**
 * A text in the two languages of the portal, Danish first, and what may not stand in one: payment card numbers (P-3.4.1-b, K-02).
 */
package dk.indsigt.domain.text;
