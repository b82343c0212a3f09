/**
 * Data subjects and companies, customers, subscriptions, lines and who uses them.
 *
 * <p>Answers to P-2, P-4, B-24, B-37, K-25, K-28. Decided: a person and a company are both a party; consents, messages and audit
 * refer to a party by id; the owner of a line is the party of its customer, and the user is a row of its own.
 */
package dk.indsigt.domain.party;
