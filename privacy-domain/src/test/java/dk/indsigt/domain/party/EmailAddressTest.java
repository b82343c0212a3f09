package dk.indsigt.domain.party;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @Test
    @DisplayName("the domain is written small, the name before it stays as typed")
    void normal() {
        assertEquals(
                "Anna.Holm+3@example.dk",
                EmailAddress.parse(" Anna.Holm+3@Example.DK ").value());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("what is no address is refused")
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "anna",
                "anna@",
                "@example.dk",
                "anna@example",
                "anna@example.",
                "an na@example.dk",
                "anna@exam ple.dk",
                "Anna <anna@example.dk>",
                "anna@example.dk, bo@example.dk",
                "a@b@example.dk",
                "anna@example.dk\nBcc: bo@example.dk",
                "<script>@example.dk"
            })
    void wrong(String text) {
        assertInvalid("EMAIL_FORMAT", () -> EmailAddress.parse(text));
    }

    @Test
    @DisplayName("ten thousand characters are refused")
    void endless() {
        assertInvalid("EMAIL_FORMAT", () -> EmailAddress.parse("a".repeat(10_000) + "@example.dk"));
        assertInvalid("EMAIL_FORMAT", () -> EmailAddress.parse("a@" + "b".repeat(250) + ".dk"));
    }

    @Test
    @DisplayName("covered it shows its first letter and its domain")
    void covered() {
        EmailAddress address = EmailAddress.parse("anna@example.dk");
        assertEquals("a•••@example.dk", address.masked());
        assertFalse(address.toString().contains("anna"));
    }
}
