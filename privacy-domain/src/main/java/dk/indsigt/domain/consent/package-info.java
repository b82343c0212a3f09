/**
 * Consent: purposes, texts, and the ledger of decisions.
 *
 * <p>Answers to P-3, P-8, K-08 to K-11, K-32, catalogue C1. Decided: a decision is a row that never changes; the state is a projection of
 * the newest decision per party, purpose, channel and brand; an objection to direct marketing is one row and overrides all of them.
 */
package dk.indsigt.domain.consent;
