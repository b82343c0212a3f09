package dk.indsigt.domain.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.seed.Seeded;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalTimeTest {
    @ParameterizedTest(name = "{0} + {1} = {2}")
    @DisplayName("calendar months keep the day, clamped to the end of the month, and roll over no holiday")
    @CsvSource({
        "2025-08-31, P6M, 2026-02-28",
        "2025-10-31, P16M, 2027-02-28",
        "2024-02-29, P16M, 2025-06-29",
        "2023-08-31, P6M, 2024-02-29",
        "2024-02-29, P1Y, 2025-02-28",
        "2025-06-24, P6M, 2025-12-24",
        "2025-12-31, P30D, 2026-01-30",
        "2025-01-31, P1M1D, 2025-03-01"
    })
    void end(LocalDate start, Period period, LocalDate end) {
        assertEquals(end, LegalTime.end(start, period));
    }

    @ParameterizedTest(name = "{0} is {1} in Denmark")
    @DisplayName("a day begins at midnight in Denmark, summer and winter")
    @CsvSource({
        "2026-01-31T22:59:59.999999Z, 2026-01-31",
        "2026-01-31T23:00:00Z, 2026-02-01",
        "2026-06-30T21:59:59.999999Z, 2026-06-30",
        "2026-06-30T22:00:00Z, 2026-07-01",
        "2026-03-29T00:59:59Z, 2026-03-29",
        "2026-10-25T22:59:59Z, 2026-10-25",
        "2026-10-25T23:00:00Z, 2026-10-26"
    })
    void day(Instant at, LocalDate day) {
        assertEquals(day, LegalTime.dayOf(at));
        assertEquals(day, LegalTime.today(Clock.fixed(at, ZoneOffset.UTC)));
    }

    @Test
    @DisplayName("a period of months ends on the same day or the last of its month, and later starts never end earlier")
    void random() {
        Random random = Seeded.random(getClass());
        for (int i = 0; i < Seeded.TRIES; i++) {
            LocalDate start = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(25_000));
            Period period = Period.ofMonths(random.nextInt(241));
            LocalDate end = LegalTime.end(start, period);
            assertEquals(YearMonth.from(start).plusMonths(period.getMonths()), YearMonth.from(end));
            assertTrue(
                    end.getDayOfMonth() == start.getDayOfMonth()
                            || end.getDayOfMonth() < start.getDayOfMonth()
                                    && end.equals(YearMonth.from(end).atEndOfMonth()),
                    start + " + " + period);
            assertFalse(LegalTime.end(start.plusDays(1), period).isBefore(end), start + " + " + period);
        }
    }
}
