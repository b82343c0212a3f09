package dk.indsigt.service.consent.event;

import dk.indsigt.domain.account.MachineClient;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentEvent;
import dk.indsigt.domain.consent.EventSubscription;
import dk.indsigt.domain.time.InstantConverter;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What waits to be told to subscribers, and what became of it. Every step is a transaction of its own, so that none is open while a subscriber answers. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EventOutbox {
    private static final int SUBSCRIPTIONS = 20;
    private static final int EVENTS = 25;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private EventWords words;

    @Inject
    private Clock clock;

    /**
     * An event as it is sent.
     *
     * @param body JSON
     */
    public record Ready(UUID eventId, UUID subscriptionId, String address, String body) {}

    /** @return subscriptions that something waits for and that do not rest */
    public List<UUID> due() {
        List<UUID> due = new ArrayList<>();
        for (Object id : em.createNativeQuery(
                        "select s.id from event_subscription s join machine_client c on c.id = s.client_id where s.ended_at is"
                                + " null and c.revoked_at is null and (s.rests_until is null or s.rests_until <= ?1) and exists"
                                + " (select 1 from consent_event e where e.received_at is null and e.subscription_id = s.id)"
                                + " limit " + SUBSCRIPTIONS)
                .setParameter(1, InstantConverter.toText(clock.instant()))
                .getResultList()) {
            due.add(UUID.fromString(id.toString()));
        }
        return due;
    }

    /** @return what waits for a subscription, oldest first; nothing where its address may not be called any more */
    public List<Ready> next(UUID subscriptionId) {
        EventSubscription subscription = em.find(EventSubscription.class, subscriptionId);
        MachineClient client = em.find(MachineClient.class, subscription.clientId());
        if (!client.callbacks().contains(subscription.callback())) {
            subscription.failed("ADDRESS_NOT_REGISTERED", clock.instant());
            return List.of();
        }
        return em.createQuery(
                        "select e, d from ConsentEvent e left join ConsentDecision d on d.id = e.decisionId where"
                                + " e.receivedAt is null and e.subscriptionId = :subscription order by e.at, e.id",
                        Object[].class)
                .setParameter("subscription", subscriptionId)
                .setMaxResults(EVENTS)
                .getResultStream()
                .map(row -> new Ready(
                        ((ConsentEvent) row[0]).id(),
                        subscriptionId,
                        subscription.callback(),
                        words.of(subscription.form(), (ConsentEvent) row[0], (ConsentDecision) row[1])))
                .toList();
    }

    /** @param done whether the subscriber has acted upon it, and not only taken it */
    public void arrived(UUID eventId, boolean done) {
        standing(eventId).ifPresent(event -> {
            event.sent(true, done, clock.instant());
            em.find(EventSubscription.class, event.subscriptionId()).arrived();
        });
    }

    /** @param why a status or the kind of failure, nothing personal */
    public void failed(UUID eventId, String why) {
        standing(eventId).ifPresent(event -> {
            event.sent(false, false, clock.instant());
            em.find(EventSubscription.class, event.subscriptionId()).failed(why, clock.instant());
        });
    }

    /** The person may have been erased while it was on its way. */
    private Optional<ConsentEvent> standing(UUID eventId) {
        return Optional.ofNullable(em.find(ConsentEvent.class, eventId));
    }
}
