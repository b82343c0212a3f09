package dk.indsigt.domain.disclosure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AudienceHashTest {
    @Test
    @DisplayName("an address is hashed without blanks and in lower case, as platforms expect it")
    void normal() {
        String expected = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";
        assertEquals(expected, hex(AudienceHash.of(" Test@Example.COM ", false)));
        assertEquals(expected, hex(AudienceHash.of("test@example.com", true)));
    }

    @Test
    @DisplayName("dots of gmail.com and googlemail.com go where the platform takes them out, and nowhere else")
    void dots() {
        assertArrayEquals(
                AudienceHash.of("annaprove@gmail.com", false), AudienceHash.of("Anna.Pro.ve@Gmail.com", true));
        assertArrayEquals(
                AudienceHash.of("annaprove@googlemail.com", false), AudienceHash.of("anna.prove@googlemail.com", true));
        assertArrayEquals(
                AudienceHash.of("anna.prove@gmail.com", false), AudienceHash.of("Anna.Prove@gmail.com", false));
        assertEquals(
                false,
                hex(AudienceHash.of("anna.prove@gmail.com", false))
                        .equals(hex(AudienceHash.of("annaprove@gmail.com", false))),
                "Meta compares them as they are");
        assertArrayEquals(
                AudienceHash.of("anna.prove@example.dk", false), AudienceHash.of("anna.prove@example.dk", true));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
