package dk.indsigt.service.recording;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.contact.ContactDisclosure;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptFacts;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.recording.Direction;
import dk.indsigt.domain.recording.DoomedFile;
import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.recording.RecordingConsent;
import dk.indsigt.domain.recording.RecordingRule;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.protection.DataKeys;
import dk.indsigt.service.retention.Holds;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Recorded calls of a person: list, hear, download, and the consent taken back. */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class RecordingService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private AudioStore store;

    @Inject
    private DataKeys keys;

    @Inject
    private Holds holds;

    @Inject
    private NoticeService notices;

    @Inject
    private NoticeTexts texts;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * A recording as told to the person, or what is left of it.
     *
     * @param deletedAt when the audio went, or {@code null}
     * @param held whether an approved legal hold keeps it although the consent is withdrawn
     * @param digit the key pressed, or {@code null}
     * @param offsetMs where the yes was spoken, or {@code null}
     */
    public record View(
            UUID id,
            UUID partyId,
            Instant startedAt,
            Direction direction,
            int durationMs,
            LocalText subject,
            RecordingConsent.Method method,
            String digit,
            Integer offsetMs,
            Instant consentAt,
            Instant withdrawnAt,
            LocalDate deleteDueOn,
            LocalText rule,
            Instant deletedAt,
            Recording.Cause deletedBecause,
            boolean held)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    public long count(Actor actor, UUID partyId) {
        access.toSeeFully(actor, partyId);
        return em.createQuery("select count(r) from Recording r where r.partyId = :party", Long.class)
                .setParameter("party", partyId)
                .getSingleResult();
    }

    /** @return newest first */
    public List<View> list(Actor actor, UUID partyId, int first, int size) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select r, c, rule from Recording r join r.consent c join RecordingRule rule on rule.code ="
                                + " r.ruleCode where r.partyId = :party order by r.startedAt desc, r.id desc",
                        Object[].class)
                .setParameter("party", partyId)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(row -> view((Recording) row[0], (RecordingConsent) row[1], (RecordingRule) row[2], false))
                .toList();
    }

    public View show(Actor actor, UUID recordingId) {
        Recording recording = find(actor, recordingId);
        RecordingRule rule = em.find(RecordingRule.class, recording.ruleCode());
        return view(recording, recording.consent(), rule, holds.againstWithdrawal(recording));
    }

    /**
     * @return whether staff gave a purpose for hearing it in this contact; customers need none
     */
    public boolean open(Actor actor, UUID recordingId) {
        Subject subject = access.toSeeFully(actor, find(actor, recordingId).partyId());
        return mayHear(actor, subject, recordingId);
    }

    /**
     * @param download the file is saved rather than played
     * @param firstByte whether this is the beginning; only then the listening is logged, since players ask in many parts
     * @throws NotFoundException deleted, somebody else's, or no purpose given
     */
    public Audio audio(Actor actor, UUID recordingId, boolean download, boolean firstByte) {
        Recording recording = find(actor, recordingId);
        Subject subject = access.toSeeFully(actor, recording.partyId());
        if (recording.deleted() || !mayHear(actor, subject, recordingId)) {
            throw new NotFoundException();
        }
        if (recording.consent().withdrawnAt().isPresent()) {
            throw new NotFoundException();
        }
        if (firstByte) {
            audit.record(
                    actor,
                    download ? AuditAction.RECORDING_DOWNLOADED : AuditAction.RECORDING_HEARD,
                    recording.partyId(),
                    recordingId);
        }
        try {
            return new Audio(
                    store.open(
                            keys.of(recording.partyId(), KeyPurpose.RECORDING),
                            recording.wrappedKey(),
                            recording.partyId(),
                            recordingId),
                    recording.sizeBytes().orElseThrow(NotFoundException::new),
                    recording.mediaType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes the consent back: the recording is deleted at once and its proofs stay, unless a legal hold was approved before (K-08).
     *
     * @return the receipt
     * @throws RefusedException ALREADY_DELETED, CALLER_NOT_IDENTIFIED
     */
    public Receipt withdraw(Actor actor, UUID recordingId) {
        Recording recording = find(actor, recordingId);
        Subject subject = access.toChange(actor, recording.partyId());
        Instant now = clock.instant();
        boolean deleted = recording.withdraw(subject.through(), holds.againstWithdrawal(recording), now);
        UUID receiptId = ids.next();
        Receipt receipt = notices.receipt(
                receiptId,
                subject.party(),
                deleted ? ReceiptKind.RECORDING_DELETED : ReceiptKind.RECORDING_HELD,
                subject.through(),
                ReceiptFacts.none().with("call", recording.startedAt()),
                texts.moment(subject.party().language(), recording.startedAt()));
        audit.record(
                actor,
                AuditAction.RECORDING_CONSENT_WITHDRAWN,
                recording.partyId(),
                recordingId,
                subject.through().name(),
                deleted ? "DELETED" : "HELD");
        if (deleted) {
            em.persist(DoomedFile.of(recordingId, now));
            audit.record(actor, AuditAction.RECORDING_DELETED, recording.partyId(), recordingId);
        }
        return receipt;
    }

    private Recording find(Actor actor, UUID recordingId) {
        Recording recording = recordingId == null ? null : em.find(Recording.class, recordingId);
        if (recording == null) {
            throw new NotFoundException();
        }
        access.toSeeFully(actor, recording.partyId());
        return recording;
    }

    private boolean mayHear(Actor actor, Subject subject, UUID recordingId) {
        return actor.role() == Role.CUSTOMER
                || access.uncovered(subject, ContactDisclosure.Kind.RECORDING, recordingId);
    }

    private static View view(Recording recording, RecordingConsent consent, RecordingRule rule, boolean held) {
        return new View(
                recording.id(),
                recording.partyId(),
                recording.startedAt(),
                recording.direction(),
                recording.durationMs(),
                new LocalText(recording.subjectDa(), recording.subjectEn()),
                consent.method(),
                consent.digit().orElse(null),
                consent.offsetMs().orElse(null),
                consent.givenAt(),
                consent.withdrawnAt().orElse(null),
                recording.deleteDueOn(),
                rule.text(),
                recording.deletedAt().orElse(null),
                recording.deletedBecause().orElse(null),
                held);
    }
}
