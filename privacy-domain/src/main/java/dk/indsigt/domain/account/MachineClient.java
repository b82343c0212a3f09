package dk.indsigt.domain.account;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Another system of the operator that calls the machine API: the telephone system, the call recorder, marketing. It has a bearer key of which
 * only a hash is kept, and may do what its scopes say, for the consent purposes it is allowed. After a rotation the old key works for a day
 * more, so that nobody has to change two systems at one moment; a revoked client is done for good.
 */
@Entity
@Table(name = "machine_client")
public class MachineClient {
    /** How long the old key works beside the new one. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final int NAME_MAX = 60;
    private static final int CALLBACKS_MAX = 10;

    @Id
    private UUID id;

    @Column(length = 60)
    private String name;

    @Column(name = "key_prefix", length = 12)
    private String keyPrefix;

    @Column(name = "key_hash")
    private byte[] keyHash;

    @Column(name = "previous_key_hash")
    private byte[] previousKeyHash;

    @Column(name = "previous_valid_until")
    private Instant previousValidUntil;

    @Column(length = 300)
    private String scopes;

    @Column(length = 1000)
    private String purposes;

    @Column(length = 4000)
    private String callbacks;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "rotated_at")
    private Instant rotatedAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Version
    private long version;

    protected MachineClient() {}

    /**
     * @param name as the audit log and customers are told it
     * @param keyHash keyed hash of the key's secret
     * @throws InvalidValueException NAME_REQUIRED, TOO_LONG
     */
    public static MachineClient register(
            UUID id, String name, String keyPrefix, byte[] keyHash, UUID createdBy, Instant now) {
        if (name == null || name.isBlank()) {
            throw new InvalidValueException("NAME_REQUIRED");
        }
        if (name.strip().length() > NAME_MAX) {
            throw new InvalidValueException("TOO_LONG", NAME_MAX);
        }
        MachineClient client = new MachineClient();
        client.id = id;
        client.name = name.strip();
        client.keyPrefix = keyPrefix;
        client.keyHash = keyHash.clone();
        client.scopes = "";
        client.purposes = "";
        client.callbacks = "";
        client.createdAt = now;
        client.createdBy = createdBy;
        return client;
    }

    /**
     * From now on it may do exactly this.
     *
     * @param allowedPurposes codes of consent purposes
     * @throws InvalidValueException CALLBACKS_MANY
     * @throws RefusedException CLIENT_REVOKED
     */
    public void allow(Set<Scope> allowed, Collection<String> allowedPurposes, List<CallbackAddress> addresses) {
        requireActive();
        if (addresses.size() > CALLBACKS_MAX) {
            throw new InvalidValueException("CALLBACKS_MANY", CALLBACKS_MAX);
        }
        scopes = Scope.join(allowed);
        purposes = String.join(" ", new TreeSet<>(allowedPurposes));
        callbacks = addresses.stream().map(CallbackAddress::value).distinct().collect(Collectors.joining(" "));
    }

    /**
     * Gets a new key; the present one works until the overlap has passed, any older one no more.
     *
     * @throws RefusedException CLIENT_REVOKED
     */
    public void rotate(byte[] newHash, Instant now) {
        requireActive();
        previousKeyHash = keyHash;
        previousValidUntil = now.plus(OVERLAP);
        keyHash = newHash.clone();
        rotatedAt = now;
    }

    /** @throws RefusedException CLIENT_REVOKED */
    public void revoke(Instant now) {
        requireActive();
        revokedAt = now;
        previousKeyHash = null;
        previousValidUntil = null;
    }

    private void requireActive() {
        if (revokedAt != null) {
            throw new RefusedException("CLIENT_REVOKED");
        }
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String keyPrefix() {
        return keyPrefix;
    }

    public Set<Scope> scopes() {
        return Scope.parse(scopes);
    }

    public List<String> purposes() {
        return words(purposes);
    }

    public List<String> callbacks() {
        return words(callbacks);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public UUID createdBy() {
        return createdBy;
    }

    public Optional<Instant> rotatedAt() {
        return Optional.ofNullable(rotatedAt);
    }

    /** @return until when the key before the last rotation works */
    public Optional<Instant> previousValidUntil() {
        return Optional.ofNullable(previousValidUntil);
    }

    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }
}
