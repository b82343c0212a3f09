/**
 * Receipts, the inbox and the outbox.
 *
 * <p>Answers to P-9-b, B-39. Decided: everything that leaves is a row in the transaction of its cause.
 */
package dk.indsigt.service.notice;
