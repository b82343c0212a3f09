package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentState;
import dk.indsigt.domain.consent.LedgerCheck;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Proves that what answers "may I, now?" is what the ledger says: every decision of everybody is read again, and what holds by the rule is laid beside
 * the projection. All of it is read at one moment, so that what is decided meanwhile is no difference.
 */
@Stateless
@RolesAllowed("OFFICER")
public class LedgerCheckService {
    private static final int PEOPLE = 500;
    private static final int SHOWN = 50;
    private static final int PAST = 20;
    private static final UUID FIRST = new UUID(0, 0);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * A choice about which ledger and projection do not say the same.
     *
     * @param held the decision that holds by the ledger; {@code null} where there is none
     * @param projected the decision that the projection names; {@code null} where it has none
     */
    public record Difference(ConsentKey key, UUID held, UUID projected) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What was found.
     *
     * @param decisions how many decisions were read
     * @param choices how many choices they make
     * @param differing about how many of them the projection is wrong
     * @param first the first of those
     */
    public record Result(long decisions, long choices, long differing, List<Difference> first) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Choice(UUID partyId, ConsentKey key) {}

    public Result run(Actor actor) {
        long decisions = 0;
        long choices = 0;
        long differing = 0;
        List<Difference> first = new ArrayList<>();
        UUID last = FIRST;
        for (List<UUID> people = after(last); !people.isEmpty(); people = after(last)) {
            last = people.get(people.size() - 1);
            Map<Choice, List<ConsentDecision>> ledger = ledger(people);
            Map<Choice, ConsentState> states = states(people);
            decisions += ledger.values().stream().mapToLong(List::size).sum();
            choices += ledger.size();
            List<Difference> wrong = differences(ledger, states);
            differing += wrong.size();
            wrong.stream().limit(SHOWN - first.size()).forEach(first::add);
            em.clear();
        }
        em.persist(LedgerCheck.done(ids.next(), actor.accountId(), decisions, choices, differing, clock.instant()));
        audit.record(actor, AuditAction.LEDGER_CHECKED, null, null, null, differing + " of " + choices);
        return new Result(decisions, choices, differing, List.copyOf(first));
    }

    /** @return what was found before, newest first, {@value #PAST} at most */
    public List<LedgerCheck> past(Actor actor) {
        return em.createQuery("select c from LedgerCheck c order by c.checkedAt desc", LedgerCheck.class)
                .setMaxResults(PAST)
                .getResultList();
    }

    private static List<Difference> differences(
            Map<Choice, List<ConsentDecision>> ledger, Map<Choice, ConsentState> states) {
        List<Difference> wrong = new ArrayList<>();
        ledger.forEach((choice, rows) -> {
            ConsentDecision holding = ConsentDecision.holding(rows).orElseThrow();
            ConsentState state = states.remove(choice);
            if (state == null || !state.tells(holding)) {
                wrong.add(new Difference(
                        choice.key(),
                        holding.id(),
                        Optional.ofNullable(state).map(ConsentState::decisionId).orElse(null)));
            }
        });
        states.forEach((choice, state) -> wrong.add(new Difference(choice.key(), null, state.decisionId())));
        return wrong;
    }

    /** Whose data were erased has decisions without a name, and no projection. */
    private List<UUID> after(UUID last) {
        return em.createQuery(
                        "select p.id from Party p where p.erasedAt is null and p.id > :last and (exists (select d.id from"
                                + " ConsentDecision d where d.partyId = p.id) or exists (select s.id from ConsentState s where"
                                + " s.partyId = p.id)) order by p.id",
                        UUID.class)
                .setParameter("last", last)
                .setMaxResults(PEOPLE)
                .getResultList();
    }

    private Map<Choice, List<ConsentDecision>> ledger(List<UUID> people) {
        return em.createQuery(
                        "select d from ConsentDecision d where d.partyId in :people order by d.decidedAt, d.id",
                        ConsentDecision.class)
                .setParameter("people", people)
                .getResultStream()
                .collect(Collectors.groupingBy(row -> new Choice(row.partyId(), row.key())));
    }

    private Map<Choice, ConsentState> states(List<UUID> people) {
        Map<Choice, ConsentState> states = new HashMap<>();
        em.createQuery("select s from ConsentState s where s.partyId in :people", ConsentState.class)
                .setParameter("people", people)
                .getResultStream()
                .forEach(state -> states.put(new Choice(state.partyId(), state.key()), state));
        return states;
    }
}
