package dk.indsigt.service.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private static final byte[] SALT = "sixteen bytes ..".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final char[] PASSWORD = "rødgrød med fløde".toCharArray();

    @Test
    @DisplayName("the right password fits and another does not")
    void fits() {
        String stored = PasswordHash.of(PASSWORD, SALT);
        assertTrue(PasswordHash.matches(PASSWORD, stored));
        assertFalse(PasswordHash.matches("rødgrød med fløde ".toCharArray(), stored));
        assertFalse(PasswordHash.matches(new char[0], stored));
    }

    @Test
    @DisplayName("what is stored names its method, 210,000 rounds and its salt, and another salt gives another hash")
    void stored() {
        String stored = PasswordHash.of(PASSWORD, SALT);
        String[] parts = stored.split(":");
        assertEquals("pbkdf2-sha512", parts[0]);
        assertTrue(Integer.parseInt(parts[1]) >= 210_000);
        assertTrue(stored.length() <= 300, "it fits its column");
        assertNotEquals(stored, PasswordHash.of(PASSWORD, new byte[16]));
    }

    @Test
    @DisplayName("a hash with other rounds still works, and one of an unknown method is an error")
    void others() {
        String weaker = PasswordHash.of(PASSWORD, SALT).replace(":210000:", ":1000:");
        assertFalse(PasswordHash.matches(PASSWORD, weaker));
        assertThrows(IllegalStateException.class, () -> PasswordHash.matches(PASSWORD, "md5:1:a:b"));
        assertThrows(IllegalStateException.class, () -> PasswordHash.matches(PASSWORD, ""));
    }
}
