package dk.indsigt.service.consent.event;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ConsentEvent;
import dk.indsigt.domain.consent.EventSubscription;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.service.audit.AuditService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Shows the officer which systems have been told of what was stopped, and which have not yet confirmed that they stopped. */
@Stateless
@RolesAllowed("OFFICER")
public class EventDeskService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /**
     * A subscription as the officer sees it.
     *
     * @param waiting events that it has not taken yet
     * @param unconfirmed stops that it has not confirmed
     * @param restsUntil until when nothing is sent since the last attempts failed, or {@code null}
     */
    public record Subscriber(
            UUID id,
            String client,
            String callback,
            Instant since,
            long waiting,
            long unconfirmed,
            int failures,
            String lastFailure,
            Instant restsUntil)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A stop that a system has not confirmed.
     *
     * @param purpose code, or {@code null} for an objection to all direct marketing
     * @param receivedAt when it was taken, or {@code null}
     * @param blocked the hour has passed: until it confirms, the system is answered no about this person
     */
    public record Open(
            UUID id,
            String client,
            String customer,
            ConsentEvent.Kind kind,
            String purpose,
            String channel,
            Instant at,
            Instant receivedAt,
            int attempts,
            boolean blocked)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return those that stand, by name */
    public List<Subscriber> subscribers(Actor actor) {
        return em.createQuery(
                        "select s, c.name, (select count(e) from ConsentEvent e where e.subscriptionId = s.id and e.receivedAt"
                                + " is null), (select count(e) from ConsentEvent e where e.subscriptionId = s.id and e.stops ="
                                + " true and e.confirmedAt is null) from EventSubscription s, MachineClient c where c.id ="
                                + " s.clientId and s.endedAt is null and c.revokedAt is null order by c.name, s.createdAt",
                        Object[].class)
                .getResultStream()
                .map(row -> {
                    EventSubscription subscription = (EventSubscription) row[0];
                    return new Subscriber(
                            subscription.id(),
                            (String) row[1],
                            subscription.callback(),
                            subscription.createdAt(),
                            (Long) row[2],
                            (Long) row[3],
                            subscription.failures(),
                            subscription.lastFailure().orElse(null),
                            subscription.restsUntil().orElse(null));
                })
                .toList();
    }

    public long openCount(Actor actor) {
        return em.createQuery(
                        "select count(e) from ConsentEvent e, MachineClient c where c.id = e.clientId and c.revokedAt is null and"
                                + " e.stops = true and e.confirmedAt is null",
                        Long.class)
                .getSingleResult();
    }

    /** @return what is not confirmed by systems that may still ask, oldest first */
    public List<Open> open(Actor actor, int first, int size) {
        Instant late = clock.instant().minus(ConsentEvent.CONFIRM_WITHIN);
        return em.createQuery(
                        "select e, c.name, d.purposeCode, d.channel, (select min(k.number) from Customer k where k.partyId ="
                                + " e.partyId) from ConsentEvent e join MachineClient c on c.id = e.clientId left join"
                                + " ConsentDecision d on d.id = e.decisionId where c.revokedAt is null and e.stops = true and"
                                + " e.confirmedAt is null order by"
                                + " e.at, e.id",
                        Object[].class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(row -> {
                    ConsentEvent event = (ConsentEvent) row[0];
                    return new Open(
                            event.id(),
                            (String) row[1],
                            (String) row[4],
                            event.kind(),
                            (String) row[2],
                            row[3] == null ? null : row[3].toString(),
                            event.at(),
                            event.receivedAt().orElse(null),
                            event.attempts(),
                            event.at().isBefore(late));
                })
                .toList();
    }

    /** The next attempt is made at once, instead of when the subscriber has rested. */
    public void sendNow(Actor actor, UUID subscriptionId) {
        EventSubscription subscription =
                subscriptionId == null ? null : em.find(EventSubscription.class, subscriptionId);
        if (subscription == null || subscription.endedAt().isPresent()) {
            throw new NotFoundException();
        }
        subscription.wake();
        audit.record(actor, AuditAction.EVENTS_SENT_AGAIN, null, subscriptionId, null, null);
    }
}
