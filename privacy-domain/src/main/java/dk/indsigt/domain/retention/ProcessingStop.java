package dk.indsigt.domain.retention;

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

/**
 * A flag that every processing path obeys: data are kept and nothing else is done with them (art. 18(2), art. 21(1)), or nothing that an open
 * request covers is deleted (case ES-XFERA-TD129-2020).
 */
@Entity
@Table(name = "processing_stop")
public class ProcessingStop {
    /** What stops. */
    public enum Kind {
        /** An open request keeps what it covers: deletion waits, everything else goes on. */
        FREEZE,
        /** Art. 18: storage only. */
        RESTRICTION,
        /** Art. 21(1): one activity stops. */
        OBJECTION
    }

    /** Why it ended. */
    public enum Ended {
        REQUEST_CLOSED,
        GROUND_GONE,
        NOT_GRANTED,
        CUSTOMER_ASKED
    }

    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Enumerated(EnumType.STRING)
    @Column(length = 12)
    private Kind kind;

    @Column(length = 1)
    private String ground;

    @Column(length = 4)
    private String activity;

    @Column(name = "request_id")
    private UUID requestId;

    private Instant since;

    @Column(name = "final")
    private boolean confirmed;

    @Column(name = "told_at")
    private Instant toldAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_because", length = 20)
    private Ended endedBecause;

    @Version
    private long version;

    protected ProcessingStop() {}

    /** Nothing that the request covers is deleted while it is open. */
    public static ProcessingStop freeze(UUID id, UUID partyId, UUID requestId, Instant now) {
        return of(id, partyId, Kind.FREEZE, null, null, requestId, now);
    }

    /**
     * @param ground letter of art. 18(1), {@code A} to {@code D}
     */
    public static ProcessingStop restrict(UUID id, UUID partyId, String ground, UUID requestId, Instant now) {
        return of(id, partyId, Kind.RESTRICTION, ground, null, requestId, now);
    }

    /** @param activity code of the processing activity that stops */
    public static ProcessingStop object(UUID id, UUID partyId, String activity, UUID requestId, Instant now) {
        return of(id, partyId, Kind.OBJECTION, null, activity, requestId, now);
    }

    private static ProcessingStop of(
            UUID id, UUID partyId, Kind kind, String ground, String activity, UUID requestId, Instant now) {
        ProcessingStop stop = new ProcessingStop();
        stop.id = id;
        stop.partyId = partyId;
        stop.kind = kind;
        stop.ground = ground;
        stop.activity = activity;
        stop.requestId = requestId;
        stop.since = now;
        return stop;
    }

    public UUID id() {
        return id;
    }

    public UUID partyId() {
        return partyId;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<String> ground() {
        return Optional.ofNullable(ground);
    }

    public Optional<String> activity() {
        return Optional.ofNullable(activity);
    }

    public UUID requestId() {
        return requestId;
    }

    public Instant since() {
        return since;
    }

    /** @return false while the request that asked for it is undecided */
    public boolean confirmed() {
        return confirmed;
    }

    /** The request was granted: it stands until it is ended. */
    public void confirm() {
        confirmed = true;
    }

    public Optional<Instant> toldAt() {
        return Optional.ofNullable(toldAt);
    }

    /** The data subject was told that it will end (art. 18(3)). */
    public void told(Instant now) {
        toldAt = now;
    }

    public boolean stands() {
        return endedAt == null;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public void end(Ended because, Instant now) {
        if (endedAt == null) {
            endedAt = now;
            endedBecause = because;
        }
    }
}
