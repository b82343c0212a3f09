package dk.indsigt.service.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2-HMAC-SHA512 with 210,000 rounds (OWASP ASVS 5), kept with its parameters: {@code pbkdf2-sha512:rounds:salt:hash}. */
public final class PasswordHash {
    private static final String NAME = "pbkdf2-sha512";
    private static final int ROUNDS = 210_000;
    private static final int HASH_BITS = 512;

    private PasswordHash() {}

    /**
     * @param salt at least 16 random bytes
     * @return what to store
     */
    public static String of(char[] password, byte[] salt) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return NAME + ":" + ROUNDS + ":" + base64.encodeToString(salt) + ":"
                + base64.encodeToString(derive(password, salt, ROUNDS));
    }

    /**
     * @param stored from {@link #of}
     * @return whether the password is right
     */
    public static boolean matches(char[] password, String stored) {
        String[] parts = stored.split(":");
        if (parts.length != 4 || !parts[0].equals(NAME)) {
            throw new IllegalStateException("unknown password hash");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] actual = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(base64.decode(parts[3]), actual);
    }

    private static byte[] derive(char[] password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2 with SHA-512", e);
        } finally {
            spec.clearPassword();
        }
    }
}
