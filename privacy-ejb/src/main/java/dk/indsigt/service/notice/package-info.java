/**
 * Receipts, letters, the inbox and the outbox.
 *
 * <p>Answers to art. 12 GDPR, P-2-a, P-9.7, P-9-b, K-03, B-39. Decided: everything that leaves is a row in the transaction of its cause; who
 * is responsible and where to complain ends every letter and stands in no template, and comes through {@link Letterhead}, because the
 * register stands above this feature.
 */
package dk.indsigt.service.notice;
