/**
 * Data keys: what is encrypted under a key that can die.
 *
 * <p>Answers to P-3.6.1-h and art. 32 GDPR. Decided: a key per party and purpose, wrapped by the key-encryption key of the installation.
 */
package dk.indsigt.domain.protection;
