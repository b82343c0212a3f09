package dk.indsigt.domain.consent;

import dk.indsigt.domain.party.Brand;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** The newest decision per key, projected from the ledger so that one indexed read answers. */
@Entity
@Table(name = "consent_state")
public class ConsentState {
    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "purpose_code", length = 30)
    private String purposeCode;

    @Enumerated(EnumType.STRING)
    @Column(length = 8)
    private MarketingChannel channel;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Brand brand;

    @Column(name = "decision_id")
    private UUID decisionId;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Decision decision;

    private boolean provable;

    private Instant since;

    @Version
    private long version;

    protected ConsentState() {}

    public static ConsentState first(UUID id, ConsentDecision row) {
        ConsentState state = new ConsentState();
        state.id = id;
        state.partyId = row.partyId();
        state.purposeCode = row.key().purpose();
        state.channel = row.key().channel();
        state.brand = row.key().brand();
        state.follow(row);
        return state;
    }

    /**
     * Takes over a newer decision. A later bulk load never turns a no into a yes.
     *
     * @return whether it was taken over
     */
    public boolean follow(ConsentDecision row) {
        boolean overridesNo =
                decision != null && !decision.yes() && row.decision().yes() && !row.provable();
        if (overridesNo) {
            return false;
        }
        decisionId = row.id();
        decision = row.decision();
        provable = row.provable();
        since = row.decidedAt();
        return true;
    }

    public ConsentKey key() {
        return new ConsentKey(purposeCode, channel, brand);
    }

    public UUID decisionId() {
        return decisionId;
    }

    public Decision decision() {
        return decision;
    }

    public boolean provable() {
        return provable;
    }

    public Instant since() {
        return since;
    }
}
