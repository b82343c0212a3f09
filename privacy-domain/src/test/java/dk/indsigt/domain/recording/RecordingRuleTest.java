package dk.indsigt.domain.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dk.indsigt.domain.party.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingRuleTest {
    private static final List<RecordingRule> RULES = List.of(
            RecordingRule.of("OTHER", "ANY", "ANY", Period.ofMonths(6)),
            RecordingRule.of("PRIVATE_IN", "PRIVATE", "INBOUND", Period.ofMonths(6)),
            RecordingRule.of("PRIVATE_OUT", "PRIVATE", "OUTBOUND_SALE", Period.ofMonths(6)),
            RecordingRule.of("BUSINESS_IN", "BUSINESS", "INBOUND", Period.ofMonths(16)),
            RecordingRule.of("BUSINESS_OUT", "BUSINESS", "OUTBOUND_SALE", Period.ofMonths(6)));

    @ParameterizedTest(name = "{0} + {1} months = {2}")
    @DisplayName("a recording is due calendar months after the Danish day of its call")
    @CsvSource({
        "2025-08-31T10:00:00Z, 6, 2026-02-28",
        "2025-10-31T10:00:00Z, 16, 2027-02-28",
        "2024-02-29T10:00:00Z, 16, 2025-06-29",
        "2025-08-31T21:59:59Z, 6, 2026-02-28",
        "2025-08-31T22:00:00Z, 6, 2026-03-01",
        "2025-12-31T22:59:59Z, 6, 2026-06-30",
        "2025-12-31T23:00:00Z, 6, 2026-07-01"
    })
    void due(Instant call, int months, LocalDate due) {
        assertEquals(
                due,
                RecordingRule.of("X", "ANY", "ANY", Period.ofMonths(months)).dueOn(call));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @DisplayName("K-07: the most specific rule counts, and whatever is not named follows the rule for others")
    @CsvSource({
        "PRIVATE, INBOUND, PRIVATE_IN",
        "PRIVATE, OUTBOUND_SALE, PRIVATE_OUT",
        "PRIVATE, OUTBOUND_SERVICE, OTHER",
        "BUSINESS, INBOUND, BUSINESS_IN",
        "BUSINESS, OUTBOUND_SALE, BUSINESS_OUT",
        "BUSINESS, OUTBOUND_SERVICE, OTHER",
        "UNKNOWN, INBOUND, OTHER",
        "UNKNOWN, OUTBOUND_SALE, OTHER"
    })
    void choose(CallSegment segment, Direction direction, String rule) {
        assertEquals(rule, RecordingRule.choose(RULES, segment, direction).code());
        List<RecordingRule> reversed = new java.util.ArrayList<>(RULES);
        Collections.reverse(reversed);
        assertEquals(rule, RecordingRule.choose(reversed, segment, direction).code());
    }

    @Test
    @DisplayName("without a rule for others the reference data are broken")
    void broken() {
        List<RecordingRule> none = List.of(RULES.get(1));
        assertThrows(
                IllegalStateException.class, () -> RecordingRule.choose(none, CallSegment.BUSINESS, Direction.INBOUND));
    }

    @Test
    @DisplayName("a sole trader's call is a business call, and a stranger's is unknown")
    void segment() {
        assertEquals(CallSegment.PRIVATE, CallSegment.of(Segment.PRIVATE));
        assertEquals(CallSegment.BUSINESS, CallSegment.of(Segment.SOLE_TRADER));
        assertEquals(CallSegment.BUSINESS, CallSegment.of(Segment.BUSINESS));
        assertEquals(CallSegment.UNKNOWN, CallSegment.of(null));
    }
}
