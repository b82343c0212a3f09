/**
 * The log of what was done and who looked.
 *
 * <p>Answers to art. 5(2) GDPR and the cases DE-1UND1-2020 and EU-C154-21-OEPOST. Decided: codes only, nothing personal; what concerns a
 * customer is shown to that customer with role and unit.
 */
package dk.indsigt.domain.audit;
