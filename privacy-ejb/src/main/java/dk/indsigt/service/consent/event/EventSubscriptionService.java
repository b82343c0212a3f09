package dk.indsigt.service.consent.event;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ConsentEvent;
import dk.indsigt.domain.consent.EventSubscription;
import dk.indsigt.domain.consent.EventSubscription.Form;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A machine client subscribes to decisions, and confirms that it has acted upon them. What is another client's does not exist. */
@Stateless
@RolesAllowed("CLIENT")
public class EventSubscriptionService {
    private static final int MOST = 10;
    private static final int OPEN = 200;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private EventSender sender;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** @param secret signs what is sent, as Standard Webhooks writes it; told this once */
    public record Made(EventSubscription subscription, String secret) {}

    /**
     * @param callbacks addresses that the client has registered
     * @param types the types of events that are wanted; none for all
     * @throws InvalidValueException EVENT_TYPE_UNKNOWN
     * @throws RefusedException CALLBACK_UNREGISTERED, SUBSCRIPTIONS_MANY
     */
    public Made subscribe(Actor actor, Collection<String> callbacks, String callback, Form form, List<String> types) {
        if (!callbacks.contains(callback)) {
            throw new RefusedException("CALLBACK_UNREGISTERED");
        }
        if (!Arrays.stream(ConsentEvent.Kind.values()).map(form::type).toList().containsAll(types)) {
            throw new InvalidValueException("EVENT_TYPE_UNKNOWN");
        }
        if (list(actor).size() >= MOST) {
            throw new RefusedException("SUBSCRIPTIONS_MANY", MOST);
        }
        EventSubscription subscription = EventSubscription.open(
                ids.next(),
                actor.accountId(),
                callback,
                form,
                types.stream().distinct().toList(),
                clock.instant());
        em.persist(subscription);
        audit.record(actor, AuditAction.EVENTS_SUBSCRIBED, null, subscription.id(), null, null);
        return new Made(subscription, "whsec_" + Base64.getEncoder().encodeToString(sender.secret(subscription.id())));
    }

    /** @return those that stand, oldest first */
    public List<EventSubscription> list(Actor actor) {
        return em.createQuery(
                        "select s from EventSubscription s where s.clientId = :client and s.endedAt is null order by"
                                + " s.createdAt",
                        EventSubscription.class)
                .setParameter("client", actor.accountId())
                .getResultList();
    }

    /** Nothing more is sent. What was not confirmed is still to be. */
    public void end(Actor actor, UUID id) {
        EventSubscription subscription = em.find(EventSubscription.class, id);
        if (subscription == null
                || !subscription.clientId().equals(actor.accountId())
                || subscription.endedAt().isPresent()) {
            throw new NotFoundException();
        }
        subscription.end(clock.instant());
        audit.record(actor, AuditAction.EVENTS_UNSUBSCRIBED, null, id, null, null);
    }

    /** @return what the client has not confirmed yet, oldest first, {@value #OPEN} at most */
    public List<ConsentEvent> unconfirmed(Actor actor) {
        return em.createQuery(
                        "select e from ConsentEvent e where e.clientId = :client and e.stops = true and e.confirmedAt is null"
                                + " order by e.at, e.id",
                        ConsentEvent.class)
                .setParameter("client", actor.accountId())
                .setMaxResults(OPEN)
                .getResultList();
    }

    /** The client has acted upon it. */
    public ConsentEvent confirm(Actor actor, UUID id) {
        ConsentEvent event = em.find(ConsentEvent.class, id);
        if (event == null || !event.clientId().equals(actor.accountId())) {
            throw new NotFoundException();
        }
        event.confirm(clock.instant());
        return event;
    }
}
