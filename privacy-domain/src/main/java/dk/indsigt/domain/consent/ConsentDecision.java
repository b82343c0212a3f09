package dk.indsigt.domain.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of the ledger: one decision, never changed. It works from its moment on and rewrites nothing (P-8-c). */
@Entity
@Table(name = "consent_decision")
public class ConsentDecision {
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

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Decision decision;

    @Column(name = "text_id")
    private UUID textId;

    @Column(length = 2)
    private String language;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_through", length = 10)
    private AskedThrough askedThrough;

    @Column(length = 300)
    private String evidence;

    private boolean provable;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_role", length = 10)
    private Role actorRole;

    @Column(name = "actor_unit", length = 60)
    private String actorUnit;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "contact_id")
    private UUID contactId;

    @Column(name = "receipt_id")
    private UUID receiptId;

    @Embedded
    private ActProof proof;

    @Column(name = "line_id")
    private UUID lineId;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "valid_until")
    private Instant validUntil;

    protected ConsentDecision() {}

    /**
     * @param textId the version that was shown before the decision, or {@code null} when none was
     * @param language the language it was shown in
     * @param act how and when the person did it
     * @param validUntil when a yes ends by itself, or {@code null} for until it is withdrawn
     * @param now when it reached the house
     */
    public static ConsentDecision record(
            UUID id,
            UUID partyId,
            ConsentKey key,
            Decision decision,
            UUID textId,
            Language language,
            PersonalAct act,
            Actor actor,
            UUID receiptId,
            Instant validUntil,
            Instant now) {
        ConsentDecision row = new ConsentDecision();
        row.id = id;
        row.partyId = partyId;
        row.purposeCode = key.purpose();
        row.channel = key.channel();
        row.brand = key.brand();
        row.decision = decision;
        row.textId = textId;
        row.language = language == null ? null : language.code();
        row.askedThrough = act.through();
        row.evidence = act.evidence();
        row.proof = act.proof();
        row.lineId = act.lineId();
        row.provable = provable(decision, textId, act, actor);
        row.actorRole = actor.role();
        row.actorUnit = actor.unit();
        row.accountId = actor.accountId();
        row.contactId = actor.contactId();
        row.receiptId = receiptId;
        row.decidedAt = kept(act.at());
        row.recordedAt = kept(now);
        row.validUntil = decision.yes() && validUntil != null ? kept(validUntil) : null;
        return row;
    }

    /** @return the moment as it is read again later */
    private static Instant kept(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A yes counts only with proof of the person's own act, the text shown before it, and the time (case EU-C61-19-ORANGE). A no always
     * counts. Staff and systems alone prove nothing: they need evidence of the act.
     */
    private static boolean provable(Decision decision, UUID textId, PersonalAct act, Actor actor) {
        if (!decision.yes()) {
            return true;
        }
        if (textId == null || act.through() == AskedThrough.BULK_LOAD) {
            return false;
        }
        return actor.role() == Role.CUSTOMER || act.shown();
    }

    public UUID id() {
        return id;
    }

    public UUID partyId() {
        return partyId;
    }

    public ConsentKey key() {
        return new ConsentKey(purposeCode, channel, brand);
    }

    public Decision decision() {
        return decision;
    }

    public Optional<UUID> textId() {
        return Optional.ofNullable(textId);
    }

    public Optional<Language> language() {
        return Optional.ofNullable(language).map(Language::of);
    }

    public AskedThrough askedThrough() {
        return askedThrough;
    }

    public Optional<String> evidence() {
        return Optional.ofNullable(evidence);
    }

    /** @return what a system that was there shows */
    public Optional<ActProof> proof() {
        return Optional.ofNullable(proof);
    }

    /** @return the line it was said from */
    public Optional<UUID> lineId() {
        return Optional.ofNullable(lineId);
    }

    public boolean provable() {
        return provable;
    }

    public Role actorRole() {
        return actorRole;
    }

    public Optional<String> actorUnit() {
        return Optional.ofNullable(actorUnit);
    }

    public Optional<UUID> receiptId() {
        return Optional.ofNullable(receiptId);
    }

    /** @return when the person did it */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** @return when it reached the house, from which moment it works */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** @return when a yes ends by itself */
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    /**
     * Which row of a key holds: the newest, save that a yes that cannot be proved takes the place of nothing that can: neither of a no nor of a proved
     * yes, and that the end of a yes is the end of that one only.
     *
     * @param rows all decisions of one key, oldest first
     */
    public static Optional<ConsentDecision> holding(List<ConsentDecision> rows) {
        ConsentDecision holding = null;
        for (ConsentDecision row : rows) {
            if (holding == null || row.follows(holding.provable) && !row.endsAnother(holding)) {
                holding = row;
            }
        }
        return Optional.ofNullable(holding);
    }

    /** An end by itself is that of one yes, and of nothing that was decided between the two. */
    private boolean endsAnother(ConsentDecision holding) {
        return decision == Decision.EXPIRED && (holding.validUntil == null || holding.validUntil.isAfter(decidedAt));
    }

    /**
     * @param earlierProvable whether the decision before it can be proved, as a no always can
     * @return whether it takes the place of that decision
     */
    public boolean follows(boolean earlierProvable) {
        return provable || !earlierProvable;
    }
}
