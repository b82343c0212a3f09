package dk.indsigt.domain.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.seed.Seeded;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UuidV7Test {
    private static final Instant AT = Instant.parse("2026-11-20T10:15:30.123Z");

    @Test
    @DisplayName("it says version 7 and carries its millisecond")
    void shape() {
        Random random = Seeded.random(getClass());
        for (int i = 0; i < Seeded.TRIES; i++) {
            UUID id = UuidV7.of(AT, random);
            assertEquals(7, id.version());
            assertEquals(2, id.variant());
            assertEquals(AT.toEpochMilli(), id.getMostSignificantBits() >>> 16);
        }
    }

    @Test
    @DisplayName("a later one stands after an earlier one, as text too")
    void order() {
        Random random = Seeded.random(getClass());
        String earlier = UuidV7.of(AT, random).toString();
        for (int i = 1; i < Seeded.TRIES; i++) {
            String later = UuidV7.of(AT.plusMillis(i), random).toString();
            assertTrue(earlier.compareTo(later) < 0, earlier + " " + later);
            earlier = later;
        }
    }

    @Test
    @DisplayName("no two of one millisecond are equal, and both halves differ")
    void different() {
        Random random = Seeded.random(getClass());
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < Seeded.TRIES; i++) {
            assertTrue(ids.add(UuidV7.of(AT, random)));
        }
        UUID first = UuidV7.of(AT, random);
        assertNotEquals(first.getLeastSignificantBits(), UuidV7.of(AT, random).getLeastSignificantBits());
    }

    @Test
    @DisplayName("it is kept as its text")
    void kept() {
        UuidConverter converter = new UuidConverter();
        UUID id = UuidV7.of(AT, Seeded.random(getClass()));
        assertEquals(id, converter.convertToEntityAttribute(converter.convertToDatabaseColumn(id)));
        assertNull(converter.convertToDatabaseColumn(null));
        assertNull(converter.convertToEntityAttribute(null));
    }
}
