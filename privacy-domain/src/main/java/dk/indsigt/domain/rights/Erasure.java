package dk.indsigt.domain.rights;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An erasure that was granted, and how far it has come (art. 17). It is carried out in small parts; the row says which part comes next, so that
 * it goes on after a crash. What the law keeps for now stays until its day, and then the erasure goes on.
 */
@Entity
@Table(name = "erasure")
public class Erasure {
    /** Where it stands. */
    public enum State {
        RUNNING,
        /** Something must stay until a day. */
        WAITING,
        DONE
    }

    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    @Column(name = "party_id")
    private UUID partyId;

    private boolean whole;

    @Column(length = 600)
    private String categories;

    @Column(name = "covers_until")
    private Instant coversUntil;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private State state;

    private int part;

    private byte[] points;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "carried_out_at")
    private Instant carriedOutAt;

    @Column(name = "done_at")
    private Instant doneAt;

    @Column(name = "again_on")
    private LocalDate againOn;

    @Version
    private long version;

    protected Erasure() {}

    /**
     * @param requestId the request that was granted, or {@code null} where it is done again after a restore
     * @param whole whether the person is to be nobody afterwards
     * @param categories codes of what was granted, and of what waits for a day
     * @param coversUntil of somebody who stays, only what was there at this moment
     */
    public static Erasure start(
            UUID id,
            UUID requestId,
            UUID partyId,
            boolean whole,
            Collection<String> categories,
            Instant coversUntil,
            Instant now) {
        Erasure erasure = new Erasure();
        erasure.id = id;
        erasure.requestId = requestId;
        erasure.partyId = partyId;
        erasure.whole = whole;
        erasure.categories = String.join(",", categories);
        erasure.coversUntil = coversUntil;
        erasure.state = State.RUNNING;
        erasure.startedAt = now;
        return erasure;
    }

    /**
     * The first part is done: there is no way back.
     *
     * @param hashes keyed hashes of the contact points whose messages must go
     */
    public void begin(byte[] hashes, Instant now) {
        points = hashes == null ? null : hashes.clone();
        begunAt = begunAt == null ? now : begunAt;
    }

    /** A part is done. */
    public void advance() {
        part++;
    }

    /** No message to a contact point of the person is left. */
    public void forgetPoints() {
        points = null;
    }

    /**
     * Everything that could go is gone.
     *
     * @param next the day on which it goes on, or {@code null} where nothing is left
     */
    public void carriedOut(LocalDate next, Instant now) {
        carriedOutAt = carriedOutAt == null ? now : carriedOutAt;
        againOn = next;
        state = next == null ? State.DONE : State.WAITING;
        doneAt = next == null ? now : null;
    }

    /** Starts once more with the first part: the day has come, or a restored database brought data back. */
    public void again() {
        state = State.RUNNING;
        part = 0;
        againOn = null;
        doneAt = null;
    }

    public UUID id() {
        return id;
    }

    public Optional<UUID> requestId() {
        return Optional.ofNullable(requestId);
    }

    public UUID partyId() {
        return partyId;
    }

    public boolean whole() {
        return whole;
    }

    public List<String> categories() {
        return Arrays.asList(categories.split(","));
    }

    public Instant coversUntil() {
        return coversUntil;
    }

    public State state() {
        return state;
    }

    public int part() {
        return part;
    }

    public Optional<byte[]> points() {
        return Optional.ofNullable(points).map(byte[]::clone);
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** @return since when there is no way back; nothing while it waits for an open request, a hold or the answer to leave */
    public Optional<Instant> begunAt() {
        return Optional.ofNullable(begunAt);
    }

    public Optional<Instant> carriedOutAt() {
        return Optional.ofNullable(carriedOutAt);
    }

    public Optional<Instant> doneAt() {
        return Optional.ofNullable(doneAt);
    }

    public Optional<LocalDate> againOn() {
        return Optional.ofNullable(againOn);
    }
}
