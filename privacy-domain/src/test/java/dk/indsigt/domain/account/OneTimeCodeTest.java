package dk.indsigt.domain.account;

import static dk.indsigt.domain.error.Codes.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.account.OneTimeCode.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OneTimeCodeTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final byte[] RIGHT = {1, 2, 3};
    private static final byte[] WRONG = {1, 2, 4};

    @ParameterizedTest(name = "{0}")
    @DisplayName("it works until its life is over")
    @EnumSource(Purpose.class)
    void life(Purpose purpose) {
        assertTrue(issue(purpose).redeem(RIGHT, NOW.plus(purpose.life()).minusNanos(1)));
        OneTimeCode late = issue(purpose);
        assertRefused("CODE_EXPIRED", () -> late.redeem(RIGHT, NOW.plus(purpose.life())));
    }

    @Test
    @DisplayName("it works once")
    void once() {
        OneTimeCode code = issue(Purpose.PASSWORD_RESET);
        assertTrue(code.redeem(RIGHT, NOW));
        assertRefused("CODE_EXPIRED", () -> code.redeem(RIGHT, NOW));
    }

    @Test
    @DisplayName("after three wrong tries the right one is refused too")
    void attempts() {
        OneTimeCode code = issue(Purpose.CALLER_IDENTITY);
        assertFalse(code.redeem(WRONG, NOW));
        assertFalse(code.redeem(new byte[0], NOW));
        assertTrue(code.usable(NOW));
        assertFalse(code.redeem(WRONG, NOW));
        assertFalse(code.usable(NOW));
        assertRefused("CODE_EXPIRED", () -> code.redeem(RIGHT, NOW));
    }

    @Test
    @DisplayName("a newer code replaces it")
    void revoked() {
        OneTimeCode code = issue(Purpose.ACTIVATION);
        code.revoke(NOW);
        assertRefused("CODE_EXPIRED", () -> code.redeem(RIGHT, NOW));
    }

    @Test
    @DisplayName("its hash cannot be changed from outside")
    void copy() {
        byte[] hash = RIGHT.clone();
        OneTimeCode code = OneTimeCode.issue(UUID.randomUUID(), Purpose.ACTIVATION, hash, NOW);
        hash[0] = 9;
        assertTrue(code.redeem(RIGHT, NOW));
    }

    @Test
    @DisplayName("it knows what it is for")
    void target() {
        UUID account = UUID.randomUUID();
        UUID party = UUID.randomUUID();
        OneTimeCode code = issue(Purpose.EMAIL_CHANGE).forAccount(account).forParty(party, "ny@example.dk");
        assertEquals(account, code.accountId().orElseThrow());
        assertEquals(party, code.partyId().orElseThrow());
        assertEquals("ny@example.dk", code.newValue().orElseThrow());
    }

    private static OneTimeCode issue(Purpose purpose) {
        return OneTimeCode.issue(UUID.randomUUID(), purpose, RIGHT, NOW);
    }
}
