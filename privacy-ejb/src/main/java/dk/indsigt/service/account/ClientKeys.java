package dk.indsigt.service.account;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.ClientKey;
import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.settings.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Finds the machine client of a bearer key, at each call of the API. What was read is used for less than a second, so that a revocation works
 * within one on every node, and a busy client costs one indexed read a second.
 */
@ApplicationScoped
public class ClientKeys {
    /** The domain of the keyed hash of a key's secret. */
    public static final String HASH = "machine client key";

    private static final Duration KEPT = Duration.ofMillis(800);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String SELECT = "select id, name, key_hash, previous_key_hash, previous_valid_until, scopes,"
            + " purposes, callbacks, last_used_at from machine_client where key_prefix = ? and revoked_at is null";
    private static final String USED =
            "update machine_client set last_used_at = ? where id = ? and (last_used_at is null"
                    + " or last_used_at < ?)";

    @Resource(lookup = "java:app/jdbc/indsigt")
    private DataSource database;

    @Inject
    private AuditService audit;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> refused = new ConcurrentHashMap<>();
    private boolean demo;

    /** Who calls, and what it may do. */
    public record Caller(UUID id, String name, Set<Scope> scopes, Set<String> purposes, List<String> callbacks) {
        public Actor actor() {
            return Actor.ofClient(id, name);
        }
    }

    private record Known(
            Caller caller, byte[] hash, byte[] previous, Instant previousUntil, Instant usedAt, Instant readAt) {
        boolean fits(byte[] tried, Instant now) {
            boolean current = MessageDigest.isEqual(hash, tried);
            boolean old = previous != null && now.isBefore(previousUntil) && MessageDigest.isEqual(previous, tried);
            return current || old;
        }

        boolean stale(Instant now) {
            Duration age = Duration.between(readAt, now);
            return age.isNegative() || age.compareTo(KEPT) >= 0;
        }
    }

    @PostConstruct
    void learn() {
        demo = Setting.DEMO.on();
    }

    /**
     * @param text the bearer key as it was sent
     * @return its client; nothing for a wrong, unknown, outdated or revoked key, or one of the demo operator's outside demo data
     */
    public Optional<Caller> authenticate(String text) {
        Optional<ClientKey> key = ClientKey.parse(text).filter(parsed -> demo || !parsed.demo());
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        byte[] hash = vault.hash(HASH, key.get().secret());
        Known found = known.get(key.get().prefix());
        if (found != null && !found.stale(now) && found.fits(hash, now)) {
            return Optional.of(found.caller());
        }
        // A key that does not fit may be newer than what was read, so it is not called wrong before the database says
        // so.
        found = read(key.get().prefix(), now);
        if (found == null) {
            return Optional.empty();
        }
        if (!found.fits(hash, now)) {
            noteRefused(found.caller(), now);
            return Optional.empty();
        }
        return Optional.of(found.caller());
    }

    private Known read(String prefix, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, prefix);
            Known found;
            try (ResultSet row = statement.executeQuery()) {
                found = row.next() ? known(row, now) : null;
            }
            if (found == null) {
                known.remove(prefix);
                return null;
            }
            noteUse(connection, found, now);
            known.put(prefix, found);
            return found;
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    private static Known known(ResultSet row, Instant now) throws SQLException {
        Caller caller = new Caller(
                UUID.fromString(row.getString("id")),
                row.getString("name"),
                Collections.unmodifiableSet(Scope.parse(row.getString("scopes"))),
                Set.copyOf(words(row.getString("purposes"))),
                List.copyOf(words(row.getString("callbacks"))));
        return new Known(
                caller,
                row.getBytes("key_hash"),
                row.getBytes("previous_key_hash"),
                instant(row.getString("previous_valid_until")),
                instant(row.getString("last_used_at")),
                now);
    }

    /** Whoever reads anew is the only one to write, and at most once a minute. */
    private void noteUse(Connection connection, Known found, Instant now) throws SQLException {
        if (found.usedAt() != null && now.isBefore(found.usedAt().plus(MINUTE))) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(USED)) {
            statement.setString(1, InstantConverter.toText(now));
            statement.setString(2, found.caller().id().toString());
            statement.setString(3, InstantConverter.toText(now.minus(MINUTE)));
            statement.executeUpdate();
        }
    }

    /** A wrong key under a right prefix is worth an entry, one a minute, so that nobody can flood the log. */
    private void noteRefused(Caller caller, Instant now) {
        Instant last = refused.get(caller.id());
        if (last == null || !now.isBefore(last.plus(MINUTE))) {
            refused.put(caller.id(), now);
            audit.recordApart(Actor.SYSTEM, AuditAction.CLIENT_REFUSED, null, caller.id(), null, null);
        }
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    private static Instant instant(String text) {
        return text == null ? null : InstantConverter.fromText(text);
    }
}
