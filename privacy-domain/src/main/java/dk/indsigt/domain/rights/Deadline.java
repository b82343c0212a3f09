package dk.indsigt.domain.rights;

import dk.indsigt.domain.time.Holidays;
import dk.indsigt.domain.time.LegalTime;
import java.time.LocalDate;
import java.time.Period;

/**
 * The last day for an answer: one month from receipt, three where it was extended (art. 12(3)). Counted as Regulation 1182/71 says: the day of
 * receipt does not count; the same day number, or the last day of a shorter month; a Saturday, Sunday or public holiday gives way to the next
 * working day.
 */
public final class Deadline {
    private static final Period ANSWER = Period.ofMonths(1);
    private static final Period EXTENDED = Period.ofMonths(3);
    private static final int PROMPTLY = 3;

    private Deadline() {}

    /**
     * @param received the day of receipt in Denmark
     * @param stopped days for which the clock stood
     * @return the last day
     */
    public static LocalDate answer(LocalDate received, int stopped) {
        return Holidays.workingDayFrom(LegalTime.end(received, ANSWER).plusDays(stopped));
    }

    /** As {@link #answer}, extended once by two months. */
    public static LocalDate extended(LocalDate received, int stopped) {
        return Holidays.workingDayFrom(LegalTime.end(received, EXTENDED).plusDays(stopped));
    }

    /**
     * Asking for proof of identity stops the clock only where it was asked for promptly (art. 12(6); catalogue B 3).
     *
     * @return whether that day is within three working days of receipt
     */
    public static boolean prompt(LocalDate received, LocalDate asked) {
        LocalDate day = received;
        for (int i = 0; i < PROMPTLY; i++) {
            day = Holidays.workingDayFrom(day.plusDays(1));
        }
        return !asked.isAfter(day);
    }
}
