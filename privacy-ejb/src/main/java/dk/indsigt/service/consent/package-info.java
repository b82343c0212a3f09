/**
 * Giving, withdrawing and objecting, with a receipt each time.
 *
 * <p>Answers to P-8, K-10, K-11, K-32.
 */
package dk.indsigt.service.consent;
