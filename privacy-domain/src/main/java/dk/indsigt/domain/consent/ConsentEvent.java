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
import java.util.Optional;
import java.util.UUID;

/**
 * That something was decided, for one subscriber: written with the decision, sent until it is taken, and where it stops something open until the
 * subscriber has confirmed that it has (case DK-TELENOR-SPAM-2012). Says which decision; what that says is in the ledger.
 */
@Entity
@Table(name = "consent_event")
public class ConsentEvent {
    /** Within what a subscriber must have confirmed that it stopped; after that it may do nothing more with the person. */
    public static final Duration CONFIRM_WITHIN = Duration.ofHours(1);

    @Id
    private UUID id;

    @Column(name = "subscription_id")
    private UUID subscriptionId;

    @Column(name = "client_id")
    private UUID clientId;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "decision_id")
    private UUID decisionId;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private Kind kind;

    private boolean stops;

    private Instant at;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    private int attempts;

    @Version
    private long version;

    protected ConsentEvent() {}

    /** What happened. */
    public enum Kind {
        CONSENT_GIVEN("PartyPrivacyAgreementCreateEvent"),
        CONSENT_STOPPED("PartyPrivacyAgreementStatusChangeEvent"),
        MARKETING_OBJECTED("PartyPrivacyProfileStatusChangeEvent"),
        /** A number or address that reaches the person is not to be used for marketing, whoever said so. */
        CONTACT_SUPPRESSED("PartyPrivacyProfileStatusChangeEvent");

        private final String tmf;

        Kind(String tmf) {
            this.tmf = tmf;
        }

        public boolean stops() {
            return this != CONSENT_GIVEN;
        }

        /** @return the type of event by TM Forum 644 */
        public String tmf() {
            return tmf;
        }
    }

    /** @param decisionId the row of the ledger; {@code null} for an objection to all direct marketing */
    public static ConsentEvent tell(
            UUID id, EventSubscription to, UUID partyId, UUID decisionId, Kind kind, Instant now) {
        ConsentEvent event = new ConsentEvent();
        event.id = id;
        event.subscriptionId = to.id();
        event.clientId = to.clientId();
        event.partyId = partyId;
        event.decisionId = decisionId;
        event.kind = kind;
        event.stops = kind.stops();
        event.at = now;
        return event;
    }

    /**
     * It was sent.
     *
     * @param taken the subscriber answered that it has it
     * @param done and that it has acted upon it
     */
    public void sent(boolean taken, boolean done, Instant now) {
        attempts++;
        if (taken && receivedAt == null) {
            receivedAt = now;
        }
        if (done) {
            confirm(now);
        }
    }

    /** The subscriber has acted upon it. */
    public void confirm(Instant now) {
        if (receivedAt == null) {
            receivedAt = now;
        }
        if (confirmedAt == null) {
            confirmedAt = now;
        }
    }

    public UUID id() {
        return id;
    }

    public UUID subscriptionId() {
        return subscriptionId;
    }

    public UUID clientId() {
        return clientId;
    }

    public UUID partyId() {
        return partyId;
    }

    public Optional<UUID> decisionId() {
        return Optional.ofNullable(decisionId);
    }

    public Kind kind() {
        return kind;
    }

    public Instant at() {
        return at;
    }

    public Optional<Instant> receivedAt() {
        return Optional.ofNullable(receivedAt);
    }

    public Optional<Instant> confirmedAt() {
        return Optional.ofNullable(confirmedAt);
    }

    public int attempts() {
        return attempts;
    }
}
