package dk.indsigt.domain.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The way out of a newsletter was tried from end to end, with this outcome (case GR-OTE-UNSUB-2019). */
@Entity
@Table(name = "unsubscribe_probe")
public class UnsubscribeProbe {
    /** Older than this, a success says nothing any more. */
    private static final Duration FRESH = Duration.ofDays(8);

    /** What was found. */
    public enum Outcome {
        WORKS,
        /** The mail does not hold the way out. */
        NO_WAY_OUT,
        /** The way out was followed, and a mail would still be sent. */
        STILL_SENT,
        FAILED
    }

    @Id
    private UUID id;

    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private Outcome outcome;

    protected UnsubscribeProbe() {}

    public static UnsubscribeProbe of(UUID id, Outcome outcome, Instant now) {
        UnsubscribeProbe probe = new UnsubscribeProbe();
        probe.id = id;
        probe.outcome = outcome;
        probe.at = now;
        return probe;
    }

    public Instant at() {
        return at;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** @return whether it may be relied upon that the way out works */
    public boolean vouches(Instant now) {
        return outcome == Outcome.WORKS && at.plus(FRESH).isAfter(now);
    }
}
