package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ActProof;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ConsentState;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.PersonalAct;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.party.Line;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.consent.ConsentLedger.Act;
import dk.indsigt.service.consent.ConsentLedger.Shown;
import dk.indsigt.service.party.NumberHolders;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Decisions that other systems report: a key pressed in the telephone menu, a tick in the app, a form signed in the shop. They may arrive late and
 * take their place in time; a yes without proof of the person's own act is kept and counts for nothing. A system is told of the purposes it was given,
 * and only of them.
 */
@Stateless
@RolesAllowed("CLIENT")
public class ConsentFeed {
    private static final Set<AskedThrough> WAYS = EnumSet.of(
            AskedThrough.WEB,
            AskedThrough.APP,
            AskedThrough.SHOP,
            AskedThrough.IVR,
            AskedThrough.PHONE,
            AskedThrough.LETTER,
            AskedThrough.EMAIL,
            AskedThrough.BULK_LOAD);

    /** By how much the clock of another system may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int HISTORY = 200;
    private static final String ENTRIES =
            "select d, t.number, r.number from ConsentDecision d left join ConsentText t on t.id = d.textId left join"
                    + " Receipt r on r.id = d.receiptId where ";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private NumberHolders holders;

    @Inject
    private ConsentLedger ledger;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /**
     * Whom something is about; one of the three.
     *
     * @param customer customer number, or {@code null}
     * @param phone the number of a line, which stands for whoever uses it, or {@code null}
     * @param party id of a person or company, or {@code null}
     */
    public record Who(String customer, Msisdn phone, UUID party) {}

    /**
     * A decision as a system reports it.
     *
     * @param textNumber version of the text that was shown, or {@code null}
     * @param language the language it was shown in, or {@code null}
     * @param at when the person did it; {@code null} for at this moment, after all that was decided before
     * @param validUntil when a yes ends by itself, or {@code null}
     * @param proof what shows the act, or {@code null}
     */
    public record Reported(
            Who who,
            ConsentKey key,
            Decision decision,
            Integer textNumber,
            Language language,
            AskedThrough through,
            Instant at,
            Instant validUntil,
            ActProof proof) {}

    /** A decision as it stands in the ledger. */
    public record Entry(ConsentDecision decision, Integer textNumber, String receipt) {}

    /** Where a choice stands. */
    public record Standing(ConsentKey key, Decision decision, boolean provable, Instant since, UUID decisionId) {}

    /** @param history newest first, {@value #HISTORY} at most */
    public record Found(List<Standing> standing, List<Entry> history) {}

