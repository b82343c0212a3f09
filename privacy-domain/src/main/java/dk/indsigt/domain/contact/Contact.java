package dk.indsigt.domain.contact;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.text.Luhn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A member of staff deals with one customer. Opening it asks for a reason; until the caller is identified, staff see covered data and may
 * change nothing. It ends by itself after a working day.
 */
@Entity
@Table(name = "contact")
public class Contact {
    private static final Duration LIFE = Duration.ofHours(10);
    private static final int NOTE_MAX = 500;

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(length = 60)
    private String unit;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "party_id")
    private UUID partyId;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private AskedThrough channel;

    @Enumerated(EnumType.STRING)
    @Column(length = 30)
    private Reason reason;

    @Column(name = "reason_note", length = NOTE_MAX)
    private String reasonNote;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(length = 200)
    private String told;

    @Enumerated(EnumType.STRING)
    @Column(name = "identified_by", length = 12)
    private Identification identifiedBy;

    @Column(name = "identified_at")
    private Instant identifiedAt;

    @Column(name = "identified_evidence", length = 120)
    private String identifiedEvidence;

    @Version
    private long version;

    protected Contact() {}

    public static Contact open(
            UUID id,
            UUID accountId,
            String unit,
            UUID customerId,
            UUID partyId,
            AskedThrough channel,
            Reason reason,
            String note,
            Instant now) {
        if (channel == null || !channel.desk()) {
            throw new InvalidValueException("CHANNEL_REQUIRED");
        }
        if (reason == null) {
            throw new InvalidValueException("REASON_REQUIRED");
        }
        Contact contact = new Contact();
        contact.id = id;
        contact.accountId = accountId;
        contact.unit = unit;
        contact.customerId = customerId;
        contact.partyId = partyId;
        contact.channel = channel;
        contact.reason = reason;
        contact.reasonNote = freeText(note);
        contact.openedAt = now;
        return contact;
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    public String unit() {
        return unit;
    }

    public UUID customerId() {
        return customerId;
    }

    public UUID partyId() {
        return partyId;
    }

    public AskedThrough channel() {
        return channel;
    }

    public Reason reason() {
        return reason;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public boolean openAt(Instant now) {
        return closedAt == null && now.isBefore(openedAt.plus(LIFE));
    }

    public boolean identified() {
        return identifiedBy != null;
    }

    public Optional<Identification> identifiedBy() {
        return Optional.ofNullable(identifiedBy);
    }

    public Optional<Instant> identifiedAt() {
        return Optional.ofNullable(identifiedAt);
    }

    public Optional<String> identifiedEvidence() {
        return Optional.ofNullable(identifiedEvidence);
    }

    /** @return what the caller knew */
    public Set<Told> told() {
        if (told == null || told.isEmpty()) {
            return Set.of();
        }
        return Arrays.stream(told.split(",")).map(Told::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Notes what the caller knew. It changes nothing else. */
    public void note(Set<Told> facts) {
        told = facts.isEmpty()
                ? null
                : EnumSet.copyOf(facts).stream().map(Enum::name).collect(Collectors.joining(","));
    }

    /** The caller read back the code that was sent to a contact point on file. */
    public void identifiedByCode(Instant now) {
        identify(Identification.CODE, null, now);
    }

    /**
     * @param reference transaction reference of the MitID check
     * @throws InvalidValueException MITID_REFERENCE
     */
    public void identifiedByMitId(String reference, Instant now) {
        if (reference == null || !reference.strip().matches("[A-Za-z0-9-]{8,64}")) {
            throw new InvalidValueException("MITID_REFERENCE");
        }
        identify(Identification.MITID, reference.strip(), now);
    }

    /**
     * @param number number of the passport or driving licence that was seen
     * @throws RefusedException DOCUMENT_ONLY_IN_SHOP
     * @throws InvalidValueException DOCUMENT_NUMBER
     */
    public void identifiedByDocument(String number, Instant now) {
        if (channel != AskedThrough.SHOP) {
            throw new RefusedException("DOCUMENT_ONLY_IN_SHOP");
        }
        if (number == null || !number.strip().matches("[A-Za-z0-9]{6,20}")) {
            throw new InvalidValueException("DOCUMENT_NUMBER");
        }
        identify(Identification.DOCUMENT, number.strip(), now);
    }

    public void close(Instant now) {
        if (closedAt == null) {
            closedAt = now;
        }
    }

    private void identify(Identification how, String evidence, Instant now) {
        identifiedBy = how;
        identifiedEvidence = evidence;
        identifiedAt = now;
    }

    private static String freeText(String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        if (note.length() > NOTE_MAX) {
            throw new InvalidValueException("TOO_LONG", NOTE_MAX);
        }
        if (Luhn.holdsCardNumber(note)) {
            throw new InvalidValueException("CARD_NUMBER_IN_TEXT");
        }
        return note.strip();
    }
}
