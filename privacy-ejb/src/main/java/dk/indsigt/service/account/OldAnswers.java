package dk.indsigt.service.account;

import dk.indsigt.domain.time.InstantConverter;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** Forgets what machine clients were answered more than a day ago. */
@Stateless
@PermitAll
public class OldAnswers {
    private static final int BATCH = 5_000;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Clock clock;

    /** @return whether there may be more */
    public boolean forget() {
        return em.createNativeQuery("delete from idempotency_key where created_at < ? limit " + BATCH)
                        .setParameter(1, InstantConverter.toText(clock.instant().minus(Idempotency.KEPT)))
                        .executeUpdate()
                == BATCH;
    }
}
