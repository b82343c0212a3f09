package dk.indsigt.service.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.campaign.CallbackRequest;
import dk.indsigt.domain.campaign.CallbackRequest.State;
import dk.indsigt.domain.campaign.CallbackRequest.Topic;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
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
import java.util.Optional;
import java.util.UUID;

/**
 * Those who asked to be called, the earliest window first. Number and name are shown to whoever takes a request, and to nobody else; taking one asks
 * once more whether the person may be called now.
 */
@Stateless
@RolesAllowed({"AGENT", "OFFICER"})
public class CallbackDesk {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private OneTimeConsent consent;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /**
     * A request in the queue.
     *
     * @param name of the person, for whoever has taken it; else {@code null}
     * @param phone likewise
     * @param now whether the window is open
     * @param mine whether the actor has taken it
     */
    public record Row(
            UUID id,
            Topic topic,
            Instant from,
            Instant until,
            int attempts,
            String name,
            String phone,
            boolean now,
            boolean mine,
            boolean taken)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return what waits or is being called, earliest window first */
    public List<Row> queue(Actor actor, int first, int size) {
        Instant now = clock.instant();
        return em.createQuery(
                        "select c, p from CallbackRequest c, Party p where p.id = c.partyId and c.state in :open and"
                                + " c.windowUntil > :now order by c.windowFrom, c.askedAt, c.id",
                        Object[].class)
                .setParameter("open", List.of(State.WAITING, State.TAKEN))
                .setParameter("now", now)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(row -> row(actor, (CallbackRequest) row[0], ((Party) row[1]).name(), now))
                .toList();
    }

    public long count(Actor actor) {
        return em.createQuery(
                        "select count(c) from CallbackRequest c where c.state in :open and c.windowUntil > :now",
                        Long.class)
                .setParameter("open", List.of(State.WAITING, State.TAKEN))
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    /**
     * Takes a request in order to call now.
     *
     * @throws RefusedException CALLBACK_CLOSED, CALLBACK_EARLY, CALLBACK_TAKEN, NOT_NOW
     */
    public void take(Actor actor, UUID requestId) {
        CallbackRequest request = request(requestId);
        consent.requireOpen(OneTimeConsent.CALLBACK, request.partyId());
        request.take(actor.accountId(), clock.instant());
        record(actor, AuditAction.CALLBACK_TAKEN, request);
    }

    /**
     * They have spoken: the request is over, and nobody can call upon it again (K-34).
     *
     * @throws RefusedException CALLBACK_CLOSED, CALLBACK_NOT_YOURS
     */
    public void called(Actor actor, UUID requestId) {
        CallbackRequest request = request(requestId);
        request.called(actor.accountId(), clock.instant());
        record(actor, AuditAction.CALLBACK_CALLED, request);
    }

    /**
     * Nobody answered. After the second time it is over.
     *
     * @throws RefusedException CALLBACK_CLOSED, CALLBACK_NOT_YOURS
     */
    public void notReached(Actor actor, UUID requestId) {
        CallbackRequest request = request(requestId);
        request.notReached(actor.accountId(), clock.instant());
        record(actor, AuditAction.CALLBACK_NOT_REACHED, request);
    }

    private CallbackRequest request(UUID id) {
        return Optional.ofNullable(em.find(CallbackRequest.class, id)).orElseThrow(NotFoundException::new);
    }

    private void record(Actor actor, AuditAction action, CallbackRequest request) {
        audit.record(actor, action, request.partyId(), request.id(), null, "attempt " + request.attempts());
    }

    private static Row row(Actor actor, CallbackRequest request, String name, Instant now) {
        boolean mine = request.takenBy(actor.accountId(), now);
        return new Row(
                request.id(),
                request.topic(),
                request.windowFrom(),
                request.windowUntil(),
                request.attempts(),
                mine ? name : null,
                mine ? request.phone().map(Msisdn::formatted).orElse(null) : null,
                !now.isBefore(request.windowFrom()),
                mine,
                request.inHand(now));
    }
}
