package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ConsentState;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.consent.ContactSuppression;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.MarketingObjection;
import dk.indsigt.domain.consent.PersonalAct;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptFacts;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.consent.event.ConsentEvents;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes the ledger: a row for each decision, its projection, a receipt and an audit entry. Asked by services that have found out who may decide;
 * it asks for no role of its own.
 */
@Stateless
@PermitAll
public class ConsentLedger {
    private static final String LOCATION = "LOCATION_VAS";
    private static final Shown UNSHOWN = new Shown(null, null);

    /** Within this a form was posted twice; after it somebody said it again. */
    private static final Duration TWICE = Duration.ofMinutes(1);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private ParentalConsent parents;

    @Inject
    private ConsentEvents events;

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
     * @param how the way it was said, and when
     */
    public record Act(Actor actor, Party party, PersonalAct how) {
        /**
         * @param evidence what proves the person's own act where somebody else writes it down, or {@code null}
         * @return what is decided at this moment
         */
        public static Act now(Actor actor, Party party, AskedThrough through, String evidence) {
            return new Act(actor, party, new PersonalAct(through, evidence, null, null, null));
        }
    }

    /**
     * The text that was shown before a yes.
     *
     * @param textId the version, or {@code null} for none that is known of
     * @param language the language it was shown in, or {@code null}
     */
    public record Shown(UUID textId, Language language) {}

    /**
     * Withdraws a consent, or objects to what runs without one. Works from now on and rewrites nothing (P-8-c).
     *
     * @return the receipt
     */
    public Receipt stop(Act act, ConsentKey key, Language language) {
        ConsentPurpose purpose = register.purpose(key.purpose());
        Decision decision = purpose.kind() == ConsentPurpose.Kind.OPT_OUT ? Decision.OBJECTED : Decision.WITHDRAWN;
        return decide(act, key, decision, new Shown(textNow(key.purpose()).id(), language));
    }

    /**
     * Gives a consent, or takes back an objection. A marketing yes that can be proved ends an earlier objection to direct marketing.
     *
     * @param validUntil when it ends by itself, or {@code null}
     * @return the receipt
     * @throws InvalidValueException PARENT_MUST_CONSENT for a child under the age of consent whose parent is not known to the house
     */
    public Receipt give(Act act, ConsentKey key, Shown shown, Instant validUntil) {
        ConsentPurpose purpose = register.purpose(key.purpose());
        parents.require(act, purpose);
        List<MarketingObjection> objections =
                purpose.marketing() ? objections(act.party().id()) : List.of();
        List<MarketingObjection> standing =
                objections.stream().filter(MarketingObjection::stands).toList();
        Optional<Receipt> before = sameDecision(act, key, Decision.GIVEN, shown.textId(), validUntil);
        if (before.isPresent() && standing.isEmpty()) {
            return before.get();
        }
        if (act.how().at() != null) {
            objections.stream()
                    .filter(objection ->
                            objection.objectedAt().isAfter(act.how().at()))
                    .findFirst()
                    .ifPresent(objection -> stoppedBy(objection, act, key));
        }
        UUID receiptId = ids.next();
        if (write(act, key, Decision.GIVEN, shown, receiptId, validUntil)) {
            standing.stream()
                    .filter(objection -> act.how().at() == null
                            || objection.objectedAt().isBefore(act.how().at()))
                    .forEach(objection -> endObjection(act.party(), objection));
        }
        return told(act, key, Decision.GIVEN, receiptId);
    }

    /**
     * Writes a decision that lets nothing more happen, with a receipt; a form posted twice decides once.
     *
     * @return the receipt
     */
    public Receipt decide(Act act, ConsentKey key, Decision decision, Shown shown) {
        Optional<Receipt> before = sameDecision(act, key, decision, shown.textId(), null);
        if (before.isPresent()) {
            return before.get();
        }
        UUID receiptId = ids.next();
        write(act, key, decision, shown, receiptId, null);
        if (key.purpose().equals(LOCATION)) {
            dueNow(act.party().id());
        }
        return told(act, key, decision, receiptId);
    }

