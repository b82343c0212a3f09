package dk.indsigt.domain.recording;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A recorded call. It exists only with a consent, knows from birth by which rule and on which day it is deleted, and leaves a row without
 * content when its audio and its key are gone.
 */
@Entity
@Table(name = "recording")
public class Recording {
    /** Why the audio is gone. */
    public enum Cause {
        RETENTION,
        WITHDRAWAL,
        ERASURE
    }

    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "customer_id")
    private UUID customerId;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "consent_id")
    private RecordingConsent consent;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private Direction direction;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private CallSegment segment;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "duration_ms")
    private int durationMs;

    @Column(name = "subject_da", length = 160)
    private String subjectDa;

    @Column(name = "subject_en", length = 160)
    private String subjectEn;

    @Column(name = "media_type", length = 40)
    private String mediaType;

    @Column(name = "size_bytes")
    private Long sizeBytes;

    @Column(name = "wrapped_key")
    private byte[] wrappedKey;

    @Column(name = "rule_code", length = 40)
    private String ruleCode;

    @Column(name = "delete_due_on")
    private LocalDate deleteDueOn;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "deleted_because", length = 12)
    private Cause deletedBecause;

    @Version
    private long version;

    protected Recording() {}

    public static Recording keep(
            UUID id,
            UUID customerId,
            RecordingConsent consent,
            Direction direction,
            CallSegment segment,
            Instant startedAt,
            int durationMs,
            String subjectDa,
            String subjectEn,
            String mediaType,
            long sizeBytes,
            byte[] wrappedKey,
            RecordingRule rule) {
        Recording recording = new Recording();
        recording.id = id;
        recording.partyId = consent.partyId();
        recording.customerId = customerId;
        recording.consent = consent;
        recording.direction = direction;
        recording.segment = segment;
        recording.startedAt = startedAt;
        recording.durationMs = durationMs;
        recording.subjectDa = subjectDa;
        recording.subjectEn = subjectEn;
        recording.mediaType = mediaType;
        recording.sizeBytes = sizeBytes;
        recording.wrappedKey = wrappedKey.clone();
        recording.ruleCode = rule.code();
        recording.deleteDueOn = rule.dueOn(startedAt);
        return recording;
    }

    public UUID id() {
        return id;
    }

    /** @return the person whose voice it is */
    public UUID partyId() {
        return partyId;
    }

    public UUID customerId() {
        return customerId;
    }

    public RecordingConsent consent() {
        return consent;
    }

    public Direction direction() {
        return direction;
    }

    public CallSegment segment() {
        return segment;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public int durationMs() {
        return durationMs;
    }

    public String subjectDa() {
        return subjectDa;
    }

    public String subjectEn() {
        return subjectEn;
    }

    public String mediaType() {
        return mediaType;
    }

    public Optional<Long> sizeBytes() {
        return Optional.ofNullable(sizeBytes);
    }

    public String ruleCode() {
        return ruleCode;
    }

    public LocalDate deleteDueOn() {
        return deleteDueOn;
    }

    public boolean deleted() {
        return deletedAt != null;
    }

    public Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }

    public Optional<Cause> deletedBecause() {
        return Optional.ofNullable(deletedBecause);
    }

    /**
     * @return the recording's own keyset, wrapped
     * @throws NotFoundException when the recording is deleted
     */
    public byte[] wrappedKey() {
        if (wrappedKey == null) {
            throw new NotFoundException();
        }
        return wrappedKey.clone();
    }

    /**
     * The person takes the consent back (P-3.6.1-n). Without a hold the recording is deleted at once; under a hold that was set before, the
     * withdrawal is noted and nothing but storage goes on (K-08).
     *
     * @param held an approved legal hold stands
     * @return whether it was deleted now
     * @throws RefusedException ALREADY_DELETED
     */
    public boolean withdraw(AskedThrough through, boolean held, Instant now) {
        if (deleted()) {
            throw new RefusedException("ALREADY_DELETED");
        }
        consent.withdraw(through, now);
        if (!held) {
            delete(Cause.WITHDRAWAL, now);
        }
        return !held;
    }

    /** @return deleted by its own rule, or late because a hold stood while the consent was withdrawn */
    public Cause causeWhenDue() {
        return consent.withdrawnAt().isPresent() ? Cause.WITHDRAWAL : Cause.RETENTION;
    }

    /** Content and key go; what stays tells that there was a recording, with whose consent, and when and why it went. */
    public void delete(Cause cause, Instant now) {
        wrappedKey = null;
        sizeBytes = null;
        mediaType = null;
        subjectDa = null;
        subjectEn = null;
        deletedAt = now;
        deletedBecause = cause;
    }
}
