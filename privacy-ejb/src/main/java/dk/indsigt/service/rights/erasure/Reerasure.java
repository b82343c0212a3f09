package dk.indsigt.service.rights.erasure;

import dk.indsigt.domain.rights.Erasure;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** Compares the ledger with the database: whoever was erased and can be read again is erased again. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Reerasure {
    private static final String READABLE = "select (select count(*) from party where id = ?1 and erased_at is null)"
            + " + (select count(*) from account where person_id = ?1 and (closed_at is null or password_hash is not null or"
            + " username not like 'erased-%'))"
            + " + (select count(*) from data_key where party_id = ?1 and wrapped_key is not null)"
            + " + (select count(*) from recording where party_id = ?1 and deleted_at is null)"
            + " + (select count(*) from message where party_id = ?1)";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Clock clock;

    /** @return whether it had to be started again */
    public boolean again(ErasureLedger.Line line) {
        if (number("select count(*) from party where id = ?1", line) == 0) {
            return false;
        }
        Erasure erasure = em.find(Erasure.class, line.erasureId());
        if (erasure == null) {
            em.persist(Erasure.start(
                    line.erasureId(),
                    null,
                    line.partyId(),
                    line.whole(),
                    line.categories(),
                    line.at(),
                    clock.instant()));
            return true;
        }
        if (line.whole() && erasure.state() != Erasure.State.RUNNING && number(READABLE, line) > 0) {
            erasure.again();
            return true;
        }
        return false;
    }

    private long number(String sql, ErasureLedger.Line line) {
        return ((Number) em.createNativeQuery(sql)
                        .setParameter(1, line.partyId().toString())
                        .getSingleResult())
                .longValue();
    }
}
