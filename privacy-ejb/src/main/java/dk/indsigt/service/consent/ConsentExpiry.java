package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.consent.ConsentState;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.PersonalAct;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.service.consent.ConsentLedger.Act;
import dk.indsigt.service.consent.ConsentLedger.Shown;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Writes into the ledger that a consent has run out, and tells the person. It counts for nothing from its last moment on, whether or not this has
 * been written yet.
 */
@Stateless
@PermitAll
public class ConsentExpiry {
    /** How many are written at most in one go of the timer. */
    private static final int BATCH = 500;

    private static final Duration CAPTURES_KEPT = Duration.ofDays(30);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private ConsentLedger ledger;

    @Inject
    private Clock clock;

    /** @return states that have run out, oldest first */
    public List<UUID> due() {
        return em.createQuery(
                        "select s.id from ConsentState s where s.validUntil <= :now order by s.validUntil", UUID.class)
                .setParameter("now", clock.instant())
                .setMaxResults(BATCH)
                .getResultList();
    }

    /**
     * Forgets, some at a time, what services asked for longer ago than that; what was answered stands in the ledger.
     *
     * @return whether there may be more
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean forgetCaptures() {
        return em.createNativeQuery("delete from consent_capture where asked_at < ? limit " + BATCH)
                        .setParameter(1, InstantConverter.toText(clock.instant().minus(CAPTURES_KEPT)))
                        .executeUpdate()
                == BATCH;
    }

    /** Writes one; nothing where something else was decided meanwhile. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void expire(UUID stateId) {
        ConsentState state = em.find(ConsentState.class, stateId);
        Instant end = state == null ? null : state.validUntil().orElse(null);
        if (end == null || end.isAfter(clock.instant())) {
            return;
        }
        Party party = em.find(Party.class, state.partyId());
        PersonalAct runOut = new PersonalAct(AskedThrough.EXPIRY, null, null, null, end);
        ledger.decide(new Act(Actor.SYSTEM, party, runOut), state.key(), Decision.EXPIRED, new Shown(null, null));
    }
}
