package dk.indsigt.service.access;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tells somebody who has looked at their data and what was done with it: role and unit, never the name of a member of staff. */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class LookService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    /** One thing that was done or looked at. */
    public record Look(Instant at, Role role, String unit, AuditAction action, String reason, String detail) {}

    /**
     * @param staffOnly leaves out what the person did
     * @return newest first
     */
    public List<Look> list(Actor actor, UUID partyId, boolean staffOnly, int first, int size) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select new dk.indsigt.service.access.LookService$Look(e.at, e.actorRole, e.actorUnit, e.action,"
                                + " e.reason, e.detail) from AuditEntry e where e.partyId = :party and e.shown = true"
                                + (staffOnly
                                        ? " and e.actorRole in (dk.indsigt.domain.account.Role.AGENT, dk.indsigt.domain.account.Role.OFFICER)"
                                        : "")
                                + " order by e.seq desc",
                        Look.class)
                .setParameter("party", partyId)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    public long count(Actor actor, UUID partyId, boolean staffOnly) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select count(e) from AuditEntry e where e.partyId = :party and e.shown = true"
                                + (staffOnly
                                        ? " and e.actorRole in (dk.indsigt.domain.account.Role.AGENT, dk.indsigt.domain.account.Role.OFFICER)"
                                        : ""),
                        Long.class)
                .setParameter("party", partyId)
                .getSingleResult();
    }
}
