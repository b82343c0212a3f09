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
import java.util.Optional;
import java.util.UUID;

/**
 * An objection to direct marketing (art. 21(2)-(3), K-11): granted by arriving, for every channel and every brand. Only a later provable
 * consent of the person's own ends it.
 */
@Entity
@Table(name = "marketing_objection")
public class MarketingObjection {
    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "objected_at")
    private Instant objectedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_through", length = 10)
    private AskedThrough askedThrough;

    @Column(length = 300)
    private String evidence;

    @Column(name = "contact_id")
    private UUID contactId;

    @Column(name = "receipt_id")
    private UUID receiptId;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Version
    private long version;

    protected MarketingObjection() {}

    public static MarketingObjection grant(
            UUID id, UUID partyId, AskedThrough through, String evidence, UUID contactId, UUID receiptId, Instant now) {
        MarketingObjection objection = new MarketingObjection();
        objection.id = id;
        objection.partyId = partyId;
        objection.askedThrough = through;
        objection.evidence = evidence;
        objection.contactId = contactId;
        objection.receiptId = receiptId;
        objection.objectedAt = now;
        return objection;
    }

    public Instant objectedAt() {
        return objectedAt;
    }

    public AskedThrough askedThrough() {
        return askedThrough;
    }

    public Optional<String> evidence() {
        return Optional.ofNullable(evidence);
    }

    public UUID receiptId() {
        return receiptId;
    }

    public boolean stands() {
        return endedAt == null;
    }

    public void end(Instant now) {
        endedAt = now;
    }
}
