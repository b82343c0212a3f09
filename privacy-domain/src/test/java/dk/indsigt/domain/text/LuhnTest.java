package dk.indsigt.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.seed.Seeded;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuhnTest {
    @Test
    @DisplayName("known numbers fit")
    void known() {
        assertTrue(Luhn.valid("490154203237518"), "an IMEI");
        assertTrue(Luhn.valid("4111111111111111"), "a card");
        assertEquals('3', Luhn.checkDigit("7992739871"));
        assertFalse(Luhn.valid("4111111111111112"));
        assertFalse(Luhn.valid("0"));
        assertFalse(Luhn.valid(""));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("a card number in a text is seen, however it is written")
    @ValueSource(
            strings = {
                "4111111111111111",
                "betaler med 4111 1111 1111 1111",
                "4111-1111-1111-1111, udløb 12/29",
                "4111 1111 1111 1111 12/29 123",
                "tlf. 20 12 34 56 4111 1111 1111 1111",
                "kort:5555555555554444.",
                "378282246310005"
            })
    void card(String text) {
        assertTrue(Luhn.holdsCardNumber(text));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("other numbers are no card numbers")
    @NullSource
    @ValueSource(strings = {"", "ringer fra 20 12 34 56", "4111 1111 1111 1112", "K-7MPQ-2XT9", "411111111111"})
    void noCard(String text) {
        assertFalse(Luhn.holdsCardNumber(text));
    }

    @Test
    @DisplayName("a check digit fits its number, and one wrong digit is seen")
    void random() {
        Random random = Seeded.random(getClass());
        for (int i = 0; i < Seeded.TRIES; i++) {
            String payload =
                    String.valueOf(100_000_000_000_000L + Math.floorMod(random.nextLong(), 900_000_000_000_000L));
            String number = payload + Luhn.checkDigit(payload);
            assertTrue(Luhn.valid(number), number);
            assertTrue(Luhn.holdsCardNumber("nr. " + number), number);
            StringBuilder broken = new StringBuilder(number);
            int place = random.nextInt(number.length());
            broken.setCharAt(place, (char) ('0' + (broken.charAt(place) - '0' + 1 + random.nextInt(9)) % 10));
            assertFalse(Luhn.valid(broken.toString()), broken.toString());
        }
    }
}
