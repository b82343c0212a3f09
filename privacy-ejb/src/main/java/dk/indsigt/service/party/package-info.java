/**
 * Contact details, lines and who uses them.
 *
 * <p>Answers to P-4, P-9-b, P-9.3.
 */
package dk.indsigt.service.party;
