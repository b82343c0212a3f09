package dk.indsigt.service.rights.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final Moments moments = new Moments();

    @Test
    @DisplayName("any moment of the database is told in Danish time, summer and winter")
    void random() {
        long seed = Long.getLong("indsigt.seed", System.nanoTime());
        System.out.printf("SEED MomentsTest %d%n", seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Instant at = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
            String iso = moments.iso(InstantConverter.toText(at));
            assertEquals(ISO.format(at.atZone(LegalTime.ZONE)), iso);
            assertEquals(at, OffsetDateTime.parse(iso).toInstant());
        }
    }

    @Test
    @DisplayName("the hours around a change of the clock are right in either order")
    void changes() {
        Instant change = Instant.parse("2026-10-25T01:00:00Z");
        for (int hours : new int[] {-2, 2, -1, 1, 0, -1}) {
            Instant at = change.plus(hours, ChronoUnit.HOURS);
            assertEquals(ISO.format(at.atZone(LegalTime.ZONE)), moments.iso(InstantConverter.toText(at)));
        }
        assertEquals("2026-10-25 02:00:00", moments.plain("2026-10-25 00:00:00.000000"));
        assertEquals("2026-10-25 02:00:00", moments.plain("2026-10-25 01:00:00"));
    }

    @Test
    @DisplayName("a moment without seconds is read")
    void brief() {
        assertEquals("2026-01-31T13:05:00+01:00", moments.iso("2026-01-31 12:05"));
    }
}
