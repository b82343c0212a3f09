package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ConsentState;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingObjection;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptFacts;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the ledger: a row for each decision, its projection, a receipt and an audit entry. Asked by services that have found out who may decide;
 * it asks for no role of its own.
 */
@Stateless
@PermitAll
public class ConsentLedger {
    private static final String LOCATION = "LOCATION_VAS";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private AuditService audit;

    @Inject
    private NoticeService notices;

    @Inject
    private NoticeTexts texts;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * Somebody decides.
     *
     * @param actor who does it in the system
     * @param party whose decision it is
     * @param through what it was said through
     * @param evidence what proves the person's own act where somebody else writes it down, or {@code null}
     */
    public record Act(Actor actor, Party party, AskedThrough through, String evidence) {}

    /**
     * Withdraws a consent, or objects to what runs without one. Works from now on and rewrites nothing (P-8-c).
     *
     * @return the receipt
     */
    public Receipt stop(Act act, ConsentKey key, Language language) {
        ConsentPurpose purpose = register.purpose(key.purpose());
        Decision decision = purpose.kind() == ConsentPurpose.Kind.OPT_OUT ? Decision.OBJECTED : Decision.WITHDRAWN;
        UUID text = textNow(key.purpose()).id();
        Receipt receipt = decide(act, key, decision, text, language, ReceiptKind.CONSENT_STOPPED);
        if (key.purpose().equals(LOCATION)) {
            dueNow(act.party().id());
        }
        return receipt;
    }

    /**
     * An objection to direct marketing: granted at once, for all channels and brands; there is no refusal (K-11).
     *
     * @return the receipt; the one of the objection that stands already, where there is one
     */
    public Receipt objectToMarketing(Act act) {
        UUID partyId = act.party().id();
        Optional<MarketingObjection> standing = objection(partyId);
        if (standing.isPresent()) {
            return em.find(Receipt.class, standing.get().receiptId());
        }
        Instant now = clock.instant();
        UUID receiptId = ids.next();
        Receipt receipt = notices.receipt(
                receiptId, act.party(), ReceiptKind.MARKETING_OBJECTION, act.through(), ReceiptFacts.none(), "");
        em.persist(MarketingObjection.grant(
                ids.next(), partyId, act.through(), act.evidence(), act.actor().contactId(), receiptId, now));
        for (ConsentKey key : standingYes(partyId)) {
            if (register.purpose(key.purpose()).marketing()) {
                write(act, key, Decision.OBJECTED, null, null, receiptId);
            }
        }
        audit.record(
                act.actor(),
                AuditAction.MARKETING_OBJECTED,
                partyId,
                receiptId,
                act.through().name(),
                null);
        return receipt;
    }

    /** @return what the party has said yes to, provable or not */
    public List<ConsentKey> standingYes(UUID partyId) {
        return em.createQuery("select s from ConsentState s where s.partyId = :party", ConsentState.class)
                .setParameter("party", partyId)
                .getResultStream()
                .filter(state -> state.decision().yes())
                .map(ConsentState::key)
                .toList();
    }

    /** @return the objection to direct marketing that stands */
    public Optional<MarketingObjection> objection(UUID partyId) {
        return em.createQuery(
                        "select o from MarketingObjection o where o.partyId = :party and o.endedAt is null",
                        MarketingObjection.class)
                .setParameter("party", partyId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Writes a decision; a form posted twice decides once. */
    public Receipt decide(
            Act act, ConsentKey key, Decision decision, UUID textId, Language language, ReceiptKind kind) {
        Party party = act.party();
        Optional<Receipt> before = sameDecision(party.id(), key, decision, textId);
        if (before.isPresent()) {
            return before.get();
        }
        UUID receiptId = ids.next();
        ConsentPurpose purpose = register.purpose(key.purpose());
        String summary = purpose.name().in(party.language()) + " – "
                + texts.text(party.language(), "channel." + key.channel()) + " – "
                + texts.text(party.language(), "brand." + key.brand());
        Receipt receipt = notices.receipt(
                receiptId,
                party,
                kind,
                act.through(),
                ReceiptFacts.none()
                        .with("purpose", key.purpose())
                        .with("channel", key.channel())
                        .with("brand", key.brand())
                        .with("decision", decision),
                summary);
        write(act, key, decision, textId, language, receiptId);
        audit.record(
                act.actor(),
                AuditAction.CONSENT_DECIDED,
                party.id(),
                receiptId,
                act.through().name(),
                decision + " " + key.purpose() + " " + key.channel() + " " + key.brand());
        return receipt;
    }

    /** Writes a row and its projection, for a decision that another one brings with it. */
    public void write(Act act, ConsentKey key, Decision decision, UUID textId, Language language, UUID receiptId) {
        ConsentDecision row = ConsentDecision.record(
                ids.next(),
                act.party().id(),
                key,
                decision,
                textId,
                language,
                act.through(),
                act.evidence(),
                act.actor(),
                receiptId,
                clock.instant());
        em.persist(row);
        Optional<ConsentState> state = state(act.party().id(), key);
        if (state.isPresent()) {
            state.get().follow(row);
        } else {
            em.persist(ConsentState.first(ids.next(), row));
        }
    }

    /** @return the text that is to be shown before a decision now */
    public ConsentText textNow(String purposeCode) {
        return em.createQuery(
                        "select t from ConsentText t where t.purposeCode = :purpose and t.validFrom <= :now order by"
                                + " t.number desc",
                        ConsentText.class)
                .setParameter("purpose", purposeCode)
                .setParameter("now", clock.instant())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** A form posted twice decides once: the second gets the receipt of the first. */
    private Optional<Receipt> sameDecision(UUID partyId, ConsentKey key, Decision decision, UUID textId) {
        return state(partyId, key)
                .filter(state -> state.decision() == decision && state.provable())
                .map(state -> em.find(ConsentDecision.class, state.decisionId()))
                .filter(row -> decision != Decision.GIVEN
                        || row.textId().filter(textId::equals).isPresent())
                .flatMap(ConsentDecision::receiptId)
                .map(id -> em.find(Receipt.class, id));
    }

    private Optional<ConsentState> state(UUID partyId, ConsentKey key) {
        return em.createQuery(
                        "select s from ConsentState s where s.partyId = :party and s.purposeCode = :purpose and s.channel"
                                + " = :channel and s.brand = :brand",
                        ConsentState.class)
                .setParameter("party", partyId)
                .setParameter("purpose", key.purpose())
                .setParameter("channel", key.channel())
                .setParameter("brand", key.brand())
                .getResultStream()
                .findFirst();
    }

    private void dueNow(UUID personId) {
        String today = LegalTime.today(clock).toString();
        em.createNativeQuery("update location_record set delete_due_on = ? where person_id = ? and delete_due_on > ?")
                .setParameter(1, today)
                .setParameter(2, personId.toString())
                .setParameter(3, today)
                .executeUpdate();
    }
}
