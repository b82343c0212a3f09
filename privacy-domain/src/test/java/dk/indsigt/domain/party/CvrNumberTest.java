package dk.indsigt.domain.party;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.seed.Seeded;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CvrNumberTest {
    @ParameterizedTest(name = "[{0}]")
    @DisplayName("the check digit fits")
    @ValueSource(strings = {"26123445", "13748136", "24256790"})
    void right(String digits) {
        assertEquals(digits, new CvrNumber(digits).value());
    }

    @Test
    @DisplayName("a wrong check digit is refused")
    void wrongDigit() {
        assertInvalid("CVR_CHECK_DIGIT", () -> new CvrNumber("24256791"));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("anything but eight digits is refused")
    @NullSource
    @ValueSource(strings = {"", "2612344", "261234455", "02612344", "2612344x", "26-12-34-45"})
    void wrongFormat(String text) {
        assertInvalid("CVR_FORMAT", () -> CvrNumber.parse(text));
    }

    @Test
    @DisplayName("spaces and the country code may be typed")
    void typed() {
        assertEquals("26123445", CvrNumber.parse(" DK 26 12 34 45 ").value());
        assertEquals("26123445", CvrNumber.parse("dk26123445").value());
    }

    @Test
    @DisplayName("of ten last digits at most one fits, and one wrong digit anywhere is seen")
    void oneWrongDigit() {
        Random random = Seeded.random(getClass());
        for (int i = 0; i < Seeded.TRIES; i++) {
            String seven = String.valueOf(1_000_000 + random.nextInt(9_000_000));
            int[] fitting =
                    IntStream.range(0, 10).filter(digit -> fits(seven + digit)).toArray();
            if (fitting.length == 0) {
                continue;
            }
            assertEquals(1, fitting.length, seven);
            StringBuilder broken = new StringBuilder(seven + fitting[0]);
            int place = 1 + random.nextInt(7);
            broken.setCharAt(place, (char) ('0' + (broken.charAt(place) - '0' + 1 + random.nextInt(9)) % 10));
            assertInvalid("CVR_CHECK_DIGIT", () -> new CvrNumber(broken.toString()));
        }
    }

    private static boolean fits(String digits) {
        try {
            new CvrNumber(digits);
            return true;
        } catch (InvalidValueException wrong) {
            return false;
        }
    }
}
