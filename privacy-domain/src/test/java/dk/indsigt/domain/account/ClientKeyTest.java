package dk.indsigt.domain.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeyTest {
    private static final String SECRET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO-_";

    @Test
    @DisplayName("the text of a key is read back, whatever its bytes")
    void text() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] prefix = new byte[ClientKey.PREFIX_BYTES];
            byte[] secret = new byte[ClientKey.SECRET_BYTES];
            random.nextBytes(prefix);
            random.nextBytes(secret);
            ClientKey key = ClientKey.of(prefix, secret);
            assertEquals(Optional.of(key), ClientKey.parse(key.text()));
            assertFalse(key.demo());
        }
    }

    @Test
    @DisplayName("a key of the demo operator is known as one, and tells its secret to no log")
    void demo() {
        ClientKey key = ClientKey.ofDemo(3, new byte[ClientKey.SECRET_BYTES]);
        assertTrue(key.demo());
        assertEquals(Optional.of(key), ClientKey.parse(key.text()));
        assertFalse(key.toString().contains(key.secret()));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("what has another form is no key")
    @NullSource
    @ValueSource(
            strings = {
                "",
                "ind_",
                "ind_0123456789ab_",
                "ind_0123456789ab_" + SECRET + "x",
                "ind_0123456789a_" + SECRET,
                "ind_0123456789AB_" + SECRET,
                "IND_0123456789ab_" + SECRET,
                " ind_0123456789ab_" + SECRET,
                "ind_0123456789ab_" + SECRET + "\n",
                "ind_0123456789ab-" + SECRET,
                "ind_0123456789ab_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO+/"
            })
    void malformed(String text) {
        assertEquals(Optional.empty(), ClientKey.parse(text));
    }
}
