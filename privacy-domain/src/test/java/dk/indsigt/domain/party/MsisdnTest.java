package dk.indsigt.domain.party;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsisdnTest {
    @ParameterizedTest(name = "[{0}]")
    @DisplayName("a Danish number may be typed in many ways")
    @ValueSource(
            strings = {"20123456", "20 12 34 56", "+4520123456", "+45 20 12 34 56", "004520123456", " 20-12-34-56"})
    void danish(String typed) {
        Msisdn number = Msisdn.parse(typed);
        assertEquals("+4520123456", number.value());
        assertTrue(number.danish());
        assertEquals("20 12 34 56", number.formatted());
    }

    @Test
    @DisplayName("a foreign number needs its country code")
    void foreign() {
        Msisdn swedish = Msisdn.parse("+46 70 123 45 67");
        assertEquals("+46701234567", swedish.value());
        assertFalse(swedish.danish());
        assertEquals("+46701234567", swedish.formatted());
        assertEquals("+16502530000", Msisdn.parse("+1 650 253 0000").value());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("a number that nobody can have is refused")
    @ValueSource(strings = {"12345678", "00000000", "2012345", "201234567"})
    void unknown(String typed) {
        assertInvalid("PHONE_UNKNOWN", () -> Msisdn.parse(typed));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("what is no number at all is refused")
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "+45 1",
                "+46 1",
                "<script>",
                "+999 12345678",
                "2012345620123456201234562012345620"
            })
    void noNumber(String typed) {
        assertInvalid("PHONE_FORMAT", () -> Msisdn.parse(typed));
    }

    @Test
    @DisplayName("two digits stay in clear when it is covered, and none in a log")
    void covered() {
        Msisdn number = Msisdn.parse("20123456");
        assertEquals("•• •• •• 56", number.masked());
        assertFalse(number.toString().contains("56"));
    }
}
