package dk.indsigt.service.account;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.service.protection.Vault;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lets a machine client ask twice and be served once. The key is written in the transaction that does the work: of two calls at the same moment
 * the second waits for the first to end and then gets its answer; where the work fails, the key is free again.
 */
@Stateless
@RolesAllowed("CLIENT")
public class Idempotency {
    static final Duration KEPT = Duration.ofHours(24);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    /**
     * What was asked.
     *
     * @param key the caller's own
     * @param endpoint method and path
     * @param hash keyed hash of everything that was asked
     */
    public record Asked(String key, String endpoint, byte[] hash) {}

    /**
     * What was answered.
     *
     * @param location address of what was made, or {@code null}
     * @param body the answer's bytes, or {@code null}
     * @param again whether it was given before
     */
    public record Answer(int status, String location, byte[] body, boolean again) {}

    /**
     * Does the work, or finds what it came to.
     *
     * @param work does what is asked, with services that join this transaction
     * @throws RefusedException IDEMPOTENCY_KEY_REUSED where something else was asked under the same key
     */
    public Answer once(Actor actor, Asked asked, Supplier<Answer> work) {
        if (!claim(actor, asked)) {
            List<?> rows = em.createNativeQuery(
                            "select request_hash, status, location, body, cast(created_at as char) from"
                                    + " idempotency_key where client_id = ? and idempotency_key = ?")
                    .setParameter(1, actor.accountId().toString())
                    .setParameter(2, asked.key())
                    .getResultList();
            Object[] row = rows.isEmpty() ? null : (Object[]) rows.get(0);
            if (row == null || !expired(row) || !claimExpired(actor, asked)) {
                return earlier(actor, asked, row);
            }
        }
        Answer answer = work.get();
        em.createNativeQuery("update idempotency_key set status = ?, location = ?, body = ? where client_id = ? and"
                        + " idempotency_key = ?")
                .setParameter(1, answer.status())
                .setParameter(2, answer.location())
                .setParameter(3, answer.body() == null ? null : vault.seal(binding(actor, asked), answer.body()))
                .setParameter(4, actor.accountId().toString())
                .setParameter(5, asked.key())
                .executeUpdate();
        return answer;
    }

    /** Waits where another call holds the key. */
    private boolean claim(Actor actor, Asked asked) {
        return em.createNativeQuery("insert ignore into idempotency_key (client_id, idempotency_key, endpoint,"
                                + " request_hash, created_at) values (?, ?, ?, ?, ?)")
                        .setParameter(1, actor.accountId().toString())
                        .setParameter(2, asked.key())
                        .setParameter(3, asked.endpoint())
                        .setParameter(4, asked.hash())
                        .setParameter(5, InstantConverter.toText(clock.instant()))
                        .executeUpdate()
                == 1;
    }

    /** Asked before anything is written, since those who waited together hold the row together. */
    private boolean expired(Object[] row) {
        return InstantConverter.fromText(row[4].toString())
                .isBefore(clock.instant().minus(KEPT));
    }

    /** A day is over before the row is gone: the key is as good as new. */
    private boolean claimExpired(Actor actor, Asked asked) {
        Instant now = clock.instant();
        return em.createNativeQuery(
                                "update idempotency_key set endpoint = ?, request_hash = ?, status = null, location ="
                                        + " null, body = null, created_at = ? where client_id = ? and idempotency_key = ? and"
                                        + " created_at < ?")
                        .setParameter(1, asked.endpoint())
                        .setParameter(2, asked.hash())
                        .setParameter(3, InstantConverter.toText(now))
                        .setParameter(4, actor.accountId().toString())
                        .setParameter(5, asked.key())
                        .setParameter(6, InstantConverter.toText(now.minus(KEPT)))
                        .executeUpdate()
                == 1;
    }

    /** Some answers hold a secret: they are kept encrypted. */
    private static String binding(Actor actor, Asked asked) {
        return "answer " + actor.accountId() + " " + asked.key();
    }

    private Answer earlier(Actor actor, Asked asked, Object[] row) {
        if (row == null || row[1] == null) {
            throw new RefusedException("IDEMPOTENCY_IN_PROGRESS");
        }
        if (!MessageDigest.isEqual((byte[]) row[0], asked.hash())) {
            throw new RefusedException("IDEMPOTENCY_KEY_REUSED");
        }
        byte[] body = row[3] == null ? null : vault.open(binding(actor, asked), (byte[]) row[3]);
        return new Answer(((Number) row[1]).intValue(), (String) row[2], body, true);
    }
}
