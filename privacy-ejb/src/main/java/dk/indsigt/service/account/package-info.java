/**
 * Sign-in, activation and password reset, with a limit on failures before any hashing; machine clients and their keys.
 *
 * <p>Answers to P-9-a. Decided: PBKDF2-HMAC-SHA512 with 210,000 rounds; the answer never tells whether a user exists. A bearer
 * key has 256 random bits, so its keyed hash is enough.
 */
package dk.indsigt.service.account;
