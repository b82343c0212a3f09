package dk.indsigt.domain.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutboxMessageTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    @DisplayName("what has left keeps no body")
    void sent() {
        OutboxMessage message =
                OutboxMessage.queue(UUID.randomUUID(), Message.Way.SMS, "+4520123456", "", "Din kode er 123456", NOW);
        message.sent(NOW);
        assertEquals("", message.body());
    }

    @Test
    @DisplayName("a message of the inbox is read for the first time once")
    void read() {
        Message message = Message.send(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Message.Way.INBOX,
                dk.indsigt.domain.text.Language.DA,
                "Emne",
                "Tekst",
                null,
                NOW);
        assertTrue(message.unread());
        assertTrue(message.read(NOW));
        assertFalse(message.read(NOW.plusSeconds(1)));
        assertFalse(message.unread());
    }
}
