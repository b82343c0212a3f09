/**
 * The guard that every service asks first, and the answer to who has looked.
 *
 * <p>Answers to art. 5(2) and art. 32 GDPR, K-25, the case DE-1UND1-2020. Decided: apart from the desk and the log, so that every feature may ask
 * it and none of them forms a cycle.
 */
package dk.indsigt.service.access;
