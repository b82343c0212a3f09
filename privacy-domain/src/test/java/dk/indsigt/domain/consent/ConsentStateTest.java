package dk.indsigt.domain.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.seed.Seeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentStateTest {
    private static final UUID TEXT = new UUID(1, 1);

    @Test
    @DisplayName("the first row is the state")
    void first() {
        ConsentDecision yes = own(Decision.GIVEN);
        ConsentState state = ConsentState.first(UUID.randomUUID(), yes);
        assertEquals(yes.id(), state.decisionId());
        assertEquals(yes.key(), state.key());
        assertEquals(Decision.GIVEN, state.decision());
        assertTrue(state.provable());
        assertEquals(yes.decidedAt(), state.since());
    }

    @ParameterizedTest(name = "after {0}")
    @DisplayName("EU-C129-21-PROXIMUS: a bulk yes never overrides a no")
    @EnumSource(value = Decision.class, mode = EnumSource.Mode.EXCLUDE, names = "GIVEN")
    void bulkYes(Decision no) {
        assertEquals(no, held(own(no), bulk(Decision.GIVEN)));
    }

    @Test
    @DisplayName("a person's own later yes overrides a no, and a bulk no overrides a yes")
    void others() {
        assertEquals(Decision.GIVEN, held(own(Decision.WITHDRAWN), own(Decision.GIVEN)));
        assertEquals(Decision.REFUSED, held(own(Decision.WITHDRAWN), own(Decision.GIVEN), bulk(Decision.REFUSED)));
    }

    @Test
    @DisplayName("a bulk yes does not take the place of a yes that can be proved, but of one that cannot")
    void proofStays() {
        ConsentDecision proved = own(Decision.GIVEN);
        ConsentDecision loaded = bulk(Decision.GIVEN);
        ConsentDecision again = bulk(Decision.GIVEN);
        assertEquals(proved, ConsentDecision.holding(List.of(proved, loaded)).orElseThrow());
        assertEquals(again, ConsentDecision.holding(List.of(loaded, again)).orElseThrow());
        assertEquals(
                proved, ConsentDecision.holding(List.of(loaded, proved, again)).orElseThrow());
    }

    @Test
    @DisplayName("the end of a yes is not the end of what was decided between the two and arrived late")
    void endOfOne() {
        Instant end = Instant.EPOCH.plusSeconds(60);
        ConsentDecision yes = Ledger.until(end);
        ConsentDecision over = at(Decision.EXPIRED, 60);
        assertEquals(Decision.EXPIRED, held(yes, over));
        assertEquals(Decision.WITHDRAWN, held(yes, at(Decision.WITHDRAWN, 30), over));
        assertEquals(Decision.GIVEN, held(yes, at(Decision.GIVEN, 30), over));
        assertEquals(Decision.GIVEN, held(yes, over, at(Decision.GIVEN, 90)));
    }

    private static ConsentDecision at(Decision decision, long seconds) {
        return Ledger.row(decision, TEXT, AskedThrough.PORTAL, null, Role.CUSTOMER, Instant.EPOCH.plusSeconds(seconds));
    }

    @Test
    @DisplayName("nothing was decided, so nothing holds")
    void nothing() {
        assertTrue(ConsentDecision.holding(List.of()).isEmpty());
    }

    @Test
    @DisplayName("a yes ends by itself at its moment, before anybody writes that down; a no has no end")
    void ends() {
        Instant end = Instant.EPOCH.plusSeconds(60);
        assertEquals(Decision.GIVEN, Decision.GIVEN.at(end, end.minusNanos(1)));
        assertEquals(Decision.EXPIRED, Decision.GIVEN.at(end, end));
        assertEquals(Decision.GIVEN, Decision.GIVEN.at(null, end));
        assertEquals(Decision.WITHDRAWN, Decision.WITHDRAWN.at(end, end));
    }

    @Test
    @DisplayName("whatever the history, what holds equals the ledger under the rule read backwards")
    void random() {
        Random random = Seeded.random(getClass());
        for (int i = 0; i < Seeded.TRIES; i++) {
            List<ConsentDecision> rows = new ArrayList<>();
            int length = 1 + random.nextInt(12);
            for (int k = 0; k < length; k++) {
                rows.add(Ledger.row(
                        Seeded.any(random, Decision.values()),
                        random.nextInt(4) == 0 ? null : TEXT,
                        Seeded.any(random, AskedThrough.values()),
                        random.nextBoolean() ? "evidence" : null,
                        Seeded.any(random, Role.CUSTOMER, Role.AGENT, Role.OFFICER, Role.SYSTEM),
                        Instant.EPOCH.plusSeconds(k)));
            }
            ConsentState state = ConsentState.first(UUID.randomUUID(), rows.get(0));
            state.settle(ConsentDecision.holding(rows).orElseThrow());
            ConsentDecision expected = newestThatCounts(rows);
            assertEquals(expected.id(), state.decisionId());
            assertEquals(expected.decision(), state.decision());
            assertEquals(expected.provable(), state.provable());
            assertEquals(expected.decidedAt(), state.since());
        }
    }

    private static Decision held(ConsentDecision... rows) {
        return ConsentDecision.holding(List.of(rows)).orElseThrow().decision();
    }

    /** Read backwards: the newest no or proved yes, as no yes here has an end; where there is none, the newest of all that nothing can follow. */
    private static ConsentDecision newestThatCounts(List<ConsentDecision> rows) {
        for (int k = rows.size() - 1; k >= 0; k--) {
            if (rows.get(k).decision() != Decision.EXPIRED && rows.get(k).provable()) {
                return rows.get(k);
            }
        }
        ConsentDecision counts = rows.get(0);
        for (ConsentDecision row : rows) {
            if (!counts.provable() && row.decision() == Decision.GIVEN) {
                counts = row;
            }
        }
        return counts;
    }

    private static ConsentDecision own(Decision decision) {
        return Ledger.row(decision, TEXT, AskedThrough.PORTAL, null, Role.CUSTOMER);
    }

    private static ConsentDecision bulk(Decision decision) {
        return Ledger.row(decision, TEXT, AskedThrough.BULK_LOAD, "file", Role.SYSTEM);
    }
}
