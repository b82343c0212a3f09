package dk.indsigt.service.campaign;

import dk.indsigt.domain.campaign.CallbackRequest;
import dk.indsigt.domain.campaign.CallbackRequest.State;
import dk.indsigt.domain.campaign.Competition;
import dk.indsigt.domain.campaign.Draw;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What happens by itself, a bounded batch at a time, each in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CampaignSteps {
    private static final int BATCH = 200;
    private static final int DELETED = 1000;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Ids ids;

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

    /** @return competitions whose last day is over */
    public List<UUID> competitionsToClose() {
        return em.createQuery(
                        "select c.id from Competition c where c.state = :open and c.closesOn < :today", UUID.class)
                .setParameter("open", Competition.State.OPEN)
                .setParameter("today", LegalTime.today(clock))
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** Fixes the list of one competition and the seed of its draw. */
    public void close(UUID competitionId) {
        Competition competition = em.find(Competition.class, competitionId, LockModeType.PESSIMISTIC_WRITE);
        if (competition.state() != Competition.State.OPEN || competition.openAt(clock.instant())) {
            return;
        }
        em.createQuery("delete from CompetitionEntry e where e.competitionId = :competition and e.partyId is null")
                .setParameter("competition", competitionId)
                .executeUpdate();
        List<UUID> entries = em.createQuery(
                        "select e.id from CompetitionEntry e where e.competitionId = :competition", UUID.class)
                .setParameter("competition", competitionId)
                .getResultList();
        competition.close(entries, ids.bytes(Draw.seedBytes()), clock.instant());
    }

    /** @return competitions that were not drawn, or whose prize was not sent, for too long; a batch at most */
    public List<UUID> competitionsToLapse() {
        return em.createQuery(
                        "select c.id from Competition c where c.state in :waiting and c.drawsOn <= :day", UUID.class)
                .setParameter("waiting", List.of(Competition.State.CLOSED, Competition.State.DRAWN))
                .setParameter("day", Competition.lapsing(LegalTime.today(clock)))
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** Ends one of them, unless somebody has drawn or sent meanwhile. */
    public void lapse(UUID competitionId) {
        em.find(Competition.class, competitionId, LockModeType.PESSIMISTIC_WRITE)
                .lapse(clock.instant());
    }

    /** @return competitions that are over and still have entries */
    public List<UUID> competitionsToEmpty() {
        return em.createQuery(
                        "select c.id from Competition c where c.state in :over and c.emptiedAt is null", UUID.class)
                .setParameter(
                        "over", List.of(Competition.State.SENT, Competition.State.LAPSED, Competition.State.CANCELLED))
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** Deletes a batch of entries of one competition that is over. */
    public void empty(UUID competitionId) {
        deleteEntries(em.find(Competition.class, competitionId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** In the transaction of what ends the competition. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void deleteEntries(Competition competition) {
        int deleted = em.createNativeQuery("delete from competition_entry where competition_id = ?1 limit " + DELETED)
                .setParameter(1, competition.id().toString())
                .executeUpdate();
        if (deleted < DELETED) {
            competition.emptied(clock.instant());
        }
    }
}
