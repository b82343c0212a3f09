package dk.indsigt.domain.campaign;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

/** The last day on which people can take part: what they have written is kept for a time after it, so it cannot be far off (art. 5(1)(e)). */
final class LastDay {
    private static final Period FARTHEST = Period.ofYears(1);

    private LastDay() {}

    /**
     * @param typed what an officer wrote, or {@code null}
     * @return the same day
     * @throws InvalidValueException CLOSES_REQUIRED, CLOSES_PAST, CLOSES_FAR where it is more than a year ahead
     */
    static LocalDate of(LocalDate typed, Instant now) {
        LocalDate day = Typed.required(typed, "CLOSES_REQUIRED");
        LocalDate today = LegalTime.dayOf(now);
        if (day.isBefore(today)) {
            throw new InvalidValueException("CLOSES_PAST");
        }
        if (day.isAfter(today.plus(FARTHEST))) {
            throw new InvalidValueException("CLOSES_FAR");
        }
        return day;
    }
}
