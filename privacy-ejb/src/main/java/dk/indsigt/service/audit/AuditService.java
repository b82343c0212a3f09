package dk.indsigt.service.audit;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.audit.AuditEntry;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.UUID;

/** Writes the audit log. Every service calls it; it asks for no role of its own. */
@Stateless
@PermitAll
public class AuditService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Clock clock;

    /** Writes in the transaction of what is done: both happen or neither. */
    public void record(Actor actor, AuditAction action, UUID partyId, UUID objectId, String reason, String detail) {
        em.persist(AuditEntry.of(actor, action, partyId, objectId, reason, detail, clock.instant()));
    }

    public void record(Actor actor, AuditAction action, UUID partyId, UUID objectId) {
        record(actor, action, partyId, objectId, null, null);
    }

    /** Writes what is refused: stays although the refusal rolls everything else back. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordApart(
            Actor actor, AuditAction action, UUID partyId, UUID objectId, String reason, String detail) {
        record(actor, action, partyId, objectId, reason, detail);
    }
}
