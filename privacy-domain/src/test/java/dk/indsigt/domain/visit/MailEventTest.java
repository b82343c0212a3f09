package dk.indsigt.domain.visit;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dk.indsigt.domain.party.Brand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailEventTest {
    private static MailEvent event(String reference) {
        Instant now = Instant.parse("2026-11-25T08:00:00Z");
        return MailEvent.record(
                new UUID(0, 1),
                new UUID(0, 2),
                Brand.THREE,
                reference,
                MailEvent.Kind.OPENED,
                now,
                now,
                LocalDate.parse("2027-11-25"));
    }

    @Test
    @DisplayName("a mail is named by a code; an address, a subject or anything longer is refused")
    void references() {
        assertEquals("2026-11.mail_7", event("2026-11.mail_7").reference());
        for (String wrong : List.of("", "anna@example.dk", "Din regning", "x".repeat(41), "a\nb", "æ")) {
            assertInvalid("MAIL_FORMAT", () -> event(wrong));
        }
    }
}
