package dk.indsigt.service.campaign;

import dk.indsigt.domain.campaign.CallbackRequest;
import dk.indsigt.domain.campaign.CallbackRequest.State;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;

/** What happens by itself, a bounded batch at a time, each in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CampaignSteps {
    private static final int BATCH = 200;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Clock clock;

    /** Closes requests whose window is over without a call. */
    public void missCallbacks() {
        em.createQuery(
                        "select c from CallbackRequest c where c.state in :open and c.windowUntil < :now order by"
                                + " c.windowUntil",
                        CallbackRequest.class)
                .setParameter("open", List.of(State.WAITING, State.TAKEN))
                .setParameter("now", clock.instant())
                .setMaxResults(BATCH)
                .getResultList()
                .forEach(request -> request.miss(clock.instant()));
    }
}
