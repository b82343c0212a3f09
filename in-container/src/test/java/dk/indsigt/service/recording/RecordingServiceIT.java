package dk.indsigt.service.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Await;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.container.Undone;
import dk.indsigt.demo.DemoOperator;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.recording.ListeningPurpose;
import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.recording.RecordingConsent;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.access.LookService;
import dk.indsigt.service.access.LookService.Look;
import dk.indsigt.service.contact.ContactService;
import dk.indsigt.service.recording.RecordingService.View;
import dk.indsigt.service.retention.HoldService;
import dk.indsigt.service.retention.RetentionService;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class RecordingServiceIT {
    private static final int SEGMENT = 64 * 1024;

    @EJB
    private RecordingService recordings;

    @EJB
    private ContactService contacts;

    @EJB
    private HoldService holds;

    @EJB
    private RetentionService retention;

    @EJB
    private LookService looks;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @EJB
    private Undone undone;

    @Inject
    private Acting acting;

    @Inject
    private Clock clock;

    @Deployment
    static WebArchive war() {
        return PortalWar.make().addAsLibraries(PortalWar.libraryOf(DemoOperator.class));
    }

    @Test
    @DisplayName("P-9.1-b: a recording of the demo operator is heard as it was spoken")
    void demo() throws IOException {
        Object[] row = (Object[]) db.rows("select r.id, r.party_id, a.id from recording r join account a on"
                        + " a.person_id = r.party_id where r.deleted_at is null and a.username not like 'test-%' order by"
                        + " r.started_at desc limit 1")
                .get(0);
        Actor owner = new Actor(id(row[2]), Role.CUSTOMER, null, id(row[1]), null);
        byte[] heard = hear(owner, id(row[0]), false);
        List<byte[]> spoken = dialogues();
        assertTrue(spoken.size() > 1);
        assertEquals(
                1,
                spoken.stream()
                        .filter(original -> Arrays.equals(original, heard))
                        .count());
    }

    @Test
    @DisplayName(
            "P-3.6.1-h: any part of a recording is those bytes of the whole, and none of them lies on the disk in clear")
    void anyPart() throws IOException {
        Someone anna = folk.person();
        UUID recording = folk.recording(anna, anHourAgo());
        byte[] whole = folk.audio(recording);
        long seed = Long.getLong("indsigt.seed", System.nanoTime());
        System.out.printf("SEED RecordingServiceIT %d%n", seed);
        Random random = new Random(seed);
        List<Integer> starts = new ArrayList<>(List.of(0, SEGMENT - 1, SEGMENT, 2 * SEGMENT + 1, whole.length - 1));
        random.ints(20, 0, whole.length).forEach(starts::add);
        Audio audio = acting.as(anna.actor(), a -> recordings.audio(a, recording, false, true));
        assertEquals(whole.length, audio.size());
        assertEquals("audio/ogg", audio.mediaType());
        try (SeekableByteChannel channel = audio.channel()) {
            for (int start : starts) {
                int length = 1 + random.nextInt(whole.length - start);
                channel.position(start);
                assertArrayEquals(
                        Arrays.copyOfRange(whole, start, start + length), read(channel, length), "from " + start);
            }
        }
        byte[] onDisk = Files.readAllBytes(folk.fileOf(recording));
        assertEquals(-1, indexOf(onDisk, Arrays.copyOf(whole, 16)));
    }

    @Test
    @DisplayName("somebody else's recording, one that is gone and one that never was look the same")
    void missing() {
        Someone anna = folk.person();
        Actor stranger = folk.person().actor();
        UUID hers = folk.recording(anna, anHourAgo());
        UUID gone = folk.recording(anna, anHourAgo());
        acting.as(anna.actor(), a -> recordings.withdraw(a, gone));
        for (UUID id : new UUID[] {hers, gone, UUID.randomUUID(), null}) {
            assertEquals("NOT_FOUND", acting.refusal(stranger, a -> recordings.audio(a, id, false, true)));
            assertEquals("NOT_FOUND", acting.refusal(stranger, a -> recordings.show(a, id)));
            assertEquals("NOT_FOUND", acting.refusal(stranger, a -> recordings.withdraw(a, id)));
        }
        assertEquals("NOT_FOUND", acting.refusal(anna.actor(), a -> recordings.audio(a, gone, false, true)));
        assertArrayEquals(folk.audio(hers), hear(anna.actor(), hers, false));
    }

    @Test
    @DisplayName("hearing and saving are told to the person once each, however many parts a player asks for")
    void told() {
        Someone anna = folk.person();
        UUID recording = folk.recording(anna, anHourAgo());
        hear(anna.actor(), recording, false);
        close(acting.as(anna.actor(), a -> recordings.audio(a, recording, false, false)));
        close(acting.as(anna.actor(), a -> recordings.audio(a, recording, true, false)));
        hear(anna.actor(), recording, true);
        assertEquals(List.of(AuditAction.RECORDING_DOWNLOADED, AuditAction.RECORDING_HEARD), actions(anna, false));
    }

    @Test
    @DisplayName(
            "P-3.6.1-e, DK-TDC-REC-2019: staff hear one recording for one of three purposes named beforehand, and the"
                    + " customer is told which")
    void purposes() {
        for (Role role : List.of(Role.AGENT, Role.OFFICER)) {
            for (ListeningPurpose purpose : ListeningPurpose.values()) {
                Someone anna = folk.person();
                UUID recording = folk.recording(anna, anHourAgo());
                UUID other = folk.recording(anna, anHourAgo());
                Actor staff = folk.staff(role);
                Actor here = folk.in(staff, anna, true);
                assertFalse(open(here, recording));
                assertEquals("NOT_FOUND", acting.refusal(here, a -> recordings.audio(a, recording, false, true)));
                assertEquals(
                        "PURPOSE_REQUIRED", acting.refusal(here, a -> contacts.uncoverRecording(a, recording, null)));
                acting.does(here, a -> contacts.uncoverRecording(a, recording, purpose));
                assertTrue(open(here, recording));
                assertArrayEquals(folk.audio(recording), hear(here, recording, false));
                assertEquals("NOT_FOUND", acting.refusal(here, a -> recordings.audio(a, other, false, true)));
                Actor later = folk.in(staff, anna, true);
                assertEquals("NOT_FOUND", acting.refusal(later, a -> recordings.audio(a, recording, false, true)));
                List<Look> told = acting.as(anna.actor(), a -> looks.list(a, anna.id(), true, 0, 10));
                assertEquals(
                        List.of(AuditAction.RECORDING_HEARD, AuditAction.RECORDING_UNCOVERED),
                        told.stream().map(Look::action).toList());
                assertEquals(purpose.name(), told.get(1).reason());
                assertEquals(staff.unit(), told.get(1).unit());
            }
        }
    }

    @Test
    @DisplayName("P-3.6.1-e: no purpose opens a recording while the caller is not identified, or one of somebody else")
    void purposeIsNotEnough() {
        Someone anna = folk.person();
        UUID recording = folk.recording(anna, anHourAgo());
        UUID foreign = folk.recording(folk.person(), anHourAgo());
        for (Role role : List.of(Role.AGENT, Role.OFFICER)) {
            Actor unidentified = folk.in(folk.staff(role), anna, false);
            assertEquals(
                    "CALLER_NOT_IDENTIFIED",
                    acting.refusal(
                            unidentified,
                            a -> contacts.uncoverRecording(a, recording, ListeningPurpose.DOCUMENTATION)));
            Actor identified = folk.in(folk.staff(role), anna, true);
            assertEquals(
                    "NOT_FOUND",
                    acting.refusal(identified, a -> contacts.uncoverRecording(a, foreign, ListeningPurpose.QUALITY)));
        }
    }

    @Test
    @DisplayName("DK-TDC-REC-2019: a recording without the row of its yes cannot exist, not even by hand")
    void noRecordingWithoutConsent() {
        UUID recording = folk.recording(folk.person(), anHourAgo());
        assertThrows(
                EJBException.class, () -> db.run("update recording set consent_id = null where id = ?", recording));
        assertThrows(
                EJBException.class,
                () -> db.run("update recording set consent_id = ? where id = ?", UUID.randomUUID(), recording));
        assertThrows(
                EJBException.class,
                () -> db.run(
                        "delete from recording_consent where id = (select consent_id from recording where id = ?)",
                        recording));
    }

    @Test
    @DisplayName(
            "P-3.6.1-n, DK-TDC-REC-2019: withdrawing deletes content, key and file at once; the proof of the yes and the"
                    + " log stay")
    void withdraw() {
        Someone anna = folk.person();
        UUID recording = folk.recording(anna, anHourAgo());
        UUID other = folk.recording(anna, anHourAgo());
        Receipt receipt = acting.as(anna.actor(), a -> recordings.withdraw(a, recording));
        assertEquals(ReceiptKind.RECORDING_DELETED, receipt.kind());
        assertEquals(1, empty(recording));
        assertEquals("WITHDRAWAL", db.text("select deleted_because from recording where id = ?", recording));
        assertEquals(
                "KEYPRESS 1 v1 PORTAL",
                db.text(
                        "select concat_ws(' ', c.method, c.digit, c.prompt_version, c.withdrawn_through) from"
                                + " recording_consent c join recording r on r.consent_id = c.id where r.id = ? and"
                                + " c.withdrawn_at is not null",
                        recording));
        View view = acting.as(anna.actor(), a -> recordings.show(a, recording));
        assertNotNull(view.consentAt());
        assertNotNull(view.withdrawnAt());
        assertNotNull(view.deletedAt());
        assertEquals(RecordingConsent.Method.KEYPRESS, view.method());
        assertEquals(Recording.Cause.WITHDRAWAL, view.deletedBecause());
        assertFalse(view.held());
        // Written in one transaction, in no order of their own.
        assertEquals(
                Set.of(AuditAction.RECORDING_DELETED, AuditAction.RECORDING_CONSENT_WITHDRAWN),
                Set.copyOf(actions(anna, false)));
        assertEquals(1, db.count("select count(*) from message where receipt_id = ?", receipt.id()));
        assertEquals("ALREADY_DELETED", acting.refusal(anna.actor(), a -> recordings.withdraw(a, recording)));
        Await.until("the file is unlinked", () -> Files.notExists(folk.fileOf(recording)));
        Await.until(
                "it is noted as unlinked",
                () -> db.count("select count(*) from doomed_file where id = ?", recording) == 0);
        assertArrayEquals(folk.audio(other), hear(anna.actor(), other, false), "the other recording stays");
    }

    @Test
    @DisplayName("a withdrawal is one transaction: what fails at the last moment leaves the recording to be heard")
    void oneTransaction() {
        Someone anna = folk.person();
        UUID recording = folk.recording(anna, anHourAgo());
        undone.work(() -> recordings.withdraw(anna.actor(), recording));
        assertEquals(0, db.count("select count(*) from doomed_file where id = ?", recording));
        assertEquals(0, db.count("select count(*) from receipt where party_id = ?", anna.id()));
        assertNull(acting.as(anna.actor(), a -> recordings.show(a, recording)).withdrawnAt());
        assertArrayEquals(folk.audio(recording), hear(anna.actor(), recording, false));
    }

    @Test
    @DisplayName(
            "P-8: staff withdraw for an identified caller through the channel of the contact, and for no other caller")
    void staffWithdraw() {
        Someone anna = folk.person();
        UUID recording = folk.recording(anna, anHourAgo());
        Actor agent = folk.staff(Role.AGENT);
        Actor officer = folk.in(folk.staff(Role.OFFICER), anna, false);
        assertEquals("CALLER_NOT_IDENTIFIED", acting.refusal(officer, a -> recordings.withdraw(a, recording)));
        Receipt receipt = acting.as(folk.in(agent, anna, true), a -> recordings.withdraw(a, recording));
        assertEquals("PHONE", receipt.askedThrough().name());
        assertEquals(1, empty(recording));
        assertEquals(
                "PHONE",
                db.text(
                        "select reason from audit_entry where action = 'RECORDING_CONSENT_WITHDRAWN' and object_id = ?",
                        recording));
    }

    @Test
    @DisplayName(
            "K-08: under an earlier hold on the person a withdrawal waits and says so, nobody hears the recording, and the"
                    + " next run after the hold deletes it")
    void held() {
        Someone anna = folk.person();
        UUID recording = folk.recording(anna, anHourAgo());
        UUID never = folk.recording(anna, anHourAgo());
        Actor first = folk.staff(Role.OFFICER);
        Actor second = folk.staff(Role.OFFICER);
        UUID hold = acting.as(
                first,
                a -> holds.requestForCustomer(
                        a,
                        anna.customerNumber(),
                        "claim",
                        LegalTime.today(clock).plusMonths(1)));
        acting.does(second, a -> holds.approve(a, hold));
        assertArrayEquals(folk.audio(recording), hear(anna.actor(), recording, false), "a hold hides nothing");
        Receipt receipt = acting.as(anna.actor(), a -> recordings.withdraw(a, recording));
        assertEquals(ReceiptKind.RECORDING_HELD, receipt.kind());
        View view = acting.as(anna.actor(), a -> recordings.show(a, recording));
        assertTrue(view.held());
        assertNotNull(view.withdrawnAt());
        assertNull(view.deletedAt());
        assertEquals(
                "HELD",
                db.text(
                        "select detail from audit_entry where action = 'RECORDING_CONSENT_WITHDRAWN' and object_id = ?",
                        recording));
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, true);
        acting.does(agent, a -> contacts.uncoverRecording(a, recording, ListeningPurpose.DOCUMENTATION));
        for (Actor nobody : List.of(anna.actor(), agent)) {
            assertEquals("NOT_FOUND", acting.refusal(nobody, a -> recordings.audio(a, recording, false, true)));
        }
        acting.as(first, retention::runNow);
        assertEquals(0, empty(recording), "a run respects the hold");
        assertTrue(Files.exists(folk.fileOf(recording)));
        acting.does(second, a -> holds.requestLift(a, hold, "settled"));
        acting.does(first, a -> holds.lift(a, hold));
        acting.as(first, retention::runNow);
        assertEquals(1, empty(recording));
        assertEquals("WITHDRAWAL", db.text("select deleted_because from recording where id = ?", recording));
        assertEquals(0, empty(never), "what was not withdrawn stays until its day");
    }

    @Test
    @DisplayName("K-08: a hold that comes after the withdrawal finds nothing to hold")
    void holdTooLate() {
        Someone anna = folk.person();
        UUID recording = folk.recording(anna, anHourAgo());
        acting.as(anna.actor(), a -> recordings.withdraw(a, recording));
        assertEquals(
                "RECORDING_UNKNOWN",
                acting.refusal(
                        folk.staff(Role.OFFICER),
                        a -> holds.requestForRecording(
                                a, recording, "claim", LegalTime.today(clock).plusMonths(1))));
    }

    private boolean open(Actor actor, UUID recording) {
        return acting.as(actor, a -> recordings.open(a, recording));
    }

    private byte[] hear(Actor actor, UUID recording, boolean download) {
        Audio audio = acting.as(actor, a -> recordings.audio(a, recording, download, true));
        try (SeekableByteChannel channel = audio.channel()) {
            return read(channel, Math.toIntExact(audio.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Audio audio) {
        try {
            audio.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(SeekableByteChannel channel, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            continue;
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** @return what the actors of the demo operator said, as it was before encryption */
    private static List<byte[]> dialogues() throws IOException {
        List<byte[]> all = new ArrayList<>();
        while (true) {
            String name = String.format("audio/dialogue-%02d.opus", all.size() + 1);
            try (InputStream bytes = DemoOperator.class.getResourceAsStream(name)) {
                if (bytes == null) {
                    return all;
                }
                all.add(bytes.readAllBytes());
            }
        }
    }

    private static int indexOf(byte[] bytes, byte[] sought) {
        for (int i = 0; i <= bytes.length - sought.length; i++) {
            if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        return -1;
    }

    /** @return 1 where the row is left without content */
    private long empty(UUID recording) {
        return db.count(
                "select count(*) from recording where id = ? and deleted_at is not null and wrapped_key is null and"
                        + " size_bytes is null and media_type is null and subject_da is null and subject_en is null",
                recording);
    }

    /** @return newest first */
    private List<AuditAction> actions(Someone about, boolean staffOnly) {
        return acting.as(about.actor(), a -> looks.list(a, about.id(), staffOnly, 0, 20)).stream()
                .map(Look::action)
                .toList();
    }

    private Instant anHourAgo() {
        return clock.instant().minusSeconds(3600);
    }

    private static UUID id(Object value) {
        return UUID.fromString(value.toString());
    }
}
