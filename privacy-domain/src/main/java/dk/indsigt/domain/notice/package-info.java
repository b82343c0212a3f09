/**
 * What the house tells a customer: receipts, messages in the inbox, and what leaves by mail or SMS.
 *
 * <p>Answers to P-9-b, B-39 to B-41. Decided: a receipt keeps facts, not sentences; a message keeps the sentences as they were sent.
 */
package dk.indsigt.domain.notice;
