package dk.indsigt.service.credit;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Shows assessments with what was used, which rule decided, and what would have changed the outcome (case EU-C203-22-DNB). */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class CreditService {
    private static final int MOST = 50;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Access access;

    /**
     * An assessment with its explanation in codes.
     *
     * @param bureau who supplied it, or {@code null}
     */
    public record View(
            UUID id,
            CreditAssessment.Kind kind,
            CreditAssessment.Source source,
            CreditAssessment.Outcome outcome,
            Instant decidedAt,
            LocalText bureau,
            List<String> inputs,
            List<String> criteria,
            List<String> wouldPass,
            boolean review)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return newest first */
    public List<View> list(Actor actor, UUID partyId) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select c from CreditAssessment c where c.partyId = :party order by c.decidedAt desc",
                        CreditAssessment.class)
                .setParameter("party", partyId)
                .setMaxResults(MOST)
                .getResultStream()
                .map(each -> new View(
                        each.id(),
                        each.kind(),
                        each.source(),
                        each.outcome(),
                        each.decidedAt(),
                        each.bureauCode().map(register::recipient).orElse(null),
                        each.inputs(),
                        each.criteria(),
                        each.wouldPass(),
                        each.reviewed().isPresent()))
                .toList();
    }
}
