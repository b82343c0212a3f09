package dk.indsigt.portal.desk.campaign;

import dk.indsigt.domain.error.InvalidValueException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Days as the browser's field for dates sends them. */
final class Days {
    private Days() {}

    /**
     * @return the day; {@code null} where nothing was typed
     * @throws InvalidValueException the code given, where it is no day
     */
    static LocalDate typed(String typed, String missing) {
        try {
            return typed == null ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException none) {
            throw new InvalidValueException(missing);
        }
    }
}
