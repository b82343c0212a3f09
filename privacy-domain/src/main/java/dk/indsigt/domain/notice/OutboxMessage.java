package dk.indsigt.domain.notice;

import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.party.Brand;
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

/** A mail or SMS waiting to leave. Written in the transaction of what it tells about; sent afterwards, again and again until it is gone. */
@Entity
@Table(name = "outbox")
public class OutboxMessage {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MAX_DOUBLINGS = 9;

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(length = 6)
    private Message.Way channel;

    @Column(length = 254)
    private String destination;

    @Column(length = 200)
    private String subject;

    @Column(length = 4000)
    private String body;

    @Column(name = "created_at")
    private Instant createdAt;

    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "last_error", length = 60)
    private String lastError;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "consent_purpose", length = 30)
    private String consentPurpose;

    @Enumerated(EnumType.STRING)
    @Column(name = "consent_channel", length = 8)
    private MarketingChannel consentChannel;

    @Enumerated(EnumType.STRING)
    @Column(name = "consent_brand", length = 10)
    private Brand consentBrand;

    @Column(name = "cause_id")
    private UUID causeId;

    @Column(name = "dropped_at")
    private Instant droppedAt;

    @Column(name = "dropped_because", length = 20)
    private String droppedBecause;

    @Version
    private long version;

    protected OutboxMessage() {}

    /**
     * What a message relies on.
     *
     * @param partyId whose consent
     * @param key about what
     * @param causeId what was sent to many, this message being one of it
     */
    public record Reliance(UUID partyId, ConsentKey key, UUID causeId) {}

    /**
     * @param subject says nothing personal
     */
    public static OutboxMessage queue(
            UUID id, Message.Way way, String destination, String subject, String body, Instant now) {
        OutboxMessage message = new OutboxMessage();
        message.id = id;
        message.channel = way;
        message.destination = destination;
        message.subject = subject;
        message.body = body;
        message.createdAt = now;
        message.nextAttemptAt = now;
        return message;
    }

    /** It leaves only where the consent stands at that moment. */
    public OutboxMessage relyingOn(Reliance reliance) {
        partyId = reliance.partyId();
        consentPurpose = reliance.key().purpose();
        consentChannel = reliance.key().channel();
        consentBrand = reliance.key().brand();
        causeId = reliance.causeId();
        return this;
    }

    /** @return what it relies on; nothing for what the house must tell anyhow */
    public Optional<Reliance> reliance() {
        return partyId == null
                ? Optional.empty()
                : Optional.of(
                        new Reliance(partyId, new ConsentKey(consentPurpose, consentChannel, consentBrand), causeId));
    }

    /**
     * It must not leave any more, and what it said is not needed here.
     *
     * @param because code of what forbids it
     */
    public void drop(String because, Instant now) {
        droppedAt = now;
        droppedBecause = because;
        body = "";
    }

    public UUID id() {
        return id;
    }

    public Message.Way way() {
        return channel;
    }

    public String destination() {
        return destination;
    }

    public String subject() {
        return subject;
    }

    public String body() {
        return body;
    }

    /** It has left: what it said is not needed here any more. */
    public void sent(Instant now) {
        sentAt = now;
        lastError = null;
        body = "";
    }

    /**
     * @param error kind of failure, nothing personal
     */
    public void failed(String error, Instant now) {
        nextAttemptAt = now.plus(FIRST_RETRY.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS)));
        attempts++;
        lastError = error;
    }
}
