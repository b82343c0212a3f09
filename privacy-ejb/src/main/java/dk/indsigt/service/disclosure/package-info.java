/**
 * Who got which data, and telling them what became of them.
 *
 * <p>Answers to P-9.4-c, P-9.1-d, K-15, art. 19 and the cases EU-C129-21-PROXIMUS and ES-VODAFONE-MINOR-2019. Decided: a notice names a
 * delivery by its reference and nobody by name; it is sent three times, then an officer asks by other means.
 */
package dk.indsigt.service.disclosure;
