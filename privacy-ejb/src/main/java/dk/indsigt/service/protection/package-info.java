/**
 * Envelope encryption: the key-encryption key wraps data keys, data keys wrap or encrypt what can die with them.
 *
 * <p>Answers to P-3.6.1-h, art. 32 GDPR. Decided: Tink; streaming AEAD with segments of 64 KB for audio, so that a player can seek; associated
 * data bind each cipher text to its record.
 */
package dk.indsigt.service.protection;
