package dk.indsigt.service.retention;

import dk.indsigt.domain.time.InstantConverter;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;

/** Decides which node does a job: a row in the database, held for a time, so that a node that dies gives it up by itself. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Lease {
    /** What is decided by lease; each has a row in {@code job_lease} by its name. */
    public enum Job {
        RETENTION,
        OUTBOX,
        RIGHTS,
        PACKAGES,
        ERASURE,
        NOTICES,
        CONSENTS,
        EVENTS,
        CAMPAIGNS,
        NEWSLETTERS,
        AUDIENCES
    }

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Clock clock;

    /**
     * Takes or renews a lease.
     *
     * @param job what is to be done
     * @param holder who asks, unique per node
     * @param time how long it is held
     * @return whether the holder has it now
     */
    public boolean take(Job job, String holder, Duration time) {
        String now = InstantConverter.toText(clock.instant());
        String until = InstantConverter.toText(clock.instant().plus(time));
        return em.createNativeQuery("update job_lease set holder = ?1, held_until = ?2 where name = ?3"
                                + " and (holder is null or holder = ?1 or held_until < ?4)")
                        .setParameter(1, holder)
                        .setParameter(2, until)
                        .setParameter(3, job.name())
                        .setParameter(4, now)
                        .executeUpdate()
                == 1;
    }

    public void release(Job job, String holder) {
        em.createNativeQuery("update job_lease set holder = null, held_until = null where name = ?1 and holder = ?2")
                .setParameter(1, job.name())
                .setParameter(2, holder)
                .executeUpdate();
    }
}
