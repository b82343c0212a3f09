package dk.indsigt.domain.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.contact.AskedThrough;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReceiptFactsTest {
    @Test
    @DisplayName("facts come back from a receipt as they were, in their order")
    void kept() {
        ReceiptFacts facts = ReceiptFacts.none()
                .with("zweite", "Æblegrød \"hjemme\" \\ <b>")
                .with("erste", 3)
                .with("at", Instant.EPOCH);
        ReceiptFacts kept = Receipt.issue(
                        UUID.randomUUID(),
                        "K-7MPQ-2XT9",
                        UUID.randomUUID(),
                        ReceiptKind.DIRECTORY_CHOICE,
                        AskedThrough.PORTAL,
                        facts,
                        Instant.EPOCH)
                .facts();
        assertEquals(facts, kept);
        assertEquals(List.of("zweite", "erste", "at"), List.copyOf(kept.values().keySet()));
        assertEquals("3", kept.get("erste"));
        assertEquals("", kept.get("missing"));
    }

    @Test
    @DisplayName("facts change by making new ones only")
    void immutable() {
        ReceiptFacts none = ReceiptFacts.none();
        none.with("a", 1);
        none.values().put("b", "2");
        assertTrue(none.values().isEmpty());
    }
}
