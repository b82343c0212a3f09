package dk.indsigt.domain.account;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressTest {
    @ParameterizedTest(name = "[{0}]")
    @DisplayName("by HTTPS anywhere, by HTTP on the same machine")
    @ValueSource(
            strings = {
                "https://recorder.example.dk/done",
                "HTTPS://recorder.example.dk:8443/done?x=1",
                "http://localhost:9000/done",
                "http://127.0.0.1/",
                "http://[::1]:9000/done"
            })
    void allowed(String text) {
        assertEquals(text, CallbackAddress.parse(" " + text + "\n").value());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("anything else is refused")
    @NullSource
    @ValueSource(
            strings = {
                "",
                "recorder.example.dk",
                "//recorder.example.dk/done",
                "http://recorder.example.dk/",
                "http://localhost.example.dk/",
                "http://127.0.0.1.example.dk/",
                "ftp://recorder.example.dk/",
                "https:///done",
                "https://user:secret@recorder.example.dk/",
                "https://recorder.example.dk/#part",
                "https://recorder.example.dk/a b",
                "javascript:alert(1)"
            })
    void refused(String text) {
        assertInvalid("CALLBACK_FORMAT", () -> CallbackAddress.parse(text));
    }

    @Test
    @DisplayName("it has an end")
    void length() {
        assertInvalid("CALLBACK_FORMAT", () -> CallbackAddress.parse("https://example.dk/" + "x".repeat(300)));
    }
}
