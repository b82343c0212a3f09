package dk.indsigt.portal.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WebOriginsTest {
    private static final String HERE = "http://localhost:8080";
    private final WebOrigins origins = new WebOrigins(
            " https://www.example.dk, HTTPS://Shop.Example.dk:8443\thttps://wrong.example.dk/path *",
            "https://privacy.example.dk/indsigt/");

    @Test
    @DisplayName("the portal's own pages may ask, and those that are named, whatever stands between the names")
    void named() {
        for (String origin :
                List.of(HERE, "https://privacy.example.dk", "https://www.example.dk", "https://shop.example.dk:8443")) {
            assertTrue(origins.known(origin, HERE), origin);
        }
        assertEquals("shop.example.dk:8443", WebOrigins.host("https://shop.example.dk:8443"));
    }

    @Test
    @DisplayName("nobody else may: not what looks alike, not a page of a file, not everybody")
    void others() {
        for (String origin : List.of(
                "https://www.example.dk.evil.example",
                "http://www.example.dk",
                "https://example.dk",
                "https://wrong.example.dk",
                "https://www.example.dk/",
                "null",
                "*",
                "",
                "https://www.example.dk\r\nX: y")) {
            assertFalse(origins.known(origin, HERE), origin);
        }
        assertFalse(origins.known(null, HERE));
        assertFalse(new WebOrigins("", "").known("", ""));
    }
}
