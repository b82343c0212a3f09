package dk.indsigt.service.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig2026;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.util.SecretBytes;
import dk.indsigt.domain.protection.KeyPurpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and decrypts under keys that can be destroyed. The key-encryption key comes from the installation and wraps data keys; a data key
 * belongs to one party and one purpose and encrypts small values or wraps the key of one recording.
 *
 * <p>Failures of cryptography are {@link IllegalStateException}s: a wrong key or a damaged text is nothing a user can mend.
 */
public final class Vault {
    private static final int KEK_BYTES = 32;
    private static final int SEGMENT_BYTES = 64 * 1024;

    private static final Configuration AEAD = AeadConfig2026.get();
    private static final Configuration STREAMING = StreamingAeadConfig2026.get();

    private final Aead kek;
    /** Ready to be copied: finding the algorithm and setting the key cost more than a hash. */
    private final Mac mac;

    /**
     * @param keyEncryptionKey 32 bytes
     */
    public Vault(byte[] keyEncryptionKey) {
        if (keyEncryptionKey.length != KEK_BYTES) {
            throw new IllegalStateException("the key-encryption key must be 32 bytes");
        }
        try {
            kek = aead(derive(keyEncryptionKey, "indsigt wrapping v1"));
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derive(keyEncryptionKey, "indsigt look-up hash v1"), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key-encryption key cannot be used", e);
        }
    }

    /**
     * @param base64 the key-encryption key as configured
     * @return a vault
     */
    public static Vault of(String base64) {
        try {
            return new Vault(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("INDSIGT_KEK is not Base64", e);
        }
    }

    /**
     * @return a new data key, wrapped for storage
     */
    public byte[] newDataKey(UUID partyId, KeyPurpose purpose) {
        try {
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AEAD);
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(handle, kek, keyBinding(partyId, purpose), AEAD);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a data key could not be made", e);
        }
    }

