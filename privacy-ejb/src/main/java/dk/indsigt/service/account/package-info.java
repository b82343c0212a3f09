/**
 * Sign-in, activation and password reset, with a limit on failures before any hashing.
 *
 * <p>Answers to P-9-a. Decided: PBKDF2-HMAC-SHA512 with 210,000 rounds; the answer never tells whether a user exists.
 */
package dk.indsigt.service.account;
