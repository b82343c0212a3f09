package dk.indsigt.domain.disclosure;

import dk.indsigt.domain.error.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A recipient is told that data it got were corrected, erased or restricted (art. 19). Sent again while nobody acknowledges it, and shown to the
 * officer when it has been sent often enough.
 */
@Entity
@Table(name = "recipient_notice")
public class RecipientNotice {
    /** What was done. */
    public enum Kind {
        RECTIFIED,
        ERASED,
        RESTRICTED,
        /** A restriction ended. */
        RELEASED
    }

    /** Where it stands. */
    public enum State {
        QUEUED,
        SENT,
        ACKNOWLEDGED,
        ESCALATED
    }

    /** By what way a recipient acknowledged. */
    public enum How {
        GATEWAY,
        EMAIL,
        PHONE,
        LETTER
    }

    /** Waiting time after each sending; after the last one it is escalated. */
    private static final List<Duration> WAITS = List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "recipient_code", length = 30)
    private String recipientCode;

    @Enumerated(EnumType.STRING)
    @Column(length = 12)
    private Kind kind;

    @Column(length = 40)
    private String reference;

    @Enumerated(EnumType.STRING)
    @Column(length = 12)
    private State state;

    private int attempts;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "acknowledged_at")
    private Instant acknowledgedAt;

    @Column(name = "acknowledged_by", length = 60)
    private String acknowledgedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "acknowledged_how", length = 8)
    private How acknowledgedHow;

    @Version
    private long version;

    protected RecipientNotice() {}

    /** @param reference of the delivery it is about */
    public static RecipientNotice queue(
            UUID id, UUID requestId, UUID partyId, String recipientCode, Kind kind, String reference, Instant now) {
        RecipientNotice notice = new RecipientNotice();
        notice.id = id;
        notice.requestId = requestId;
        notice.partyId = partyId;
        notice.recipientCode = recipientCode;
        notice.kind = kind;
        notice.reference = reference;
        notice.state = State.QUEUED;
        notice.createdAt = now;
        notice.nextAttemptAt = now;
        return notice;
    }

    public UUID id() {
        return id;
    }

    public UUID requestId() {
        return requestId;
    }

    public UUID partyId() {
        return partyId;
    }

    public String recipientCode() {
        return recipientCode;
    }

    public Kind kind() {
        return kind;
    }

    public String reference() {
        return reference;
    }

    public State state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    public Optional<Instant> acknowledgedAt() {
        return Optional.ofNullable(acknowledgedAt);
    }

    public int attempts() {
        return attempts;
    }

    /** @return the unit or client that noted the acknowledgement */
    public Optional<String> acknowledgedBy() {
        return Optional.ofNullable(acknowledgedBy);
    }

    public Optional<How> acknowledgedHow() {
        return Optional.ofNullable(acknowledgedHow);
    }

    /** @return whether it is to leave, or to be escalated, by now */
    public boolean due(Instant now) {
        return (state == State.QUEUED || state == State.SENT) && !nextAttemptAt.isAfter(now);
    }

    /** It left once more. */
    public void sent(Instant now) {
        state = State.SENT;
        sentAt = now;
        nextAttemptAt = now.plus(WAITS.get(Math.min(attempts, WAITS.size() - 1)));
        attempts++;
    }

    /** @return whether it was sent as often as it will be */
    public boolean exhausted() {
        return attempts >= WAITS.size();
    }

    /** Nobody answered: an officer must ask by other means. */
    public void escalate() {
        state = State.ESCALATED;
        nextAttemptAt = null;
    }

    /**
     * @param by unit or client that notes it
     * @param how by what way the recipient said so
     * @throws RefusedException ACKNOWLEDGED_ALREADY
     */
    public void acknowledge(String by, How how, Instant now) {
        if (state == State.ACKNOWLEDGED) {
            throw new RefusedException("ACKNOWLEDGED_ALREADY");
        }
        state = State.ACKNOWLEDGED;
        acknowledgedAt = now;
        acknowledgedBy = by;
        acknowledgedHow = how;
        nextAttemptAt = null;
    }
}
