package dk.indsigt.service.retention;

import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.retention.LegalHold;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Tells other services whether a legal hold stands. */
@Stateless
@PermitAll
public class Holds {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Stops stops;

    @Inject
    private Clock clock;

    /** @return an approved hold on the recording or on its person, which may delay a withdrawal (K-08) */
    public boolean againstWithdrawal(Recording recording) {
        return on(recording).stream().anyMatch(hold -> hold.standsAgainstWithdrawal(clock.instant()));
    }

    /** @return any hold that the deletion timer respects, or an open request or restriction that covers the recording */
    public boolean againstTimers(Recording recording) {
        return stops.againstDeletion(recording.partyId())
                || on(recording).stream().anyMatch(hold -> hold.standsAgainstTimers(clock.instant()));
    }

    /** @return a hold on everything about a person that is approved, or waits for its second officer */
    public boolean onPerson(UUID partyId) {
        return em.createQuery(
                        "select h from LegalHold h where h.liftedAt is null and h.targetId = :person", LegalHold.class)
                .setParameter("person", partyId)
                .getResultStream()
                .anyMatch(hold -> hold.standsAgainstTimers(clock.instant()));
    }

    private List<LegalHold> on(Recording recording) {
        return em.createQuery(
                        "select h from LegalHold h where h.liftedAt is null and h.targetId in (:recording, :person)",
                        LegalHold.class)
                .setParameter("recording", recording.id())
                .setParameter("person", recording.partyId())
                .getResultList();
    }
}
