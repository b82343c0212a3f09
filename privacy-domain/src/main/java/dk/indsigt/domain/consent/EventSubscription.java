package dk.indsigt.domain.consent;

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
 * A system is told of what is decided, at an address of its own. Where that does not answer, everything for it rests for a while, twice as long each
 * time, so that one that is down costs little and misses nothing.
 */
@Entity
@Table(name = "event_subscription")
public class EventSubscription {
    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 8;
    private static final int FAILURE_MAX = 60;

    @Id
    private UUID id;

    @Column(name = "client_id")
    private UUID clientId;

    @Column(length = 300)
    private String callback;

    @Enumerated(EnumType.STRING)
    @Column(length = 6)
    private Form form;

    @Column(length = 300)
    private String filter;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "rests_until")
    private Instant restsUntil;

    private int failures;

    @Column(name = "last_failure", length = 60)
    private String lastFailure;

    @Version
    private long version;

    protected EventSubscription() {}

    /** In which words it is told. */
    public enum Form {
        OWN,
        TMF644;

        /** @return what a type of event is called */
        public String type(ConsentEvent.Kind kind) {
            return this == OWN ? kind.name() : kind.tmf();
        }
    }

    /**
     * @param callback an address that the client has registered
     * @param types the types of events that are wanted; none for all
     */
    public static EventSubscription open(
            UUID id, UUID clientId, String callback, Form form, List<String> types, Instant now) {
        EventSubscription subscription = new EventSubscription();
        subscription.id = id;
        subscription.clientId = clientId;
        subscription.callback = callback;
        subscription.form = form;
        subscription.filter = types.isEmpty() ? null : String.join(",", types);
        subscription.createdAt = now;
        return subscription;
    }

    public void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }

    /** @return whether it is to be told of that */
    public boolean wants(ConsentEvent.Kind kind) {
        return types().isEmpty() || types().contains(form.type(kind));
    }

    /** What was sent has arrived. */
    public void arrived() {
        failures = 0;
        restsUntil = null;
        lastFailure = null;
    }

    /** @param failure a status or the kind of failure, nothing personal */
    public void failed(String failure, Instant now) {
        restsUntil = now.plus(FIRST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
        failures++;
        lastFailure = failure.length() > FAILURE_MAX ? failure.substring(0, FAILURE_MAX) : failure;
    }

    /** Somebody has mended it: the next attempt is due at once. */
    public void wake() {
        restsUntil = null;
    }

    public UUID id() {
        return id;
    }

    public UUID clientId() {
        return clientId;
    }

    public String callback() {
        return callback;
    }

    public Form form() {
        return form;
    }

    /** @return the types of events that are wanted; none for all */
    public List<String> types() {
        return filter == null ? List.of() : List.of(filter.split(","));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public Optional<Instant> restsUntil() {
        return Optional.ofNullable(restsUntil);
    }

    public int failures() {
        return failures;
    }

    public Optional<String> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }
}
