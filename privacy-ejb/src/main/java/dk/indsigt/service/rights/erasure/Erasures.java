package dk.indsigt.service.rights.erasure;

import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.rights.Erasure;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Starts erasures that were granted. The work is done by {@link ErasureJob}. */
@Stateless
@PermitAll
public class Erasures {
    /** What can go with the whole person only. */
    private static final Set<String> WHO =
            Set.of("IDENTITY", "CONTACT", "BIRTH_DATE", "CPR", "CUSTOMER_RELATION", "SUBSCRIPTION", "ACCOUNT");

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private ErasurePlan plan;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * Starts in the transaction of the caller. What was refused by a rule until a day waits for that day; what was refused otherwise is left
     * alone. Where nothing ties the house to the person any more and nobody decided to keep who it is, the whole person goes, save what was
     * refused.
     *
     * @param request of type ERASURE, granted at least in part
     * @param items every item of the request
     * @return the erasure
     * @throws RefusedException ERASURE_TIED where who somebody is was granted, and a contract or a hold has come since
     */
    public UUID start(RightsRequest request, List<RightsItem> items) {
        Set<String> categories = new LinkedHashSet<>();
        Set<String> kept = new LinkedHashSet<>();
        for (RightsItem item : items) {
            boolean goes = item.granted() || item.computed() && item.untilOn().isPresent();
            (goes ? categories : kept).add(item.category());
        }
        boolean whole =
                plan.mayBecomeNobody(request.partyId()) && categories.contains("IDENTITY") && !kept.contains("ACCOUNT");
        if (whole) {
            // What was not there when the plan was made goes as well.
            categories.addAll(Parts.CATEGORIES);
            categories.removeAll(kept);
        }
        if (!whole && items.stream().anyMatch(item -> item.granted() && WHO.contains(item.category()))) {
            throw new RefusedException("ERASURE_TIED");
        }
        Instant now = clock.instant();
        Erasure erasure = Erasure.start(ids.next(), request.id(), request.partyId(), whole, categories, now, now);
        em.persist(erasure);
        return erasure.id();
    }

    /** @return the erasure of a request, to tell how far it has come */
    public Optional<Erasure> of(UUID requestId) {
        return em.createQuery("select e from Erasure e where e.requestId = :request", Erasure.class)
                .setParameter("request", requestId)
                .getResultStream()
                .findFirst();
    }
}
