package dk.indsigt.service.disclosure;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.disclosure.RecipientNotice;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which recipients were told what, and whether they have said that it is done (art. 19, second sentence). */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class RecipientNoticeService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private Register register;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /**
     * A notice as it is told; nothing personal is in it.
     *
     * @param requestNumber the case, or an empty text
     * @param sentAt when it last left, or {@code null}
     * @param how by what way it was acknowledged, or {@code null}
     */
    public record View(
            UUID id,
            String requestNumber,
            LocalText recipient,
            RecipientNotice.Kind kind,
            RecipientNotice.State state,
            String reference,
            int attempts,
            Instant createdAt,
            Instant sentAt,
            Instant acknowledgedAt,
            RecipientNotice.How how)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return newest first */
    public List<View> ofParty(Actor actor, UUID partyId) {
        access.toSeeFully(actor, partyId);
        return views("n.partyId = :id order by n.createdAt desc, n.recipientCode", partyId);
    }

    /**
     * Staff see those of every case; a customer those of a case about themselves, or that they asked for.
     *
     * @throws NotFoundException where there is no such case for the actor
     */
    public List<View> ofRequest(Actor actor, UUID requestId) {
        RightsRequest request = requestId == null ? null : em.find(RightsRequest.class, requestId);
        if (request == null) {
            throw new NotFoundException();
        }
        if (actor.role() == Role.CUSTOMER && !request.requesterId().equals(actor.personId())) {
            access.toSeeFully(actor, request.partyId());
        }
        return views("n.requestId = :id order by n.recipientCode", requestId);
    }

    /** @return what needs the officer first: escalated, then open, then acknowledged; each oldest first */
    @RolesAllowed("OFFICER")
    public List<View> list(Actor actor, int first, int size) {
        return em.createQuery(
                        "select n, (select r.number from RightsRequest r where r.id = n.requestId) from RecipientNotice n"
                                + " order by case when n.state = dk.indsigt.domain.disclosure.RecipientNotice.State.ESCALATED"
                                + " then 0 when n.state ="
                                + " dk.indsigt.domain.disclosure.RecipientNotice.State.ACKNOWLEDGED then 2 else 1 end,"
                                + " n.createdAt, n.id",
                        Object[].class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(this::view)
                .toList();
    }

    @RolesAllowed("OFFICER")
    public long count(Actor actor) {
        return em.createQuery("select count(n) from RecipientNotice n", Long.class)
                .getSingleResult();
    }

    /**
     * Notes that the recipient said it is done.
     *
     * @throws InvalidValueException HOW_REQUIRED
     * @throws dk.indsigt.domain.error.RefusedException ACKNOWLEDGED_ALREADY
     */
    @RolesAllowed("OFFICER")
    public void acknowledge(Actor actor, UUID noticeId, RecipientNotice.How how) {
        RecipientNotice notice =
                noticeId == null ? null : em.find(RecipientNotice.class, noticeId, LockModeType.PESSIMISTIC_WRITE);
        if (notice == null) {
            throw new NotFoundException();
        }
        if (how == null) {
            throw new InvalidValueException("HOW_REQUIRED");
        }
        notice.acknowledge(actor.unit(), how, clock.instant());
        audit.record(
                actor,
                AuditAction.RECIPIENT_ACKNOWLEDGED,
                notice.partyId(),
                noticeId,
                how.name(),
                notice.recipientCode());
    }

    private List<View> views(String where, UUID id) {
        return em.createQuery(
                        "select n, (select r.number from RightsRequest r where r.id = n.requestId) from RecipientNotice n"
                                + " where " + where,
                        Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(this::view)
                .toList();
    }

    private View view(Object[] row) {
        RecipientNotice notice = (RecipientNotice) row[0];
        return new View(
                notice.id(),
                row[1] == null ? "" : (String) row[1],
                register.recipient(notice.recipientCode()),
                notice.kind(),
                notice.state(),
                notice.reference(),
                notice.attempts(),
                notice.createdAt(),
                notice.sentAt().orElse(null),
                notice.acknowledgedAt().orElse(null),
                notice.acknowledgedHow().orElse(null));
    }
}
