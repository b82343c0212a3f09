package dk.indsigt.domain.consent;

import dk.indsigt.domain.contact.AskedThrough;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A number, an e-mail address or a postal address that is not to be used for marketing, whoever said so: the harmless direction needs no proof of
 * identity. Stronger than any consent. Only a keyed hash is kept (K-13).
 */
@Entity
@Table(name = "contact_suppression")
public class ContactSuppression {
    /** What kind of contact point. */
    public enum Kind {
        PHONE,
        EMAIL,
        ADDRESS
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(length = 8)
    private Kind kind;

    @Column(name = "point_hash")
    private byte[] pointHash;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_through", length = 10)
    private AskedThrough askedThrough;

    private Instant since;

    @Column(name = "request_id")
    private UUID requestId;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Version
    private long version;

    protected ContactSuppression() {}

    public static ContactSuppression of(
            UUID id, Kind kind, byte[] pointHash, AskedThrough through, UUID requestId, Instant now) {
        ContactSuppression suppression = new ContactSuppression();
        suppression.id = id;
        suppression.kind = kind;
        suppression.pointHash = pointHash.clone();
        suppression.askedThrough = through;
        suppression.requestId = requestId;
        suppression.since = now;
        return suppression;
    }

    public UUID id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public AskedThrough askedThrough() {
        return askedThrough;
    }

    public Instant since() {
        return since;
    }

    /** The owner of the contact point, identified, allows it again. */
    public void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }
}
