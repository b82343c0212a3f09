package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.recording.DoomedFile;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsPackage;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes orders for packages and calls them off, in the transaction of the decision. */
@Stateless
@PermitAll
public class Packages {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * Orders the package of a request. What goes into it is read when it is built: the items that are granted, and why the others are not.
     *
     * @param items every item of the request; at least one is granted
     * @return the id of the package
     * @throws RefusedException NOTHING_TO_HAND_OUT
     */
    public UUID order(RightsRequest request, List<RightsItem> items) {
        if (items.stream().noneMatch(RightsItem::granted)) {
            throw new RefusedException("NOTHING_TO_HAND_OUT");
        }
        RightsPackage made = RightsPackage.order(ids.next(), request, clock.instant());
        em.persist(made);
        return made.id();
    }

    /** Deletes what a request was answered with: it was withdrawn. */
    public void discardOfRequest(UUID requestId) {
        discard(em.createQuery(
                        "select p from RightsPackage p where p.requestId = :id and p.deletedAt is null",
                        RightsPackage.class)
                .setParameter("id", requestId)
                .getResultList());
    }

    /** Deletes every copy about somebody: the data themselves are erased. */
    public void discardOfParty(UUID partyId) {
        discard(em.createQuery(
                        "select p from RightsPackage p where p.partyId = :id and p.deletedAt is null",
                        RightsPackage.class)
                .setParameter("id", partyId)
                .getResultList());
    }

    private void discard(List<RightsPackage> packages) {
        for (RightsPackage one : packages) {
            one.delete(clock.instant());
            em.persist(DoomedFile.of(DoomedFile.Shelf.PACKAGE, one.id(), clock.instant()));
        }
    }
}
