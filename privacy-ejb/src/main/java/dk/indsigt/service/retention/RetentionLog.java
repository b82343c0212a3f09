package dk.indsigt.service.retention;

import dk.indsigt.domain.retention.RetentionRun;
import dk.indsigt.domain.retention.RetentionRunRule;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** Writes down each run as it goes, so that a run that dies is seen to have died. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RetentionLog {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    public UUID start(RetentionRun.StartedBy by, UUID accountId, LocalDate asOf) {
        RetentionRun run = RetentionRun.start(ids.next(), by, accountId, asOf, clock.instant());
        em.persist(run);
        return run.id();
    }

    public void rule(UUID runId, String ruleCode, long deleted, long held, long failed, LocalDate oldest, long millis) {
        em.persist(RetentionRunRule.of(ids.next(), runId, ruleCode, deleted, held, failed, oldest, millis));
    }

    public void finish(UUID runId, String error) {
        em.find(RetentionRun.class, runId).finish(clock.instant(), error);
    }
}
