package dk.indsigt.service.consent.event;

import dk.indsigt.domain.account.MachineClient;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentEvent;
import dk.indsigt.domain.consent.ConsentEvent.Kind;
import dk.indsigt.domain.consent.EventSubscription;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Predicate;

/** Writes an event for each subscriber that relies on a decision, in the transaction of the decision. It asks for no role of its own. */
@Stateless
@PermitAll
public class ConsentEvents {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * Whoever may know of the purpose is told what holds from now on. A yes that cannot be proved is none (case EU-C61-19-ORANGE): it is told of where
     * it takes the place of one that could be relied on, and as its end.
     *
     * @param relied whether what held before was a yes that can be proved
     */
    public void tell(ConsentDecision holding, boolean relied) {
        boolean yes = holding.decision().yes();
        if (yes && !holding.provable() && !relied) {
            return;
        }
        Kind kind = yes && holding.provable() ? Kind.CONSENT_GIVEN : Kind.CONSENT_STOPPED;
        tell(
                holding.partyId(),
                holding.id(),
                kind,
                purpose -> purpose.equals(holding.key().purpose()));
    }

    /** An objection to direct marketing is for everybody with a purpose that is marketing (K-11). */
    public void objected(UUID partyId) {
        marketing(partyId, Kind.MARKETING_OBJECTED);
    }

    /**
     * A number or address that reaches somebody is silent from now on: whoever keeps a copy of what was agreed to must ask again before the next use.
     * Which one it is stands in no event, since nothing but its hash is kept.
     */
    public void suppressed(UUID partyId) {
        marketing(partyId, Kind.CONTACT_SUPPRESSED);
    }

    private void marketing(UUID partyId, Kind kind) {
        tell(partyId, null, kind, purpose -> register.purpose(purpose).marketing());
    }

    /** @return whether a system was told that it must stop with a party, and has not confirmed it within the hour; asked for many by the gate */
    public boolean owesConfirmation(UUID clientId, UUID partyId) {
        return em.createQuery(
                                "select count(e) from ConsentEvent e where e.partyId = :party and e.clientId = :client and"
                                        + " e.confirmedAt is null and e.stops = true and e.at < :late",
                                Long.class)
                        .setParameter("party", partyId)
                        .setParameter("client", clientId)
                        .setParameter("late", clock.instant().minus(ConsentEvent.CONFIRM_WITHIN))
                        .getSingleResult()
                > 0;
    }

    private void tell(UUID partyId, UUID decisionId, Kind kind, Predicate<String> purpose) {
        em.createQuery(
                        "select s, c from EventSubscription s, MachineClient c where c.id = s.clientId and s.endedAt is null"
                                + " and c.revokedAt is null",
                        Object[].class)
                .getResultStream()
                .filter(row -> ((MachineClient) row[1]).purposes().stream().anyMatch(purpose))
                .map(row -> (EventSubscription) row[0])
                .filter(subscription -> subscription.wants(kind))
                .forEach(subscription -> em.persist(
                        ConsentEvent.tell(ids.next(), subscription, partyId, decisionId, kind, clock.instant())));
    }
}
