package dk.indsigt.portal.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest(name = "{0}: {1} to {2}")
    @DisplayName("a range lies within the file, both ends included")
    @CsvSource({
        "bytes=0-, 0, 999",
        "bytes=0-0, 0, 0",
        "bytes=100-199, 100, 199",
        "bytes=999-999, 999, 999",
        "bytes=900-5000, 900, 999",
        "bytes=-1, 999, 999",
        "bytes=-300, 700, 999",
        "bytes=-5000, 0, 999",
        "' bytes=5-6 ', 5, 6"
    })
    void within(String header, long first, long last) {
        ByteRange range = ByteRange.parse(header, 1000).orElseThrow();
        assertEquals(new ByteRange(first, last), range);
        assertEquals(last - first + 1, range.length());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("what cannot be met, or is no single range, is none")
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=-",
                "bytes=1000-",
                "bytes=5-4",
                "bytes=-0",
                "bytes=0-1,5-6",
                "bytes=a-b",
                "items=0-1",
                "bytes=--1",
                "bytes=1000-2000",
                "bytes=99999999999999999999-"
            })
    void none(String header) {
        assertEquals(Optional.empty(), ByteRange.parse(header, 1000));
    }

    @Test
    @DisplayName("an empty file has no range")
    void emptyFile() {
        assertEquals(Optional.empty(), ByteRange.parse("bytes=0-", 0));
        assertEquals(Optional.empty(), ByteRange.parse("bytes=-1", 0));
    }

    @Test
    @DisplayName("whatever is asked for, what comes back fits the file")
    void random() {
        long seed = Long.getLong("indsigt.seed", System.nanoTime());
        System.out.printf("SEED %s %d%n", getClass().getSimpleName(), seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            long size = random.nextInt(2_000);
            String first = random.nextInt(4) == 0 ? "" : String.valueOf(random.nextInt(2_500));
            String last = random.nextInt(4) == 0 ? "" : String.valueOf(random.nextInt(2_500));
            ByteRange.parse("bytes=" + first + "-" + last, size)
                    .ifPresent(range -> assertTrue(
                            range.first() >= 0 && range.first() <= range.last() && range.last() < size,
                            first + "-" + last + " of " + size));
        }
    }
}
