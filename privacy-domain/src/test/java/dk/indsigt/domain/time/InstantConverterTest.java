package dk.indsigt.domain.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dk.indsigt.domain.seed.Seeded;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantConverterTest {
    private final InstantConverter converter = new InstantConverter();
    private TimeZone before;

    @BeforeEach
    void inDenmark() {
        before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Copenhagen"));
    }

    @AfterEach
    void asItWas() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("the hour that a Danish spring leaves out, and the one an autumn has twice, come back as they were")
    @ValueSource(
            strings = {
                "2026-03-29T00:59:59.999999Z", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z", "2026-03-29T02:30:00.5Z",
                "2026-03-29T02:59:59.999999Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"
            })
    void change(Instant at) {
        assertEquals(at, converter.convertToEntityAttribute(converter.convertToDatabaseColumn(at)));
        assertEquals(at, InstantConverter.fromText(InstantConverter.toText(at)));
        assertEquals(LocalDateTime.parse(at.toString().replace("Z", "")), converter.convertToDatabaseColumn(at));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a text from the database is read in each form it comes in")
    @CsvSource({
        "2026-03-29 02:30:00, 2026-03-29T02:30:00Z",
        "2026-03-29T02:30, 2026-03-29T02:30:00Z",
        "2026-03-29 02:30:00.5, 2026-03-29T02:30:00.5Z",
        "2026-03-29T02:30:00.123456, 2026-03-29T02:30:00.123456Z"
    })
    void text(String text, Instant at) {
        assertEquals(at, InstantConverter.fromText(text));
    }

    @Test
    @DisplayName("nothing stays nothing")
    void nothing() {
        assertNull(converter.convertToDatabaseColumn(null));
        assertNull(converter.convertToEntityAttribute(null));
    }

    @Test
    @DisplayName("any microsecond comes back as it was")
    void random() {
        Random random = Seeded.random(getClass());
        for (int i = 0; i < Seeded.TRIES; i++) {
            Instant at = Instant.parse("1970-01-01T00:00:00Z")
                    .plusSeconds(random.nextInt(Integer.MAX_VALUE))
                    .plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
            assertEquals(at, converter.convertToEntityAttribute(converter.convertToDatabaseColumn(at)));
            assertEquals(at, InstantConverter.fromText(InstantConverter.toText(at)));
        }
    }
}
