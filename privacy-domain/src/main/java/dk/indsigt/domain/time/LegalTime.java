package dk.indsigt.domain.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/** The zone in which Danish law counts days, named once. */
public final class LegalTime {
    /** Europe/Copenhagen. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    private LegalTime() {}

    /**
     * @param clock the injected clock
     * @return the calendar day in Denmark
     */
    public static LocalDate today(Clock clock) {
        return dayOf(clock.instant());
    }

    /**
     * @param instant a moment
     * @return the calendar day in Denmark that it falls on
     */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /**
     * The day on which a period of calendar months ends: same day number, clamped to the end of the month. Deletion dates do not roll
     * over holidays (catalogue, test vectors).
     *
     * @param start first day
     * @param period years, months and days
     * @return the day the period ends
     */
    public static LocalDate end(LocalDate start, Period period) {
        return start.plusMonths(period.toTotalMonths()).plusDays(period.getDays());
    }
}
