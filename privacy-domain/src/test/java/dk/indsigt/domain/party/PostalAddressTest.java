package dk.indsigt.domain.party;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostalAddressTest {
    @Test
    @DisplayName("it reads on one line, without the spaces around")
    void oneLine() {
        PostalAddress address = new PostalAddress(" Nørregade 7, 2. tv. ", " 1165 ", " København K ");
        assertEquals("Nørregade 7, 2. tv., 1165 København K", address.oneLine());
        assertFalse(address.toString().contains("Nørregade"));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("a postal code has four digits")
    @NullSource
    @ValueSource(strings = {"", "165", "11655", "DK-1", "11 65", "١١٦٥"})
    void postalCode(String code) {
        assertInvalid("POSTAL_CODE_FORMAT", () -> new PostalAddress("Nørregade 7", code, "København K"));
    }

    @ParameterizedTest
    @DisplayName("street and town are needed")
    @NullSource
    @ValueSource(strings = {"", "  "})
    void needed(String text) {
        assertInvalid("STREET_REQUIRED", () -> new PostalAddress(text, "1165", "København K"));
        assertInvalid("CITY_REQUIRED", () -> new PostalAddress("Nørregade 7", "1165", text));
    }

    @Test
    @DisplayName("ten thousand characters are refused")
    void endless() {
        assertInvalid("TOO_LONG", () -> new PostalAddress("x".repeat(10_000), "1165", "København K"));
        assertInvalid("TOO_LONG", () -> new PostalAddress("Nørregade 7", "1165", "x".repeat(61)));
    }
}
