package dk.indsigt.service.account;

import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.service.protection.Vault;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;

/**
 * Counts failed sign-ins and wrong codes per user name and per network address, in the database so that every node counts together. Asked
 * before any hashing. User names and addresses are kept as keyed hashes only.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignInLimit {
    private static final int BATCH = 5_000;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_USER = 5;
    private static final int PER_ADDRESS = 50;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    /** @return whether one more try is refused for now */
    public boolean reached(String username, String address) {
        return failures(user(username)) >= PER_USER || failures(network(address)) >= PER_ADDRESS;
    }

    public void failed(String username, String address) {
        note(user(username));
        note(network(address));
    }

    /** A right password clears the user's count, not the network's. */
    public void succeeded(String username) {
        em.createNativeQuery("delete from sign_in_failure where subject_hash = ?")
                .setParameter(1, user(username))
                .executeUpdate();
    }

    /**
     * Forgets what no longer counts.
     *
     * @return whether there may be more
     */
    public boolean forgetOld() {
        return em.createNativeQuery("delete from sign_in_failure where at < ? limit " + BATCH)
                        .setParameter(1, InstantConverter.toText(clock.instant().minus(WINDOW)))
                        .executeUpdate()
                == BATCH;
    }

    private long failures(byte[] subject) {
        return ((Number) em.createNativeQuery("select count(*) from sign_in_failure where subject_hash = ? and at >= ?")
                        .setParameter(1, subject)
                        .setParameter(2, InstantConverter.toText(clock.instant().minus(WINDOW)))
                        .getSingleResult())
                .longValue();
    }

    private void note(byte[] subject) {
        em.createNativeQuery("insert into sign_in_failure (subject_hash, at) values (?, ?)")
                .setParameter(1, subject)
                .setParameter(2, InstantConverter.toText(clock.instant()))
                .executeUpdate();
    }

    /** Every spelling that {@link SignInService#find} takes for the same account counts as one. */
    private byte[] user(String username) {
        StringBuilder folded = new StringBuilder();
        username.strip()
                .codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .forEach(folded::appendCodePoint);
        return vault.hash("sign-in user", folded.toString());
    }

    private byte[] network(String address) {
        return vault.hash("sign-in address", String.valueOf(address));
    }
}