    /**
     * @param wrapped from {@link #newDataKey}
     * @param binding what the cipher text belongs to, for example a table, column and id
     */
    public byte[] encrypt(byte[] wrapped, UUID partyId, KeyPurpose purpose, String binding, String text) {
        try {
            return dataKey(wrapped, partyId, purpose).encrypt(text.getBytes(StandardCharsets.UTF_8), bytes(binding));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    /** Reverse of {@link #encrypt}; the same binding is needed. */
    public String decrypt(byte[] wrapped, UUID partyId, KeyPurpose purpose, String binding, byte[] cipher) {
        try {
            return new String(
                    dataKey(wrapped, partyId, purpose).decrypt(cipher, bytes(binding)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("decryption failed", e);
        }
    }

    /**
     * @param wrapped data key of the speaker for recordings
     * @return a new streaming key of one recording, wrapped under that data key
     */
    public byte[] newRecordingKey(byte[] wrapped, UUID partyId, UUID recordingId) {
        return newStreamKey(wrapped, partyId, KeyPurpose.RECORDING, "recording " + recordingId);
    }

    /** @return a channel that encrypts what is written to it; closing it completes the file */
    public WritableByteChannel encryptRecording(
            byte[] wrapped, byte[] recordingKey, UUID partyId, UUID recordingId, WritableByteChannel target)
            throws IOException {
        return encrypting(
                streaming(wrapped, recordingKey, partyId, KeyPurpose.RECORDING, "recording " + recordingId),
                "audio " + recordingId,
                target);
    }

    /** @return a channel over the clear audio that can seek without reading what it skips */
    public SeekableByteChannel decryptRecording(
            byte[] wrapped, byte[] recordingKey, UUID partyId, UUID recordingId, SeekableByteChannel source)
            throws IOException {
        return decrypting(
                streaming(wrapped, recordingKey, partyId, KeyPurpose.RECORDING, "recording " + recordingId),
                "audio " + recordingId,
                source);
    }

    /**
     * @param wrapped data key of the party for files
     * @return a new streaming key of one attachment or package, wrapped under that data key
     */
    public byte[] newFileKey(byte[] wrapped, UUID partyId, UUID fileId) {
        return newStreamKey(wrapped, partyId, KeyPurpose.FILE, "file " + fileId);
    }

    /** @return a channel that encrypts what is written to it; closing it completes the file */
    public WritableByteChannel encryptFile(
            byte[] wrapped, byte[] fileKey, UUID partyId, UUID fileId, WritableByteChannel target) throws IOException {
        return encrypting(
                streaming(wrapped, fileKey, partyId, KeyPurpose.FILE, "file " + fileId), "content " + fileId, target);
    }

    /** @return a channel over the clear file that can seek without reading what it skips */
    public SeekableByteChannel decryptFile(
            byte[] wrapped, byte[] fileKey, UUID partyId, UUID fileId, SeekableByteChannel source) throws IOException {
        return decrypting(
                streaming(wrapped, fileKey, partyId, KeyPurpose.FILE, "file " + fileId), "content " + fileId, source);
    }

    /**
     * Encrypts what belongs to no party, under a key of its own that is found anew from the key of the installation.
     *
     * @param binding what it belongs to, for example a table and an id; no two things have the same
     */
    public byte[] seal(String binding, byte[] clear) {
        try {
            return own(binding).encrypt(clear, new byte[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    /** Reverse of {@link #seal}; the same binding is needed. */
    public byte[] open(String binding, byte[] sealed) {
        try {
            return own(binding).decrypt(sealed, new byte[0]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("decryption failed", e);
        }
    }

    private Aead own(String binding) throws GeneralSecurityException {
        return aead(hash("sealed", binding));
    }

    /**
     * A keyed hash for look-up: equal values give equal hashes, and without the key nobody can try values.
     *
     * @param domain what kind of value, so that hashes of different kinds never meet
     * @return 32 bytes
     */
    public byte[] hash(String domain, String value) {
        return hash(domain, bytes(value));
    }

    /** As {@link #hash(String, String)}. */
    public byte[] hash(String domain, byte[] value) {
        try {
            Mac copy = (Mac) mac.clone();
            copy.update(bytes(domain));
            copy.update((byte) 0);
            return copy.doFinal(value);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("hashing failed", e);
        }
    }

    private static Aead aead(byte[] keyBytes) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(KEK_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(keyBytes, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build()
                .getPrimitive(AEAD, Aead.class);
    }

    private Aead dataKey(byte[] wrapped, UUID partyId, KeyPurpose purpose) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, kek, keyBinding(partyId, purpose), AEAD)
                .getPrimitive(AEAD, Aead.class);
    }

    private byte[] newStreamKey(byte[] wrapped, UUID partyId, KeyPurpose purpose, String binding) {
        try {
            AesGcmHkdfStreamingParameters parameters = AesGcmHkdfStreamingParameters.builder()
                    .setKeySizeBytes(32)
                    .setDerivedAesGcmKeySizeBytes(32)
                    .setHkdfHashType(AesGcmHkdfStreamingParameters.HashType.SHA256)
                    .setCiphertextSegmentSizeBytes(SEGMENT_BYTES)
                    .build();
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(parameters, STREAMING),
                    dataKey(wrapped, partyId, purpose),
                    bytes(binding),
                    STREAMING);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be made", e);
        }
    }

    private StreamingAead streaming(
            byte[] wrapped, byte[] streamKey, UUID partyId, KeyPurpose purpose, String binding) {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                            streamKey, dataKey(wrapped, partyId, purpose), bytes(binding), STREAMING)
                    .getPrimitive(STREAMING, StreamingAead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be unwrapped", e);
        }
    }

    private static WritableByteChannel encrypting(StreamingAead stream, String binding, WritableByteChannel target)
            throws IOException {
        try {
            return stream.newEncryptingChannel(target, bytes(binding));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    private static SeekableByteChannel decrypting(StreamingAead stream, String binding, SeekableByteChannel source)
            throws IOException {
        try {
            return stream.newSeekableDecryptingChannel(source, bytes(binding));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("decryption failed", e);
        }
    }

    private static byte[] derive(byte[] key, String use) throws GeneralSecurityException {
        return Hkdf.computeHkdf("HMACSHA256", key, new byte[0], bytes(use), KEK_BYTES);
    }

    private static byte[] keyBinding(UUID partyId, KeyPurpose purpose) {
        byte[] name = bytes(purpose.name());
        return ByteBuffer.allocate(16 + name.length)
                .putLong(partyId.getMostSignificantBits())
                .putLong(partyId.getLeastSignificantBits())
                .put(name)
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
