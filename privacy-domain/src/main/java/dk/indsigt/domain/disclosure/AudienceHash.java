package dk.indsigt.domain.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Set;

/**
 * An e-mail address as advertising platforms expect it: without blanks around it, in lower case, SHA-256. Meta compares exactly that; Google takes
 * the dots out of the local part of gmail.com and googlemail.com first, and so must whoever sends to it, or nobody is found.
 */
public final class AudienceHash {
    private static final Set<String> DOTLESS = Set.of("gmail.com", "googlemail.com");

    private AudienceHash() {}

    /**
     * @param dropsGmailDots whether the platform takes out dots before gmail.com and googlemail.com
     * @return 32 bytes
     */
    public static byte[] of(String email, boolean dropsGmailDots) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(normal(email, dropsGmailDots).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String normal(String email, boolean dropsGmailDots) {
        String plain = email.strip().toLowerCase(Locale.ROOT);
        int at = plain.lastIndexOf('@');
        return dropsGmailDots && at > 0 && DOTLESS.contains(plain.substring(at + 1))
                ? plain.substring(0, at).replace(".", "") + plain.substring(at)
                : plain;
    }
}