    /**
     * An objection to direct marketing: granted at once, for all channels and brands; there is no refusal (K-11). Said again later it is kept as well: a
     * yes from between the two that arrives last ends the first only.
     *
     * @return the receipt; the one of the objection that stands already, where there is one
     */
    public Receipt objectToMarketing(Act act) {
        UUID partyId = act.party().id();
        Instant now = clock.instant();
        Optional<MarketingObjection> standing = objection(partyId);
        if (standing.isPresent()) {
            UUID before = standing.get().receiptId();
            if (!justNow(standing.get().objectedAt(), now)) {
                em.persist(objection(act, before, now));
            }
            return em.find(Receipt.class, before);
        }
        UUID receiptId = ids.next();
        Receipt receipt = notices.receipt(
                receiptId,
                act.party(),
                ReceiptKind.MARKETING_OBJECTION,
                act.how().through(),
                ReceiptFacts.none(),
                "");
        em.persist(objection(act, receiptId, now));
        events.objected(partyId);
        for (ConsentKey key : standingYes(partyId)) {
            if (register.purpose(key.purpose()).marketing()) {
                write(act, key, Decision.OBJECTED, UNSHOWN, receiptId, null);
            }
        }
        audit.record(
                act.actor(),
                AuditAction.MARKETING_OBJECTED,
                partyId,
                receiptId,
                act.how().through().name(),
                null);
        return receipt;
    }

    /** @return what the party has said yes to, provable or not */
    public List<ConsentKey> standingYes(UUID partyId) {
        return em.createQuery("select s from ConsentState s where s.partyId = :party", ConsentState.class)
                .setParameter("party", partyId)
                .getResultStream()
                .filter(state -> state.decisionAt(clock.instant()).yes())
                .map(ConsentState::key)
                .toList();
    }

    /**
     * A yes that arrives after an objection that came later than it is stopped by that, as it would have been had it been here in time; also where the
     * objection has ended since.
     */
    private void stoppedBy(MarketingObjection objection, Act act, ConsentKey key) {
        boolean decidedBetween = rows(act.party().id(), key).stream()
                .map(ConsentDecision::decidedAt)
                .anyMatch(at -> at.isAfter(act.how().at()) && !at.isAfter(objection.objectedAt()));
        if (!decidedBetween) {
            PersonalAct objecting = new PersonalAct(
                    objection.askedThrough(), objection.evidence().orElse(null), null, null, objection.objectedAt());
            write(
                    new Act(Actor.SYSTEM, act.party(), objecting),
                    key,
                    Decision.OBJECTED,
                    UNSHOWN,
                    objection.receiptId(),
                    null);
        }
    }

    /** @return all objections to direct marketing there were, oldest first */
    private List<MarketingObjection> objections(UUID partyId) {
        return em.createQuery(
                        "select o from MarketingObjection o where o.partyId = :party order by o.objectedAt",
                        MarketingObjection.class)
                .setParameter("party", partyId)
                .getResultList();
    }

    private MarketingObjection objection(Act act, UUID receiptId, Instant now) {
        return MarketingObjection.grant(
                ids.next(),
                act.party().id(),
                act.how().through(),
                act.how().evidence(),
                act.actor().contactId(),
                receiptId,
                now);
    }

