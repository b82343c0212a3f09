package dk.indsigt.portal.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads moments and days of the years that the database and the calendar of the house know. */
public final class Moments {
    private static final int FIRST = 1900;
    private static final int LAST = 9999;

    private Moments() {}

    /**
     * @param text ISO 8601 in UTC
     * @throws DateTimeException for anything else, and for a year before 1900 or after 9999
     */
    public static Instant instant(String text) {
        return known(Instant.parse(text));
    }

    /**
     * @param text ISO 8601 with an offset
     * @throws DateTimeException for anything else, and for a year before 1900 or after 9999
     */
    public static Instant withOffset(String text) {
        return known(OffsetDateTime.parse(text).toInstant());
    }

    /**
     * @param text ISO 8601
     * @throws DateTimeException for anything else, and for a year before 1900 or after 9999
     */
    public static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        require(day.getYear());
        return day;
    }

    private static Instant known(Instant moment) {
        require(moment.atOffset(ZoneOffset.UTC).getYear());
        return moment;
    }

    private static void require(int year) {
        if (year < FIRST || year > LAST) {
            throw new DateTimeException("a year out of range");
        }
    }
}
