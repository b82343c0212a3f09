package dk.indsigt.service.notice;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.notice.Message;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.service.access.Access;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was sent to somebody, and the receipts. */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class InboxService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private Clock clock;

    /** One line of the inbox. */
    public record Line(UUID id, Instant sentAt, Message.Way way, String subject, boolean unread) {
        public Line(UUID id, Instant sentAt, Message.Way way, String subject, Instant readAt) {
            this(id, sentAt, way, subject, readAt == null);
        }
    }

    public List<Line> list(Actor actor, UUID partyId, int first, int size) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select new dk.indsigt.service.notice.InboxService$Line(m.id, m.sentAt, m.channel, m.subject, m.readAt)"
                                + " from Message m where m.partyId = :party order by m.sentAt desc, m.id desc",
                        Line.class)
                .setParameter("party", partyId)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    public long count(Actor actor, UUID partyId) {
        access.toSeeFully(actor, partyId);
        return em.createQuery("select count(m) from Message m where m.partyId = :party", Long.class)
                .setParameter("party", partyId)
                .getSingleResult();
    }

    /** Opens a message; the customer's own opening marks it read. */
    public Message open(Actor actor, UUID messageId) {
        Message message = em.find(Message.class, messageId);
        if (message == null) {
            throw new NotFoundException();
        }
        access.toSeeFully(actor, message.partyId());
        if (actor.role() == Role.CUSTOMER) {
            message.read(clock.instant());
        }
        return message;
    }

    public Receipt receipt(Actor actor, UUID receiptId) {
        Receipt receipt = em.find(Receipt.class, receiptId);
        if (receipt == null) {
            throw new NotFoundException();
        }
        access.toSee(actor, receipt.partyId());
        return receipt;
    }
}