    /** @return the newest objection to direct marketing that stands */
    public Optional<MarketingObjection> objection(UUID partyId) {
        return em.createQuery(
                        "select o from MarketingObjection o where o.partyId = :party and o.endedAt is null order by o.objectedAt desc",
                        MarketingObjection.class)
                .setParameter("party", partyId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private Receipt told(Act act, ConsentKey key, Decision decision, UUID receiptId) {
        Party party = act.party();
        String summary = register.purpose(key.purpose()).name().in(party.language()) + " – "
                + texts.text(party.language(), "channel." + key.channel()) + " – "
                + texts.text(party.language(), "brand." + key.brand());
        if (act.how().at() != null) {
            summary += " – " + texts.moment(party.language(), act.how().at());
        }
        Receipt receipt = notices.receipt(
                receiptId,
                party,
                kind(decision),
                act.how().through(),
                ReceiptFacts.none()
                        .with("purpose", key.purpose())
                        .with("channel", key.channel())
                        .with("brand", key.brand())
                        .with("decision", decision),
                summary);
        audit.record(
                act.actor(),
                AuditAction.CONSENT_DECIDED,
                party.id(),
                receiptId,
                act.how().through().name(),
                decision + " " + key.purpose() + " " + key.channel() + " " + key.brand());
        return receipt;
    }

    private static ReceiptKind kind(Decision decision) {
        return switch (decision) {
            case GIVEN -> ReceiptKind.CONSENT_GIVEN;
            case EXPIRED -> ReceiptKind.CONSENT_EXPIRED;
            case REFUSED, WITHDRAWN, OBJECTED -> ReceiptKind.CONSENT_STOPPED;
        };
    }

    /**
     * Writes a row and settles its projection. What is newest is laid upon what holds; what arrives late takes its place in time among all rows of
     * the key, and what holds is found anew. Subscribers are told of what holds, where that is another decision than before.
     *
     * @return whether it can be proved
     */
    private boolean write(Act act, ConsentKey key, Decision decision, Shown shown, UUID receiptId, Instant validUntil) {
        UUID partyId = act.party().id();
        Optional<Instant> newest = newest(partyId, key);
        Instant now = clock.instant();
        PersonalAct how = act.how().at() == null ? act.how().at(next(newest, now)) : act.how();
        ConsentDecision row = ConsentDecision.record(
                ids.next(),
                partyId,
                key,
                decision,
                shown.textId(),
                shown.language(),
                how,
                act.actor(),
                receiptId,
                validUntil,
                now);
        boolean late = newest.isPresent() && !row.decidedAt().isAfter(newest.get());
        List<ConsentDecision> before = late ? rows(partyId, key) : List.of();
        em.persist(row);
        Optional<ConsentState> state = state(partyId, key);
        if (state.isEmpty()) {
            em.persist(ConsentState.first(ids.next(), row));
            events.tell(row, false);
        } else {
            em.lock(state.get(), LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            boolean counted = state.get().decision().yes() && state.get().provable();
            Optional<ConsentDecision> holding = late
                    ? ConsentDecision.holding(inTime(before, row))
                    : Optional.of(row).filter(newer -> newer.follows(state.get().provable()));
            holding.filter(state.get()::settle).ifPresent(another -> events.tell(another, counted));
        }
        return row.provable();
    }

    private static List<ConsentDecision> inTime(List<ConsentDecision> before, ConsentDecision row) {
        List<ConsentDecision> all = new ArrayList<>(before);
        all.add(row);
        all.sort(Comparator.comparing(ConsentDecision::decidedAt)
                .thenComparing(each -> each.id().toString()));
        return all;
    }

    /** What is decided now comes after everything that was decided, also where the clock of another node is ahead. */
    private static Instant next(Optional<Instant> newest, Instant now) {
        return newest.map(at -> at.plus(1, ChronoUnit.MICROS))
                .filter(after -> after.isAfter(now))
                .orElse(now);
    }

    private Optional<Instant> newest(UUID partyId, ConsentKey key) {
        return em.createQuery(
                        "select d.decidedAt from ConsentDecision d where d.partyId = :party and d.purposeCode = :purpose and"
                                + " d.channel = :channel and d.brand = :brand order by d.decidedAt desc",
                        Instant.class)
                .setParameter("party", partyId)
                .setParameter("purpose", key.purpose())
                .setParameter("channel", key.channel())
                .setParameter("brand", key.brand())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private List<ConsentDecision> rows(UUID partyId, ConsentKey key) {
        return em.createQuery(
                        "select d from ConsentDecision d where d.partyId = :party and d.purposeCode = :purpose and d.channel"
                                + " = :channel and d.brand = :brand order by d.decidedAt, d.id",
                        ConsentDecision.class)
                .setParameter("party", partyId)
                .setParameter("purpose", key.purpose())
                .setParameter("channel", key.channel())
                .setParameter("brand", key.brand())
                .getResultList();
    }

    /** A marketing yes after an objection ends it. */
    private void endObjection(Party party, MarketingObjection objection) {
        objection.end(clock.instant());
        PersonalAct no = new PersonalAct(
                objection.askedThrough(), objection.evidence().orElse(null), null, null, objection.objectedAt());
        keepStopped(party, no, objection.receiptId(), EnumSet.allOf(MarketingChannel.class));
    }

    /** A number or address may be used again upon a yes to one thing; the rest that it stopped stays stopped. */
    public void keepStopped(Party party, ContactSuppression ended) {
        PersonalAct no = new PersonalAct(ended.askedThrough(), null, null, null, ended.since());
        keepStopped(party, no, null, Suppressions.channels(ended.kind()));
    }

    /**
     * What a no to many things stopped stays stopped, one by one, where a yes to one of them ends it: in every brand (K-32), as of the moment of that no.
     *
     * @param no with its moment
     * @param receiptId of the no, or {@code null}
     * @param channels that it was about
     */
    private void keepStopped(Party party, PersonalAct no, UUID receiptId, Set<MarketingChannel> channels) {
        Act act = new Act(Actor.SYSTEM, party, no);
        Set<ConsentKey> decided = new HashSet<>();
        List<ConsentKey> over = new ArrayList<>();
        for (ConsentState state : em.createQuery(
                        "select s from ConsentState s where s.partyId = :party", ConsentState.class)
                .setParameter("party", party.id())
                .getResultList()) {
            decided.add(state.key());
            if (state.decision().yes()
                    && state.since().isBefore(no.at())
                    && channels.contains(state.key().channel())
                    && register.purpose(state.key().purpose()).marketing()) {
                over.add(state.key());
            }
        }
        for (ConsentPurpose purpose : register.purposes()) {
            if (purpose.marketing()
                    && purpose.inPortal()
                    && purpose.kind() == ConsentPurpose.Kind.OPT_OUT
                    && purpose.audience().includes(party.person())) {
                for (Brand brand : Brand.values()) {
                    purpose.channels().stream()
                            .filter(channels::contains)
                            .map(channel -> new ConsentKey(purpose.code(), channel, brand))
                            .filter(key -> !decided.contains(key))
                            .forEach(over::add);
                }
            }
        }
        over.forEach(key -> write(act, key, Decision.OBJECTED, UNSHOWN, receiptId, null));
    }

    /** @return brands the party is a customer of, uses a line of or has said yes to, which can then be withdrawn; the first brand where there is none */
    public List<Brand> brands(UUID partyId) {
        List<?> rows = em.createNativeQuery("select brand from customer where party_id = ? union"
                        + " select c.brand from line_use u join line l on l.id = u.line_id"
                        + " join subscription s on s.id = l.subscription_id join customer c on c.id = s.customer_id"
                        + " where u.person_id = ? and u.until is null union"
                        + " select brand from consent_state where party_id = ? and decision = 'GIVEN'")
                .setParameter(1, partyId.toString())
                .setParameter(2, partyId.toString())
                .setParameter(3, partyId.toString())
                .getResultList();
        Set<Brand> brands = EnumSet.noneOf(Brand.class);
        rows.forEach(row -> brands.add(Brand.valueOf((String) row)));
        return brands.isEmpty() ? List.of(Brand.THREE) : List.copyOf(brands);
    }

    /** @return the text that is to be shown before a decision now */
    public ConsentText textNow(String purposeCode) {
        return textAt(purposeCode, clock.instant()).orElseThrow(NotFoundException::new);
    }

    /** @return the text that was to be shown before a decision at that moment */
    public Optional<ConsentText> textAt(String purposeCode, Instant at) {
        return em.createQuery(
                        "select t from ConsentText t where t.purposeCode = :purpose and t.validFrom <= :at order by"
                                + " t.number desc",
                        ConsentText.class)
                .setParameter("purpose", purposeCode)
                .setParameter("at", at)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * A form posted twice decides once: the second gets the receipt of the first. What another system reports is an act of its own, and so is what is
     * said again later: something from between may still arrive.
     */
    private Optional<Receipt> sameDecision(
            Act act, ConsentKey key, Decision decision, UUID textId, Instant validUntil) {
        if (act.how().at() != null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return state(act.party().id(), key)
                .filter(state -> state.decisionAt(now) == decision && state.provable() && justNow(state.since(), now))
                .filter(state -> Objects.equals(state.validUntil().orElse(null), validUntil))
                .map(state -> em.find(ConsentDecision.class, state.decisionId()))
                .filter(row -> decision != Decision.GIVEN
                        || row.textId().filter(id -> id.equals(textId)).isPresent())
                .flatMap(ConsentDecision::receiptId)
                .map(id -> em.find(Receipt.class, id));
    }

    private static boolean justNow(Instant at, Instant now) {
        return at.isAfter(now.minus(TWICE));
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
