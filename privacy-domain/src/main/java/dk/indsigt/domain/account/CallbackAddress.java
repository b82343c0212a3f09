package dk.indsigt.domain.account;

import dk.indsigt.domain.error.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a machine client may be called back: by HTTPS, or on the same machine by HTTP.
 *
 * @param value without user, password and fragment
 */
public record CallbackAddress(String value) {
    private static final int MAX = 300;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public CallbackAddress {
        if (value == null || value.length() > MAX || !allowed(value)) {
            throw new InvalidValueException("CALLBACK_FORMAT");
        }
    }

    /** @throws InvalidValueException CALLBACK_FORMAT */
    public static CallbackAddress parse(String text) {
        return new CallbackAddress(text == null ? null : text.strip());
    }

    private static boolean allowed(String text) {
        try {
            URI address = new URI(text);
            if (address.getScheme() == null
                    || address.getHost() == null
                    || address.getRawUserInfo() != null
                    || address.getRawFragment() != null) {
                return false;
            }
            String scheme = address.getScheme().toLowerCase(Locale.ROOT);
            String host = address.getHost().toLowerCase(Locale.ROOT);
            return scheme.equals("https") || scheme.equals("http") && LOOPBACK.contains(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
