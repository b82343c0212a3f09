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
import java.util.Objects;
import java.util.Optional;
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

    @Column(name = "text_id")
    private UUID textId;

    @Column(name = "valid_until")
    private Instant validUntil;

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
        state.take(row);
        return state;
    }

    /**
     * Takes over what holds now, by the whole ledger of the key.
     *
     * @return whether that is another decision than before
     */
    public boolean settle(ConsentDecision holding) {
        boolean another = !holding.id().equals(decisionId);
        if (another) {
            take(holding);
        }
        return another;
    }

    /** @return whether it says what that decision says */
    public boolean tells(ConsentDecision holding) {
        return holding.id().equals(decisionId)
                && holding.decision() == decision
                && holding.provable() == provable
                && holding.decidedAt().equals(since)
                && Objects.equals(holding.textId().orElse(null), textId)
                && Objects.equals(holding.validUntil().orElse(null), validUntil);
    }

    private void take(ConsentDecision row) {
        decisionId = row.id();
        decision = row.decision();
        provable = row.provable();
        since = row.decidedAt();
        textId = row.textId().orElse(null);
        validUntil = row.validUntil().orElse(null);
    }

    public ConsentKey key() {
        return new ConsentKey(purposeCode, channel, brand);
    }

    public UUID decisionId() {
        return decisionId;
    }

    /** @return what the newest decision that counts says */
    public Decision decision() {
        return decision;
    }

    /** @return what it says at a moment: a yes whose time has run out is none, also before that was written down */
    public Decision decisionAt(Instant now) {
        return decision.at(validUntil, now);
    }

    /** @return when a yes ends by itself */
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    public UUID partyId() {
        return partyId;
    }

    public boolean provable() {
        return provable;
    }

    public Instant since() {
        return since;
    }
}
