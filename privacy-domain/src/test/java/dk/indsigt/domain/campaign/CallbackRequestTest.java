package dk.indsigt.domain.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.campaign.CallbackRequest.State;
import dk.indsigt.domain.campaign.CallbackRequest.Topic;
import dk.indsigt.domain.campaign.CallbackWindow.Part;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CallbackRequestTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Instant ASKED = Instant.parse("2026-03-02T06:00:00Z");
    private static final Instant OPEN = Instant.parse("2026-03-02T07:00:00Z");
    private static final UUID BODIL = new UUID(1, 1);
    private static final UUID FRODE = new UUID(1, 2);

    @Test
    @DisplayName("K-34: after the call nobody can call upon the same request again")
    void oneCall() {
        CallbackRequest request = request();
        request.take(BODIL, OPEN);
        request.called(BODIL, OPEN.plusSeconds(300));
        assertEquals(State.CALLED, request.state());
        assertCode("CALLBACK_CLOSED", () -> request.take(BODIL, OPEN.plusSeconds(400)));
        assertCode("CALLBACK_CLOSED", () -> request.take(FRODE, OPEN.plusSeconds(400)));
        assertCode("CALLBACK_CLOSED", () -> request.called(BODIL, OPEN.plusSeconds(400)));
        assertCode("CALLBACK_CLOSED", () -> request.notReached(BODIL, OPEN.plusSeconds(400)));
        assertEquals(Optional.of(LocalDate.of(2026, 4, 1)), request.deleteDueOn(), "PA04: 30 days");
    }

    @Test
    @DisplayName(
            "where nobody answers there is one more try a day later at the same time by the wall clock, and no third")
    void notReached() {
        CallbackRequest request = CallbackRequest.ask(
                new UUID(9, 9),
                new UUID(8, 8),
                new Msisdn("+4520123456"),
                Topic.INVOICE,
                new CallbackWindow(LocalDate.of(2026, 3, 28), Part.MORNING),
                AskedThrough.PORTAL,
                new UUID(7, 7),
                Language.DA,
                Instant.parse("2026-03-28T06:00:00Z"));
        request.take(BODIL, Instant.parse("2026-03-28T07:00:00Z"));
        request.notReached(BODIL, Instant.parse("2026-03-28T07:05:00Z"));
        assertEquals(State.WAITING, request.state());
        assertEquals(Instant.parse("2026-03-29T06:00:00Z"), request.windowFrom(), "summer time began that night");
        Instant early = Instant.parse("2026-03-29T05:59:00Z");
        assertCode("CALLBACK_EARLY", () -> request.take(BODIL, early));
        request.take(FRODE, Instant.parse("2026-03-29T06:00:00Z"));
        request.notReached(FRODE, Instant.parse("2026-03-29T06:10:00Z"));
        assertEquals(State.NOT_REACHED, request.state());
        assertEquals(2, request.attempts());
        assertCode("CALLBACK_CLOSED", () -> request.take(BODIL, Instant.parse("2026-03-29T07:00:00Z")));
    }

    @Test
    @DisplayName(
            "a request is called within its window, by whoever took it; after half an hour without a word somebody else may")
    void whoMayCall() {
        CallbackRequest request = request();
        assertCode("CALLBACK_EARLY", () -> request.take(BODIL, OPEN.minusSeconds(1)));
        assertCode("CALLBACK_NOT_YOURS", () -> request.called(BODIL, OPEN));
        request.take(BODIL, OPEN);
        assertCode("CALLBACK_TAKEN", () -> request.take(FRODE, OPEN.plusSeconds(60)));
        assertCode("CALLBACK_NOT_YOURS", () -> request.called(FRODE, OPEN.plusSeconds(60)));
        assertTrue(request.takenBy(BODIL, OPEN.plusSeconds(60)));
        assertFalse(request.takenBy(FRODE, OPEN.plusSeconds(60)));
        request.take(FRODE, OPEN.plus(Duration.ofMinutes(30)));
        assertTrue(request.takenBy(FRODE, OPEN.plus(Duration.ofMinutes(31))));
        assertCode(
                "CALLBACK_CLOSED",
                () -> request().take(BODIL, OPEN.plus(Duration.ofHours(4)).plusSeconds(1)));
    }

    @Test
    @DisplayName("taken back before the call, the number is gone and nobody can call")
    void withdrawn() {
        CallbackRequest request = request();
        request.withdraw(ASKED.plusSeconds(5));
        assertEquals(Optional.empty(), request.phone());
        assertEquals(Optional.of(LocalDate.of(2026, 4, 1)), request.deleteDueOn());
        assertCode("CALLBACK_CLOSED", () -> request.take(BODIL, OPEN));
        assertCode("CALLBACK_CLOSED", () -> request.withdraw(OPEN));
    }

    @Test
    @DisplayName("a window that goes by without a call ends the request, unless somebody is calling just then")
    void missed() {
        CallbackRequest request = request();
        Instant end = OPEN.plus(Duration.ofHours(4));
        request.miss(end);
        assertEquals(State.WAITING, request.state());
        request.take(BODIL, end.minusSeconds(60));
        request.miss(end.plusSeconds(60));
        assertEquals(State.TAKEN, request.state());
        request.miss(end.plus(Duration.ofMinutes(40)));
        assertEquals(State.MISSED, request.state());
    }

    @Test
    @DisplayName("windows lie within 8 and 20 on today and the next days; one that is nearly over cannot be chosen")
    void windows() {
        assertEquals(15, CallbackWindow.open(ASKED).size());
        assertEquals(
                new CallbackWindow(DAY, Part.MORNING),
                CallbackWindow.open(ASKED).get(0));
        assertEquals(
                new CallbackWindow(DAY, Part.AFTERNOON),
                CallbackWindow.open(Instant.parse("2026-03-02T10:31:00Z")).get(0));
        assertEquals(
                new CallbackWindow(DAY.plusDays(1), Part.MORNING),
                CallbackWindow.open(Instant.parse("2026-03-02T18:45:00Z")).get(0));
        CallbackWindow.open(ASKED).forEach(window -> {
            assertEquals(window, CallbackWindow.parse(window.code()));
            assertTrue(window.part().from() >= 8 && window.part().until() <= 20);
        });
        for (String none : new String[] {null, "", "2026-03-02", "2026-02-30/MORNING", "2026-03-02/NIGHT", "/"}) {
            assertCode("WINDOW_REQUIRED", () -> CallbackWindow.parse(none));
        }
        for (LocalDate day : new LocalDate[] {DAY.minusDays(1), DAY.plusDays(5)}) {
            assertCode("WINDOW_OVER", () -> ask(new CallbackWindow(day, Part.EVENING), Topic.OTHER));
        }
        assertCode("WINDOW_REQUIRED", () -> ask(null, Topic.OTHER));
        assertCode("TOPIC_REQUIRED", () -> ask(new CallbackWindow(DAY, Part.EVENING), null));
    }

    private static CallbackRequest request() {
        return ask(new CallbackWindow(DAY, Part.MORNING), Topic.INVOICE);
    }

    private static CallbackRequest ask(CallbackWindow window, Topic topic) {
        return CallbackRequest.ask(
                new UUID(9, 9),
                new UUID(8, 8),
                new Msisdn("+4520123456"),
                topic,
                window,
                AskedThrough.PORTAL,
                new UUID(7, 7),
                Language.DA,
                ASKED);
    }

    private static void assertCode(String code, Executable work) {
        assertEquals(code, assertThrows(PrivacyException.class, work).code());
    }
}
