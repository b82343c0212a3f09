package dk.indsigt.service.consent.tmf;

import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.party.Brand;
import java.util.UUID;

/**
 * What a profile is about: it has no row of its own, and its id says all of it.
 *
 * @param purpose code
 */
public record ProfileId(UUID party, String purpose, Brand brand) {
    private static final int PARTS = 3;

    /** @throws NotFoundException where it cannot be one */
    public static ProfileId parse(String text) {
        String[] parts = text.split("\\.", -1);
        try {
            if (parts.length == PARTS
                    && parts[0].length() == new UUID(0, 0).toString().length()) {
                return new ProfileId(UUID.fromString(parts[0]), parts[1], Brand.valueOf(parts[2]));
            }
        } catch (IllegalArgumentException unknown) {
            throw new NotFoundException();
        }
        throw new NotFoundException();
    }

    @Override
    public String toString() {
        return party + "." + purpose + "." + brand;
    }
}
