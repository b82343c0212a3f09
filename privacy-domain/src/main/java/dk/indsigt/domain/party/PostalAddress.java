package dk.indsigt.domain.party;

import dk.indsigt.domain.error.InvalidValueException;
import java.io.Serializable;

/**
 * A Danish postal address.
 *
 * @param street street, number, floor and door
 * @param postalCode four digits
 * @param city postal district
 */
public record PostalAddress(String street, String postalCode, String city) implements Serializable {
    private static final long serialVersionUID = 1L;

    public PostalAddress {
        street = required(street, 120, "STREET_REQUIRED");
        city = required(city, 60, "CITY_REQUIRED");
        if (postalCode == null || !postalCode.strip().matches("[0-9]{4}")) {
            throw new InvalidValueException("POSTAL_CODE_FORMAT");
        }
        postalCode = postalCode.strip();
    }

    public String oneLine() {
        return street + ", " + postalCode + " " + city;
    }

    @Override
    public String toString() {
        return "PostalAddress[masked]";
    }

    private static String required(String text, int max, String code) {
        if (text == null || text.isBlank()) {
            throw new InvalidValueException(code);
        }
        if (text.strip().length() > max) {
            throw new InvalidValueException("TOO_LONG", max);
        }
        return text.strip();
    }
}
