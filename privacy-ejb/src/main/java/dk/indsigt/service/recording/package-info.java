/**
 * Recorded calls: list, hear, withdraw.
 *
 * <p>Answers to P-3.6.1, K-08, cases DK-TDC-REC-2019 and ES-XFERA-TD129-2020. Decided: the row and its key go in the transaction; the file
 * follows by a queue of doomed files, so that a crash leaves noise at worst.
 */
package dk.indsigt.service.recording;
