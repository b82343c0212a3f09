package dk.indsigt.domain.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.time.Holidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
    @ParameterizedTest(name = "received {0}, answered by {1}")
    @CsvSource({
        "2026-01-31, 2026-03-02",
        "2028-01-31, 2028-02-29",
        "2026-08-31, 2026-09-30",
        "2025-11-25, 2025-12-29",
        "2025-12-01, 2026-01-02",
        "2026-03-02, 2026-04-07",
        "2026-04-14, 2026-05-15",
        "2026-04-25, 2026-05-26",
        "2026-03-24, 2026-04-24",
        "2025-03-17, 2025-04-22",
        "2023-04-05, 2023-05-08",
        "2026-04-01, 2026-05-01"
    })
    void answer(LocalDate received, LocalDate due) {
        assertEquals(due, Deadline.answer(received, 0));
    }

    @ParameterizedTest(name = "received {0}, extended to {1}")
    @CsvSource({"2026-01-31, 2026-04-30", "2028-01-31, 2028-05-01", "2026-04-25, 2026-07-27"})
    void extended(LocalDate received, LocalDate due) {
        assertEquals(due, Deadline.extended(received, 0));
    }

    @Test
    @DisplayName("for every day of 2024 to 2032 the last day is the one that counting by hand gives")
    void everyDay() {
        for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2033; day = day.plusDays(1)) {
            assertEquals(byHand(day, 1), Deadline.answer(day, 0), () -> "one month");
            assertEquals(byHand(day, 3), Deadline.extended(day, 0), () -> "three months");
        }
    }

    @Test
    @DisplayName("days for which the clock stood are added before the last day gives way to a working day")
    void stopped() {
        // Until Sunday 3 May 2026, that is Monday.
        assertEquals(LocalDate.of(2026, 5, 4), Deadline.answer(LocalDate.of(2026, 3, 30), 3));
        assertEquals(LocalDate.of(2026, 5, 4), Deadline.answer(LocalDate.of(2026, 3, 30), 4));
        assertEquals(LocalDate.of(2026, 5, 5), Deadline.answer(LocalDate.of(2026, 3, 30), 5));
    }

    @Test
    @DisplayName("asking for proof within three working days is prompt, later it is not")
    void prompt() {
        LocalDate maundyWednesday = LocalDate.of(2026, 4, 1);
        assertTrue(Deadline.prompt(maundyWednesday, LocalDate.of(2026, 4, 9)), "Easter does not count");
        assertFalse(Deadline.prompt(maundyWednesday, LocalDate.of(2026, 4, 10)));
        assertTrue(Deadline.prompt(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 12)));
        assertFalse(Deadline.prompt(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 13)));
    }

    @Test
    @DisplayName("Constitution Day, Christmas Eve and New Year's Eve are working days; Store bededag is one since 2024")
    void noHolidays() {
        assertTrue(Holidays.working(LocalDate.of(2026, 6, 5)));
        assertTrue(Holidays.working(LocalDate.of(2026, 12, 24)));
        assertTrue(Holidays.working(LocalDate.of(2026, 12, 31)));
        assertTrue(Holidays.working(LocalDate.of(2024, 4, 26)));
        assertFalse(Holidays.working(LocalDate.of(2023, 5, 5)));
    }

    /** Counts by days and holidays of its own, without the code under test. */
    private static LocalDate byHand(LocalDate received, int months) {
        YearMonth month = YearMonth.from(received).plusMonths(months);
        LocalDate day = month.atDay(Math.min(received.getDayOfMonth(), month.lengthOfMonth()));
        Set<LocalDate> holidays = new HashSet<>();
        for (int year = day.getYear(); year <= day.getYear() + 1; year++) {
            LocalDate easter = easter(year);
            for (int offset : new int[] {-3, -2, 0, 1, 39, 49, 50}) {
                holidays.add(easter.plusDays(offset));
            }
            holidays.add(LocalDate.of(year, 1, 1));
            holidays.add(LocalDate.of(year, 12, 25));
            holidays.add(LocalDate.of(year, 12, 26));
        }
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || holidays.contains(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** Easter Sunday after Meeus, Jones and Butcher. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
