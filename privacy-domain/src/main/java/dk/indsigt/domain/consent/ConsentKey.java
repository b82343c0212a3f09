package dk.indsigt.domain.consent;

import dk.indsigt.domain.party.Brand;
import java.io.Serializable;

/**
 * What one decision is about.
 *
 * @param purpose purpose code
 * @param channel through what
 * @param brand for which brand (K-32)
 */
public record ConsentKey(String purpose, MarketingChannel channel, Brand brand) implements Serializable {
    private static final long serialVersionUID = 1L;
}