    /**
     * @throws InvalidValueException CUSTOMER_UNKNOWN, LINE_UNKNOWN, CHANNEL, PURPOSE_UNKNOWN, CHANNEL_NOT_OF_PURPOSE, CHOICE_UNFIT, DECISION_UNFIT,
     *     DECIDED_IN_FUTURE, TEXT_UNKNOWN, TEXT_OUTDATED, VALID_UNTIL_PAST, PARENT_MUST_CONSENT
     */
    public Entry record(Actor actor, Reported reported) {
        if (!WAYS.contains(reported.through())) {
            throw new InvalidValueException("CHANNEL");
        }
        Line line = reported.who().phone() == null
                ? null
                : holders.line(reported.who().phone());
        Party party = line == null ? who(reported.who()) : holders.user(line);
        ConsentPurpose purpose = choice(party, reported.key());
        requireFit(purpose, reported.decision());
        Instant at = reported.at() == null ? null : moment(reported.at());
        Instant then = at == null ? clock.instant() : at;
        Instant end =
                reported.validUntil() == null ? null : reported.validUntil().truncatedTo(ChronoUnit.MICROS);
        if (end != null && !end.isAfter(then)) {
            throw new InvalidValueException("VALID_UNTIL_PAST");
        }
        Shown shown = shown(reported, then);
        Act act = new Act(
                actor,
                party,
                new PersonalAct(reported.through(), null, reported.proof(), line == null ? null : line.id(), at));
        Receipt receipt = reported.decision().yes()
                ? ledger.give(act, reported.key(), shown, end)
                : ledger.decide(act, reported.key(), reported.decision(), shown);
        return em.createQuery(ENTRIES + "d.partyId = :party and d.receiptId = :receipt", Object[].class)
                .setParameter("party", party.id())
                .setParameter("receipt", receipt.id())
                .getResultStream()
                .map(ConsentFeed::entry)
                .filter(entry -> entry.decision().key().equals(reported.key()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param purposes those that the system may know of
     * @throws InvalidValueException CUSTOMER_UNKNOWN, LINE_UNKNOWN
     */
    public Found retrieve(Actor actor, Who who, Collection<String> purposes) {
        Party party = who.phone() == null ? holders.customer(who.customer()) : holders.user(holders.line(who.phone()));
        audit.record(actor, AuditAction.CONSENTS_READ, party.id(), null, null, null);
        if (purposes.isEmpty()) {
            return new Found(List.of(), List.of());
        }
        Instant now = clock.instant();
        List<Standing> standing = em.createQuery(
                        "select s from ConsentState s where s.partyId = :party and s.purposeCode in :purposes order by"
                                + " s.purposeCode, s.channel, s.brand",
                        ConsentState.class)
                .setParameter("party", party.id())
                .setParameter("purposes", purposes)
                .getResultStream()
                .map(state -> new Standing(
                        state.key(), state.decisionAt(now), state.provable(), state.since(), state.decisionId()))
                .toList();
        List<Entry> history = em.createQuery(
                        ENTRIES + "d.partyId = :party and d.purposeCode in :purposes order by d.decidedAt desc, d.id"
                                + " desc",
                        Object[].class)
                .setParameter("party", party.id())
                .setParameter("purposes", purposes)
                .setMaxResults(HISTORY)
                .getResultStream()
                .map(ConsentFeed::entry)
                .toList();
        return new Found(standing, history);
    }

    /** @throws NotFoundException where there is no such decision about one of these purposes */
    public Entry find(Actor actor, UUID id, Collection<String> purposes) {
        Entry found = em.createQuery(ENTRIES + "d.id = :id", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(ConsentFeed::entry)
                .filter(entry -> purposes.contains(entry.decision().key().purpose()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        audit.record(actor, AuditAction.CONSENTS_READ, found.decision().partyId(), null, null, null);
        return found;
    }

    /**
     * @return the id of whom a system means
     * @throws InvalidValueException CUSTOMER_UNKNOWN, LINE_UNKNOWN, PARTY_UNKNOWN
     */
    public UUID party(Actor actor, Who who) {
        return who(who).id();
    }

    private Party who(Who who) {
        if (who.phone() != null) {
            return holders.user(holders.line(who.phone()));
        }
        return who.party() == null ? holders.customer(who.customer()) : holders.party(who.party());
    }

    /** @return when the person did it; a clock that is a little ahead does not put it after what is decided next */
    private Instant moment(Instant said) {
        Instant now = clock.instant();
        if (said.isAfter(now.plus(AHEAD))) {
            throw new InvalidValueException("DECIDED_IN_FUTURE");
        }
        return said.isAfter(now) ? now : said.truncatedTo(ChronoUnit.MICROS);
    }

    /** The text must be the one that was to be shown at that moment; without one nothing is proved. */
    private Shown shown(Reported reported, Instant at) {
        if (reported.textNumber() == null) {
            return new Shown(null, null);
        }
        ConsentText text = ledger.textAt(reported.key().purpose(), at)
                .filter(valid -> valid.number() == reported.textNumber())
                .orElseThrow(() -> new InvalidValueException(
                        known(reported.key().purpose(), reported.textNumber()) ? "TEXT_OUTDATED" : "TEXT_UNKNOWN"));
        return new Shown(text.id(), reported.language());
    }

    private boolean known(String purpose, int textNumber) {
        return em.createQuery(
                                "select count(t) from ConsentText t where t.purposeCode = :purpose and t.number = :number",
                                Long.class)
                        .setParameter("purpose", purpose)
                        .setParameter("number", textNumber)
                        .getSingleResult()
                > 0;
    }

    private ConsentPurpose choice(Party party, ConsentKey key) {
        ConsentPurpose purpose = register.purpose(key.purpose());
        if (purpose == null) {
            throw new InvalidValueException("PURPOSE_UNKNOWN");
        }
        if (!purpose.channels().contains(key.channel())) {
            throw new InvalidValueException("CHANNEL_NOT_OF_PURPOSE");
        }
        if (!purpose.audience().includes(party.person())
                || !ledger.brands(party.id()).contains(key.brand())) {
            throw new InvalidValueException("CHOICE_UNFIT");
        }
        return purpose;
    }

    private static void requireFit(ConsentPurpose purpose, Decision decision) {
        boolean fits = switch (decision) {
            case GIVEN -> purpose.kind() == ConsentPurpose.Kind.OPT_IN || purpose.kind() == ConsentPurpose.Kind.OPT_OUT;
            case REFUSED, WITHDRAWN -> purpose.kind() == ConsentPurpose.Kind.OPT_IN;
            case OBJECTED -> purpose.kind() == ConsentPurpose.Kind.OPT_OUT;
            case EXPIRED -> false;
        };
        if (!fits) {
            throw new InvalidValueException("DECISION_UNFIT");
        }
    }

    private static Entry entry(Object[] row) {
        return new Entry((ConsentDecision) row[0], ConsentService.shown((Integer) row[1]), (String) row[2]);
    }
}
