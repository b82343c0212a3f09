/**
 * The number directory: what a customer chose for a line, and what follows from it.
 *
 * <p>Answers to P-7.2, B-15, K-18, teleloven § 31. Decided: four choices; a row per choice; the line carries the newest.
 */
package dk.indsigt.domain.directory;
