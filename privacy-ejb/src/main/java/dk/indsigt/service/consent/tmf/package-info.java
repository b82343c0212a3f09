/**
 * Consents in the words of TM Forum 644 Privacy Management 5.0 (P-8, B-16, K-25). Decided: a purpose is a specification, what one person has chosen about
 * it under one brand is a profile, and a decision of the ledger is an agreement, which nobody changes or deletes: what changes a choice is a new
 * agreement. {@code applicableForParty} is the user whom the choice is about, {@code agreedByParty} whoever decided, an owner or guardian with a right to.
 */
package dk.indsigt.service.consent.tmf;
