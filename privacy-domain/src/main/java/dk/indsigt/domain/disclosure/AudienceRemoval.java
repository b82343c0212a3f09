package dk.indsigt.domain.disclosure;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A file with the addresses that a platform must take out of an audience (art. 7(3), 19 and 21(3)). */
@Entity
@Table(name = "audience_removal")
public class AudienceRemoval {
    /** Where it stands. */
    public enum State {
        QUEUED,
        WRITTEN,
        CONFIRMED
    }

    @Id
    private UUID id;

    @Column(name = "export_id")
    private UUID exportId;

    private int number;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private State state;

    private int entries;

    @Column(name = "queued_at")
    private Instant queuedAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "written_at")
    private Instant writtenAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "confirmed_by", length = 60)
    private String confirmedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "confirmed_how", length = 8)
    private RecipientNotice.How confirmedHow;

    @Version
    private long version;

    protected AudienceRemoval() {}

    /**
     * @param number of the export, from 1
     * @param dueAt until when the platform should have confirmed
     */
    public static AudienceRemoval queue(UUID id, UUID exportId, int number, Instant now, Instant dueAt) {
        AudienceRemoval removal = new AudienceRemoval();
        removal.id = id;
        removal.exportId = exportId;
        removal.number = number;
        removal.state = State.QUEUED;
        removal.queuedAt = now;
        removal.dueAt = dueAt;
        return removal;
    }

    public UUID id() {
        return id;
    }

    public UUID exportId() {
        return exportId;
    }

    public int number() {
        return number;
    }

    public State state() {
        return state;
    }

    public int entries() {
        return entries;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public Optional<Instant> writtenAt() {
        return Optional.ofNullable(writtenAt);
    }

    public Optional<Instant> confirmedAt() {
        return Optional.ofNullable(confirmedAt);
    }

    /** @return the unit that noted it */
    public Optional<String> confirmedBy() {
        return Optional.ofNullable(confirmedBy);
    }

    public Optional<RecipientNotice.How> confirmedHow() {
        return Optional.ofNullable(confirmedHow);
    }

    public boolean overdueAt(Instant now) {
        return state != State.CONFIRMED && dueAt.isBefore(now);
    }

    /** One more address stands on it. */
    public void add() {
        if (state != State.QUEUED) {
            throw new IllegalStateException("written already");
        }
        entries++;
    }

    public void written(Instant now) {
        state = State.WRITTEN;
        writtenAt = now;
    }

    /**
     * @param by unit that notes it
     * @param how by what way the platform said so
     * @throws InvalidValueException HOW_REQUIRED
     * @throws RefusedException REMOVAL_NOT_WRITTEN, ACKNOWLEDGED_ALREADY
     */
    public void confirm(String by, RecipientNotice.How how, Instant now) {
        if (how == null) {
            throw new InvalidValueException("HOW_REQUIRED");
        }
        if (state == State.QUEUED) {
            throw new RefusedException("REMOVAL_NOT_WRITTEN");
        }
        if (state == State.CONFIRMED) {
            throw new RefusedException("ACKNOWLEDGED_ALREADY");
        }
        state = State.CONFIRMED;
        confirmedBy = by;
        confirmedHow = how;
        confirmedAt = now;
    }
}
