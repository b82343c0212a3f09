package dk.indsigt.domain.visit;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Brand;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What became of a mail to a customer, as the mail system reports it (B-08). That one was opened is kept only of who has said yes to it (K-26). The
 * first report of each kind is kept; how often a mail was opened is nobody's business.
 */
@Entity
@Table(name = "mail_event")
public class MailEvent {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Brand brand;

    @Column(length = 40)
    private String reference;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Kind kind;

    private Instant at;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "delete_due_on")
    private LocalDate deleteDueOn;

    /** What happened. */
    public enum Kind {
        SENT,
        DELIVERED,
        OPENED
    }

    protected MailEvent() {}

    /**
     * @param reference of the mail in the mail system; codes and numbers, no address and no words
     * @param at when it happened
     * @throws InvalidValueException MAIL_FORMAT
     */
    public static MailEvent record(
            UUID id,
            UUID partyId,
            Brand brand,
            String reference,
            Kind kind,
            Instant at,
            Instant now,
            LocalDate deleteDueOn) {
        if (!REFERENCE.matcher(reference).matches()) {
            throw new InvalidValueException("MAIL_FORMAT");
        }
        MailEvent event = new MailEvent();
        event.id = id;
        event.partyId = partyId;
        event.brand = brand;
        event.reference = reference;
        event.kind = kind;
        event.at = at;
        event.recordedAt = now;
        event.deleteDueOn = deleteDueOn;
        return event;
    }

    public UUID id() {
        return id;
    }

    public UUID partyId() {
        return partyId;
    }

    public Brand brand() {
        return brand;
    }

    public String reference() {
        return reference;
    }

    public Kind kind() {
        return kind;
    }

    public Instant at() {
        return at;
    }

    public LocalDate deleteDueOn() {
        return deleteDueOn;
    }
}
