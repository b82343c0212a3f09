/**
 * Recorded calls and the proof of the consent that let them be recorded.
 *
 * <p>Answers to P-3.6.1, B-30 to B-35, K-07, K-08. Decided: no recording without a consent row; segment and direction are frozen at the call;
 * after deletion a row without content stays as proof.
 */
package dk.indsigt.domain.recording;
