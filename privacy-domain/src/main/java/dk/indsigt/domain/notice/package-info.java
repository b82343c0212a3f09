/**
 * What the house tells a customer: receipts, messages in the inbox, letters with their templates, and what leaves by mail or SMS.
 *
 * <p>Answers to art. 12 GDPR, P-9.7, P-9-b, B-39 to B-41. Decided: a receipt keeps facts, not sentences; a message and a letter keep the
 * sentences as they were sent, a letter encrypted under the key of whom it is about; a template is a row per version that is never changed.
 */
package dk.indsigt.domain.notice;
