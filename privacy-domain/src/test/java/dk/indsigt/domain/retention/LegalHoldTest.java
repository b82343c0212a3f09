package dk.indsigt.domain.retention;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static dk.indsigt.domain.error.Codes.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.retention.LegalHold.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegalHoldTest {
    private static final UUID ONE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate EXPIRY = LocalDate.of(2026, 12, 31);

    @Test
    @DisplayName("waiting it stops the timers for three days, and never a withdrawal")
    void waiting() {
        LegalHold hold = request();
        assertEquals(State.WAITING, hold.state(NOW));
        assertTrue(hold.standsAgainstTimers(NOW));
        assertFalse(hold.standsAgainstWithdrawal(NOW));
        Instant end = NOW.plus(LegalHold.PROVISIONAL);
        assertEquals(State.WAITING, hold.state(end.minusNanos(1)));
        assertEquals(State.LAPSED, hold.state(end));
        assertFalse(hold.standsAgainstTimers(end));
        assertRefused("HOLD_STATE", () -> hold.approve(OTHER, end));
    }

    @Test
    @DisplayName("approved by a second officer it stops timers and withdrawals until its last day is over")
    void approved() {
        LegalHold hold = request();
        hold.approve(OTHER, NOW);
        assertEquals(State.ACTIVE, hold.state(NOW));
        assertTrue(hold.standsAgainstTimers(NOW));
        assertTrue(hold.standsAgainstWithdrawal(NOW));
        Instant lastMoment = Instant.parse("2026-12-31T22:59:59Z");
        assertTrue(hold.standsAgainstWithdrawal(lastMoment));
        assertEquals(State.EXPIRED, hold.state(lastMoment.plusSeconds(1)));
        assertFalse(hold.standsAgainstTimers(lastMoment.plusSeconds(1)));
    }

    @Test
    @DisplayName("nobody approves or lifts alone")
    void secondPerson() {
        LegalHold hold = request();
        assertRefused("SECOND_PERSON", () -> hold.approve(ONE, NOW));
        assertEquals(State.WAITING, hold.state(NOW));
        hold.approve(OTHER, NOW);
        hold.requestLift("claim settled", OTHER, NOW);
        assertRefused("SECOND_PERSON", () -> hold.lift(OTHER, NOW));
        assertTrue(hold.standsAgainstWithdrawal(NOW));
        hold.lift(ONE, NOW);
        assertEquals(State.LIFTED, hold.state(NOW));
        assertFalse(hold.standsAgainstTimers(NOW));
    }

    @Test
    @DisplayName("each step is taken once and in its order")
    void order() {
        LegalHold hold = request();
        assertRefused("HOLD_STATE", () -> hold.lift(OTHER, NOW));
        assertRefused("HOLD_STATE", () -> hold.requestLift("early", OTHER, NOW));
        hold.approve(OTHER, NOW);
        assertRefused("HOLD_STATE", () -> hold.approve(OTHER, NOW));
        hold.requestLift("settled", ONE, NOW);
        assertEquals(State.LIFT_WAITING, hold.state(NOW));
        assertRefused("HOLD_STATE", () -> hold.requestLift("again", OTHER, NOW));
        hold.lift(OTHER, NOW);
        assertRefused("HOLD_STATE", () -> hold.lift(ONE, NOW));
        assertRefused("HOLD_STATE", () -> hold.approve(OTHER, NOW));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("its last day is after today and at most five years ahead")
    @NullSource
    @ValueSource(strings = {"2026-11-19", "2026-11-20", "2031-11-21"})
    void expiry(String day) {
        LocalDate expires = day == null ? null : LocalDate.parse(day);
        assertInvalid("HOLD_EXPIRY", () -> request("claim", expires));
    }

    @ParameterizedTest
    @DisplayName("a reason is needed to set it and to lift it")
    @NullSource
    @ValueSource(strings = {"", "  "})
    void reason(String text) {
        assertInvalid("REASON_REQUIRED", () -> request(text, EXPIRY));
        LegalHold hold = request();
        hold.approve(OTHER, NOW);
        assertInvalid("REASON_REQUIRED", () -> hold.requestLift(text, ONE, NOW));
        assertInvalid("TOO_LONG", () -> hold.requestLift("x".repeat(10_000), ONE, NOW));
    }

    private static LegalHold request() {
        return request("claim 17", EXPIRY);
    }

    private static LegalHold request(String reason, LocalDate expires) {
        return LegalHold.request(UUID.randomUUID(), LegalHold.Target.PERSON, OTHER, OTHER, reason, expires, ONE, NOW);
    }
}
