package dk.indsigt.domain.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.error.RefusedException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecipientNoticeTest {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private final RecipientNotice notice = RecipientNotice.queue(
            new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), "ADYEN", RecipientNotice.Kind.ERASED, "P-1", NOW);

    @Test
    @DisplayName("three sendings are enough; then somebody has to ask")
    void exhausted() {
        for (int i = 1; i <= 3; i++) {
            assertFalse(notice.exhausted());
            notice.sent(NOW);
            assertEquals(i, notice.attempts());
        }
        assertTrue(notice.exhausted());
        notice.escalate();
        assertEquals(RecipientNotice.State.ESCALATED, notice.state());
    }

    @Test
    @DisplayName("an answer is noted once, with how it came, also after it was escalated")
    void acknowledged() {
        notice.escalate();
        notice.acknowledge("Databeskyttelse", RecipientNotice.How.LETTER, NOW);
        assertEquals(Optional.of(RecipientNotice.How.LETTER), notice.acknowledgedHow());
        assertEquals(Optional.of("Databeskyttelse"), notice.acknowledgedBy());
        assertThrows(
                RefusedException.class, () -> notice.acknowledge("Databeskyttelse", RecipientNotice.How.EMAIL, NOW));
    }
}
