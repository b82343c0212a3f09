package dk.indsigt.domain.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected ConsentDecision() {}

    /**
     * @param textId the version that was shown before the decision, or {@code null} when none was
     * @param language the language it was shown in
     * @param evidence what proves the person's own act when somebody else wrote it down
     */
    public static ConsentDecision record(
            UUID id,
            UUID partyId,
            ConsentKey key,
            Decision decision,
            UUID textId,
            Language language,
            AskedThrough through,
            String evidence,
            Actor actor,
            UUID receiptId,
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
        row.askedThrough = through;
        row.evidence = evidence;
        row.provable = provable(decision, textId, through, evidence, actor);
        row.actorRole = actor.role();
        row.actorUnit = actor.unit();
        row.accountId = actor.accountId();
        row.contactId = actor.contactId();
        row.receiptId = receiptId;
        row.decidedAt = now;
        return row;
    }

    /**
     * A yes counts only with proof of the person's own act, the text shown before it, and the time (case EU-C61-19-ORANGE). A no always
     * counts. Staff alone prove nothing: they need evidence of the act.
     */
    private static boolean provable(
            Decision decision, UUID textId, AskedThrough through, String evidence, Actor actor) {
        if (!decision.yes()) {
            return true;
        }
        if (textId == null || through == AskedThrough.BULK_LOAD) {
            return false;
        }
        return actor.role() == Role.CUSTOMER || (evidence != null && !evidence.isBlank());
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

    public Instant decidedAt() {
        return decidedAt;
    }
}
