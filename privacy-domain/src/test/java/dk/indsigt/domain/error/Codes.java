package dk.indsigt.domain.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** Says which failure a test expects, by its code. */
public final class Codes {
    private Codes() {}

    public static void assertInvalid(String code, Executable work) {
        assertEquals(code, assertThrows(InvalidValueException.class, work).code());
    }

    public static void assertRefused(String code, Executable work) {
        assertEquals(code, assertThrows(RefusedException.class, work).code());
    }
}
