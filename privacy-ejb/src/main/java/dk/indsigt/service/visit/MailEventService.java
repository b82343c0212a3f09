package dk.indsigt.service.visit;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.visit.MailEvent;
import dk.indsigt.service.access.Access;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What became of the mails to a customer, for the customer and for whoever helps at the desk (B-08). */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class MailEventService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    /**
     * One thing that happened to one mail.
     *
     * @param mail as the mail system names it
     */
    public record Happened(Instant at, MailEvent.Kind kind, Brand brand, String mail, LocalDate deleteDueOn) {}

    public long count(Actor actor, UUID partyId) {
        access.toSeeFully(actor, partyId);
        return em.createQuery("select count(e) from MailEvent e where e.partyId = :party", Long.class)
                .setParameter("party", partyId)
                .getSingleResult();
    }

    /** @return newest first */
    public List<Happened> list(Actor actor, UUID partyId, int first, int size) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select e from MailEvent e where e.partyId = :party order by e.at desc, e.id desc",
                        MailEvent.class)
                .setParameter("party", partyId)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(event ->
                        new Happened(event.at(), event.kind(), event.brand(), event.reference(), event.deleteDueOn()))
                .toList();
    }
}
