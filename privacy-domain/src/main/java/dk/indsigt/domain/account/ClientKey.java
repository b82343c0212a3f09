package dk.indsigt.domain.account;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a machine client: a prefix that finds the client and is no secret, and 256 random bits. With so many of them a plain or keyed hash
 * is enough, and a slow one would only cost.
 *
 * @param prefix twelve letters and digits
 * @param secret 43 characters of Base64 for addresses
 */
public record ClientKey(String prefix, String secret) {
    /** Random bytes of a prefix, and of a secret. */
    public static final int PREFIX_BYTES = 6;

    public static final int SECRET_BYTES = 32;

    private static final String DEMO = "demo";
    private static final Pattern FORM = Pattern.compile("ind_([0-9a-z]{12})_([A-Za-z0-9_-]{43})");

    /**
     * @param prefix {@link #PREFIX_BYTES} random bytes
     * @param secret {@link #SECRET_BYTES} random bytes
     */
    public static ClientKey of(byte[] prefix, byte[] secret) {
        return new ClientKey(
                HexFormat.of().formatHex(prefix),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** A key of the demo operator, which anybody can work out. Its prefix is none that {@link #of} can make. */
    public static ClientKey ofDemo(int number, byte[] secret) {
        return new ClientKey(
                DEMO + String.format("%08d", number),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** @return the key, or nothing where the text has another form */
    public static Optional<ClientKey> parse(String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new ClientKey(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** @return whether it is good for nothing outside demo data */
    public boolean demo() {
        return prefix.startsWith(DEMO);
    }

    /** @return the key as its owner gets it */
    public String text() {
        return "ind_" + prefix + "_" + secret;
    }

    @Override
    public String toString() {
        return "ClientKey[" + prefix + "]";
    }
}
