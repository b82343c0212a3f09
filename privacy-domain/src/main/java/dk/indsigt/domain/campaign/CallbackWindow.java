package dk.indsigt.domain.campaign;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.time.LegalTime;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a day within opening hours (8 to 20, Danish time) in which somebody wants to be called.
 *
 * @param day the day in Denmark
 * @param part which part of it
 */
public record CallbackWindow(LocalDate day, Part part) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How many days from today on can be chosen, today being one. */
    static final int DAYS = 5;

    /** A window that ends sooner than this is no time to call in. */
    private static final Duration LEAST = Duration.ofMinutes(30);

    /** The parts of a day. */
    public enum Part {
        MORNING(8, 12),
        AFTERNOON(12, 16),
        EVENING(16, 20);

        private final int from;
        private final int until;

        Part(int from, int until) {
            this.from = from;
            this.until = until;
        }

        /** @return the hour it begins */
        public int from() {
            return from;
        }

        /** @return the hour it ends */
        public int until() {
            return until;
        }
    }

    /** @return what can be chosen now, earliest first */
    public static List<CallbackWindow> open(Instant now) {
        LocalDate today = LegalTime.dayOf(now);
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(DAYS)
                .flatMap(day -> Arrays.stream(Part.values()).map(part -> new CallbackWindow(day, part)))
                .filter(window -> window.leaves(now))
                .toList();
    }

    /**
     * @param text as {@link #code} gives it
     * @throws InvalidValueException WINDOW_REQUIRED
     */
    public static CallbackWindow parse(String text) {
        int at = text == null ? -1 : text.indexOf('/');
        if (at < 0) {
            throw new InvalidValueException("WINDOW_REQUIRED");
        }
        try {
            return new CallbackWindow(LocalDate.parse(text.substring(0, at)), Part.valueOf(text.substring(at + 1)));
        } catch (DateTimeParseException | IllegalArgumentException none) {
            throw new InvalidValueException("WINDOW_REQUIRED");
        }
    }

    /** @return for example {@code 2026-03-02/MORNING} */
    public String code() {
        return day + "/" + part;
    }

    public Instant begins() {
        return at(part.from);
    }

    public Instant ends() {
        return at(part.until);
    }

    private boolean leaves(Instant now) {
        return !ends().minus(LEAST).isBefore(now);
    }

    /** @throws InvalidValueException WINDOW_OVER */
    void requireOpen(Instant now) {
        if (!open(now).contains(this)) {
            throw new InvalidValueException("WINDOW_OVER");
        }
    }

    private Instant at(int hour) {
        return day.atTime(hour, 0).atZone(LegalTime.ZONE).toInstant();
    }
}
