package dk.indsigt.domain.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.campaign.Competition.Draft;
import dk.indsigt.domain.campaign.Competition.State;
import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CompetitionTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final LocalDate CLOSES = LocalDate.of(2026, 3, 10);
    private static final LocalDate DRAWS = LocalDate.of(2026, 3, 12);
    private static final LocalText TEXT = new LocalText("x", "y");
    private static final byte[] SEED = new byte[Draw.seedBytes()];
    private static final List<UUID> ENTRIES = List.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3));

    @Test
    @DisplayName("one can enter until the end of the last day in Denmark")
    void open() {
        Competition competition = competition(15);
        assertTrue(competition.openAt(Instant.parse("2026-03-10T22:59:59Z")));
        assertFalse(competition.openAt(Instant.parse("2026-03-10T23:00:00Z")));
        assertCode("COMPETITION_CLOSED", () -> competition.requireOpen(Instant.parse("2026-03-10T23:00:00Z")));
    }

    @Test
    @DisplayName("P-3.2.1-a: 15 or 18 years on the day one enters, and not one day less")
    void age() {
        competition(15).requireAge(LocalDate.of(2011, 3, 2), NOW);
        assertCode("TOO_YOUNG", () -> competition(15).requireAge(LocalDate.of(2011, 3, 3), NOW));
        competition(18).requireAge(LocalDate.of(2008, 3, 2), NOW);
        assertCode("TOO_YOUNG", () -> competition(18).requireAge(LocalDate.of(2008, 3, 3), NOW));
        assertCode("BIRTH_DATE_UNKNOWN", () -> competition(15).requireAge(null, NOW));
        assertCode("AGE_REQUIRED", () -> competition(16));
    }

    @Test
    @DisplayName("the seed is committed to when entries close, told at the draw, and not before")
    void commitment() {
        Competition competition = competition(15);
        Instant after = Instant.parse("2026-03-11T08:00:00Z");
        assertThrows(IllegalStateException.class, () -> competition.close(ENTRIES, SEED, NOW));
        assertCode("COMPETITION_OPEN", () -> competition.drawOrder(ENTRIES, after));
        competition.close(ENTRIES, SEED, after);
        assertEquals(Optional.of(Draw.commitment(SEED)), competition.commitment());
        assertEquals(Optional.empty(), competition.seed());
        assertCode("DRAW_EARLY", () -> competition.drawOrder(ENTRIES, after));
        Instant day = Instant.parse("2026-03-12T08:00:00Z");
        assertThrows(
                IllegalStateException.class, () -> competition.drawOrder(ENTRIES.subList(0, 2), day), "another list");
        List<UUID> order = competition.drawOrder(ENTRIES, day);
        assertEquals(Draw.order(SEED, ENTRIES), order);
        competition.drawn(order.get(1), 1, day);
        assertEquals(Optional.of("00".repeat(32)), competition.seed());
        assertEquals(1, competition.passedOver());
        assertCode("DRAWN_ALREADY", () -> competition.drawOrder(ENTRIES, day));
        assertCode("DRAWN_ALREADY", () -> competition.cancel(day));
        competition.prizeSent(day);
        assertEquals(State.SENT, competition.state());
        assertCode("NOT_DRAWN", () -> competition.prizeSent(day));
    }

    @Test
    @DisplayName(
            "where nobody stands it is over; what nobody draws, or sends a prize for, ends 60 days after the day of the draw")
    void ends() {
        Competition nobody = closed();
        nobody.drawn(null, 3, Instant.parse("2026-03-12T08:00:00Z"));
        assertEquals(State.CANCELLED, nobody.state());
        Competition forgotten = closed();
        forgotten.lapse(Instant.parse("2026-05-11T08:00:00Z"));
        assertEquals(State.CLOSED, forgotten.state());
        assertTrue(DRAWS.isAfter(Competition.lapsing(LocalDate.of(2026, 5, 11))));
        forgotten.lapse(Instant.parse("2026-05-12T08:00:00Z"));
        assertEquals(State.LAPSED, forgotten.state());
        assertFalse(DRAWS.isAfter(Competition.lapsing(LocalDate.of(2026, 5, 12))));
        assertCode("COMPETITION_CLOSED", () -> forgotten.cancel(NOW));
        Competition called = competition(15);
        called.cancel(NOW);
        assertFalse(called.openAt(NOW));
    }

    @Test
    @DisplayName("days, texts and brand are checked when it is made")
    void drafts() {
        assertCode("CLOSES_PAST", () -> make(Brand.THREE, TEXT, LocalDate.of(2026, 3, 1), DRAWS));
        assertCode("DRAWS_EARLY", () -> make(Brand.THREE, TEXT, CLOSES, CLOSES));
        assertCode("DRAWS_FAR", () -> make(Brand.THREE, TEXT, CLOSES, CLOSES.plusDays(61)));
        make(Brand.THREE, TEXT, CLOSES, CLOSES.plusDays(60));
        LocalDate far = LegalTime.dayOf(NOW).plusYears(1);
        assertCode("CLOSES_FAR", () -> make(Brand.THREE, TEXT, far.plusDays(1), far.plusDays(2)));
        make(Brand.THREE, TEXT, far, far.plusDays(1));
        assertCode("CLOSES_REQUIRED", () -> make(Brand.THREE, TEXT, null, DRAWS));
        assertCode("DRAWS_REQUIRED", () -> make(Brand.THREE, TEXT, CLOSES, null));
        assertCode("BRAND_REQUIRED", () -> make(null, TEXT, CLOSES, DRAWS));
        assertCode("NAME_EN_REQUIRED", () -> make(Brand.THREE, new LocalText("x", " "), CLOSES, DRAWS));
        assertCode("NAME_DA_REQUIRED", () -> make(Brand.THREE, new LocalText(null, "x"), CLOSES, DRAWS));
        assertCode("TOO_LONG", () -> make(Brand.THREE, new LocalText("x".repeat(121), "x"), CLOSES, DRAWS));
    }

    private static Competition closed() {
        Competition competition = competition(15);
        competition.close(ENTRIES, SEED, Instant.parse("2026-03-11T08:00:00Z"));
        return competition;
    }

    private static Competition competition(int age) {
        Draft draft = new Draft(Brand.THREE, TEXT, TEXT, TEXT, age, false, CLOSES, DRAWS);
        return Competition.open(new UUID(5, 5), draft, new UUID(6, 6), NOW);
    }

    private static Competition make(Brand brand, LocalText name, LocalDate closes, LocalDate draws) {
        return Competition.open(
                new UUID(5, 5), new Draft(brand, name, TEXT, TEXT, 15, false, closes, draws), new UUID(6, 6), NOW);
    }

    private static void assertCode(String code, Executable work) {
        assertEquals(code, assertThrows(PrivacyException.class, work).code());
    }
}
