package dk.indsigt.domain.recording;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static dk.indsigt.domain.error.Codes.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {
    private static final UUID ID = new UUID(1, 1);
    private static final UUID PARTY = new UUID(2, 2);
    private static final UUID AGENT = new UUID(3, 3);
    private static final Instant CALL = Instant.parse("2026-05-31T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-06-15T10:00:00Z");

    @ParameterizedTest(name = "key {0}")
    @DisplayName("DK-TDC-REC-2019: any key but the one for yes is no consent")
    @ValueSource(chars = {'0', '2', '9', '#', '*', ' ', '١'})
    void otherKey(char key) {
        assertInvalid("NO_RECORDING_CONSENT", () -> RecordingConsent.byKey(ID, PARTY, "call", key, "v1", CALL));
    }

    @Test
    @DisplayName("DK-TDC-REC-2019: staying on the line is no consent")
    void noKey() {
        assertInvalid("NO_RECORDING_CONSENT", () -> RecordingConsent.byKey(ID, PARTY, "call", null, "v1", CALL));
    }

    @ParameterizedTest(name = "at {0} of {1} ms")
    @DisplayName("DK-TDC-REC-2019: a yes outside the call is no consent")
    @CsvSource({"-1, 20000", "20000, 20000", "20001, 20000", ", 20000", "0, 0"})
    void yesOutside(Integer offset, int duration) {
        assertInvalid(
                "NO_RECORDING_CONSENT",
                () -> RecordingConsent.spoken(ID, PARTY, "call", AGENT, offset, duration, CALL));
    }

    @Test
    @DisplayName("DK-TDC-REC-2019: a spoken yes names the member of staff who asked")
    void nobodyAsked() {
        assertInvalid("NO_RECORDING_CONSENT", () -> RecordingConsent.spoken(ID, PARTY, "call", null, 0, 20_000, CALL));
    }

    @Test
    @DisplayName("a consent tells how it was given")
    void consent() {
        RecordingConsent key = RecordingConsent.byKey(ID, PARTY, "call-1", '1', "v1", CALL);
        assertEquals(RecordingConsent.Method.KEYPRESS, key.method());
        assertEquals("1", key.digit().orElseThrow());
        assertEquals("call-1", key.callId());
        assertTrue(key.offsetMs().isEmpty());
        RecordingConsent spoken = RecordingConsent.spoken(ID, PARTY, "call-2", AGENT, 19_999, 20_000, CALL);
        assertEquals(RecordingConsent.Method.SPOKEN, spoken.method());
        assertEquals(19_999, spoken.offsetMs().orElseThrow());
        assertTrue(spoken.digit().isEmpty());
        assertEquals(CALL, spoken.givenAt());
    }

    @Test
    @DisplayName("it belongs to whose yes it was, and knows its day from birth")
    void born() {
        Recording recording = recording();
        assertEquals(PARTY, recording.partyId());
        assertEquals("PRIVATE_IN", recording.ruleCode());
        assertEquals(LocalDate.of(2026, 11, 30), recording.deleteDueOn());
        assertFalse(recording.deleted());
        assertEquals(Recording.Cause.RETENTION, recording.causeWhenDue());
        assertNotSame(recording.wrappedKey(), recording.wrappedKey());
    }

    @Test
    @DisplayName("K-08: taken back without a hold, content and key are gone at once and the proofs stay")
    void withdrawn() {
        Recording recording = recording();
        assertTrue(recording.withdraw(AskedThrough.PORTAL, false, LATER));
        assertTrue(recording.deleted());
        assertEquals(LATER, recording.deletedAt().orElseThrow());
        assertEquals(Recording.Cause.WITHDRAWAL, recording.deletedBecause().orElseThrow());
        assertThrows(NotFoundException.class, recording::wrappedKey);
        assertTrue(recording.sizeBytes().isEmpty());
        assertNull(recording.mediaType());
        assertNull(recording.subjectDa());
        assertNull(recording.subjectEn());
        assertEquals(LATER, recording.consent().withdrawnAt().orElseThrow());
        assertEquals(CALL, recording.consent().givenAt());
        assertEquals(CALL, recording.startedAt());
    }

    @Test
    @DisplayName("K-08: taken back under a hold it stays in storage, and the withdrawal is noted once")
    void held() {
        Recording recording = recording();
        assertFalse(recording.withdraw(AskedThrough.PORTAL, true, LATER));
        assertFalse(recording.deleted());
        assertArrayEquals(new byte[] {7}, recording.wrappedKey());
        assertEquals(Recording.Cause.WITHDRAWAL, recording.causeWhenDue());
        assertFalse(recording.withdraw(AskedThrough.PHONE, true, LATER.plusSeconds(1)));
        assertEquals(LATER, recording.consent().withdrawnAt().orElseThrow());
    }

    @Test
    @DisplayName("what is gone cannot be taken back again")
    void twice() {
        Recording recording = recording();
        recording.delete(Recording.Cause.RETENTION, LATER);
        assertRefused("ALREADY_DELETED", () -> recording.withdraw(AskedThrough.PORTAL, false, LATER));
        assertTrue(recording.consent().withdrawnAt().isEmpty());
    }

    private static Recording recording() {
        return Recording.keep(
                ID,
                new UUID(4, 4),
                RecordingConsent.byKey(ID, PARTY, "call", '1', "v1", CALL),
                Direction.INBOUND,
                CallSegment.PRIVATE,
                CALL,
                20_000,
                "Regning",
                "Bill",
                "audio/ogg",
                30_000,
                new byte[] {7},
                RecordingRule.of("PRIVATE_IN", "PRIVATE", "INBOUND", Period.ofMonths(6)));
    }
}
