/**
 * The register of processing activities with its purposes, legal bases, recipients and retention rules.
 *
 * <p>Answers to art. 30 GDPR, P-1, P-2, P-5, P-7 and catalogue C2. Decided: reference rows that are read only here; migrations change them.
 */
package dk.indsigt.domain.processing;
