package dk.indsigt.domain.visit;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Brand;

/**
 * Where a choice was made.
 *
 * @param host name of the web site's host, with its port where it is an unusual one
 */
public record WebSite(Brand brand, String host) {
    /** The longest host that is kept, in characters. */
    public static final int HOST_MAX = 255;

    /** @throws InvalidValueException HOST_FORMAT */
    public WebSite {
        if (host.isBlank() || host.length() > HOST_MAX) {
            throw new InvalidValueException("HOST_FORMAT");
        }
    }
}
