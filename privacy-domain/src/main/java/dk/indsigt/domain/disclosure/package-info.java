/**
 * Who got which data, and who must be told when they are corrected, erased or restricted (art. 15(1)(c), art. 19).
 *
 * <p>Answers to P-3.3.1-c, P-7, P-9.1-d, P-9.4-c and the case EU-C154-21-OEPOST. Decided: each delivery is a row per person with the named
 * recipient; a notice speaks of a delivery by its reference and of nobody by name.
 */
package dk.indsigt.domain.disclosure;
