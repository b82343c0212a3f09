package dk.indsigt.service.retention;

import dk.indsigt.domain.retention.ProcessingStop;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/**
 * Tells every processing path whether it may go on with somebody's data (art. 18(2), art. 21(1)). A path that works on many rows at once puts
 * the same question into its SQL: {@link #frozen}.
 */
@Stateless
@PermitAll
public class Stops {
    /**
     * In a statement: nothing of that person may be deleted now.
     *
     * @param whose the column that says whose the row is
     */
    static String frozen(String whose) {
        return "exists (select 1 from processing_stop f where f.party_id = " + whose
                + " and f.ended_at is null and f.kind in ('FREEZE','RESTRICTION'))";
    }

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    /** @return what stands, oldest first */
    public List<ProcessingStop> standing(UUID partyId) {
        return em.createQuery(
                        "select s from ProcessingStop s where s.partyId = :party and s.endedAt is null order by s.since",
                        ProcessingStop.class)
                .setParameter("party", partyId)
                .getResultList();
    }

    /** @return whether deletion by a timer must wait: an open request covers the data, or they are restricted */
    public boolean againstDeletion(UUID partyId) {
        return standing(partyId).stream().anyMatch(stop -> stop.kind() != ProcessingStop.Kind.OBJECTION);
    }

    /**
     * @param activity code of a processing activity
     * @return whether that activity must leave the party's data alone
     */
    public boolean againstUse(UUID partyId, String activity) {
        return standing(partyId).stream()
                .anyMatch(stop -> stop.kind() == ProcessingStop.Kind.RESTRICTION
                        || stop.kind() == ProcessingStop.Kind.OBJECTION
                                && stop.activity().filter(activity::equals).isPresent());
    }
}
