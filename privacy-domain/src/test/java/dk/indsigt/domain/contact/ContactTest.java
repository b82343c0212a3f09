package dk.indsigt.domain.contact;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static dk.indsigt.domain.error.Codes.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    @DisplayName(
            "DE-1UND1-2020, NO-TELENOR-VOICEMAIL-2020: all that a caller can know, or the number he seems to call from, identifies nobody")
    void told() {
        Contact contact = open(AskedThrough.PHONE);
        contact.note(EnumSet.allOf(Told.class));
        assertEquals(EnumSet.allOf(Told.class), contact.told());
        assertFalse(contact.identified());
        contact.note(Set.of());
        assertTrue(contact.told().isEmpty());
    }

    @Test
    @DisplayName("a code, a MitID check, or a document seen in a shop identifies")
    void identified() {
        Contact byCode = open(AskedThrough.PHONE);
        byCode.identifiedByCode(NOW);
        assertEquals(Identification.CODE, byCode.identifiedBy().orElseThrow());
        Contact byMitId = open(AskedThrough.PHONE);
        byMitId.identifiedByMitId(" 2f1c-88ab-01 ", NOW);
        assertEquals(Identification.MITID, byMitId.identifiedBy().orElseThrow());
        assertEquals("2f1c-88ab-01", byMitId.identifiedEvidence().orElseThrow());
        Contact byDocument = open(AskedThrough.SHOP);
        byDocument.identifiedByDocument("210004411", NOW);
        assertEquals(Identification.DOCUMENT, byDocument.identifiedBy().orElseThrow());
        assertEquals(NOW, byDocument.identifiedAt().orElseThrow());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("DE-1UND1-2020: a document is seen in a shop or not at all")
    @EnumSource(
            value = AskedThrough.class,
            names = {"PHONE", "LETTER", "EMAIL"})
    void documentElsewhere(AskedThrough channel) {
        Contact contact = open(channel);
        assertRefused("DOCUMENT_ONLY_IN_SHOP", () -> contact.identifiedByDocument("210004411", NOW));
        assertFalse(contact.identified());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("a reference or number that cannot be one identifies nobody")
    @NullSource
    @ValueSource(strings = {"", "12345", "<script>alert(1)</script>", "a b c d e f g h"})
    void wrongProof(String text) {
        Contact contact = open(AskedThrough.SHOP);
        assertInvalid("MITID_REFERENCE", () -> contact.identifiedByMitId(text, NOW));
        assertInvalid("DOCUMENT_NUMBER", () -> contact.identifiedByDocument(text, NOW));
        assertFalse(contact.identified());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("staff deal with customers through phone, letter, e-mail or shop only")
    @NullSource
    @EnumSource(
            value = AskedThrough.class,
            names = {"PORTAL", "IVR", "CONTRACT", "PROTECTION", "BULK_LOAD"})
    void channel(AskedThrough channel) {
        assertInvalid("CHANNEL_REQUIRED", () -> open(channel));
    }

    @Test
    @DisplayName("opening asks for a reason")
    void reason() {
        assertInvalid("REASON_REQUIRED", () -> open(AskedThrough.PHONE, null, null));
    }

    @Test
    @DisplayName("K-02: a card number in a note is refused, and so are ten thousand characters")
    void note() {
        assertInvalid(
                "CARD_NUMBER_IN_TEXT",
                () -> open(AskedThrough.PHONE, Reason.BILLING_CHECK, "betalte med 4111 1111 1111 1111 12/29"));
        assertInvalid("TOO_LONG", () -> open(AskedThrough.PHONE, Reason.BILLING_CHECK, "x".repeat(10_000)));
        open(AskedThrough.PHONE, Reason.BILLING_CHECK, "ringer fra 20 12 34 56");
    }

    @Test
    @DisplayName("it ends when closed, and by itself after a working day")
    void ends() {
        Contact contact = open(AskedThrough.PHONE);
        assertTrue(contact.openAt(NOW.plus(Duration.ofHours(10)).minusNanos(1)));
        assertFalse(contact.openAt(NOW.plus(Duration.ofHours(10))));
        contact.close(NOW.plusSeconds(60));
        assertFalse(contact.openAt(NOW.plusSeconds(60)));
    }

    private static Contact open(AskedThrough channel) {
        return open(channel, Reason.CUSTOMER_CALLS, null);
    }

    private static Contact open(AskedThrough channel, Reason reason, String note) {
        return Contact.open(
                UUID.randomUUID(),
                new UUID(1, 1),
                "Kundeservice",
                new UUID(2, 2),
                new UUID(3, 3),
                channel,
                reason,
                note,
                NOW);
    }
}
