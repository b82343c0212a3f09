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

    /**
     * In a statement: something about a party keeps its rows from being deleted by a timer.
     *
     * @param ids the columns that say what a hold may be about, with commas between
     * @param whose the column that says whose the row is
     * @param today parameter with the day
     * @param asked parameter with the moment after which a hold that nobody has approved yet counts
     */
    static String held(String ids, String whose, String today, String asked) {
        return "(exists (select 1 from legal_hold h where h.lifted_at is null and h.target_id in (" + ids
                + ") and (h.approved_at is not null and h.expires_on >= " + today + " or h.approved_at is null and"
                + " h.requested_at > " + asked + ")) or " + Stops.frozen(whose) + ")";
    }

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
