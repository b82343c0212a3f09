package dk.indsigt.domain.contact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** Something covered was uncovered for one contact, for a further reason. */
@Entity
@Table(name = "contact_disclosure")
public class ContactDisclosure {
    /** What was uncovered. */
    public enum Kind {
        CPR,
        NUMBER,
        RECORDING
    }

    @Id
    private UUID id;

    @Column(name = "contact_id")
    private UUID contactId;

    @Enumerated(EnumType.STRING)
    @Column(length = 12)
    private Kind kind;

    @Column(name = "object_id")
    private UUID objectId;

    @Column(length = 30)
    private String reason;

    private Instant at;

    @Version
    private long version;

    protected ContactDisclosure() {}

    public static ContactDisclosure of(UUID id, UUID contactId, Kind kind, UUID objectId, String reason, Instant now) {
        ContactDisclosure disclosure = new ContactDisclosure();
        disclosure.id = id;
        disclosure.contactId = contactId;
        disclosure.kind = kind;
        disclosure.objectId = objectId;
        disclosure.reason = reason;
        disclosure.at = now;
        return disclosure;
    }

    public UUID objectId() {
        return objectId;
    }

    public Kind kind() {
        return kind;
    }

    /** @return for a recording: the purpose of listening; else the code of the reason given */
    public String reason() {
        return reason;
    }
}
