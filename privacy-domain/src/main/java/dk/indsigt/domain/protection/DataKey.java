package dk.indsigt.domain.protection;

import dk.indsigt.domain.error.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A keyset for one party and one purpose, wrapped by the key-encryption key. When it is destroyed, every copy of what it protects is noise. */
@Entity
@Table(name = "data_key")
public class DataKey {
    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Enumerated(EnumType.STRING)
    @Column(length = 16)
    private KeyPurpose purpose;

    @Column(name = "wrapped_key")
    private byte[] wrappedKey;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "destroyed_at")
    private Instant destroyedAt;

    @Version
    private long version;

    protected DataKey() {}

    public static DataKey create(UUID id, UUID partyId, KeyPurpose purpose, byte[] wrappedKey, Instant now) {
        DataKey key = new DataKey();
        key.id = id;
        key.partyId = partyId;
        key.purpose = purpose;
        key.wrappedKey = wrappedKey.clone();
        key.createdAt = now;
        return key;
    }

    public UUID partyId() {
        return partyId;
    }

    public KeyPurpose purpose() {
        return purpose;
    }

    /**
     * @return the wrapped keyset
     * @throws RefusedException KEY_DESTROYED
     */
    public byte[] wrappedKey() {
        if (wrappedKey == null) {
            throw new RefusedException("KEY_DESTROYED");
        }
        return wrappedKey.clone();
    }

    public boolean lives() {
        return wrappedKey != null;
    }

    public void destroy(Instant now) {
        wrappedKey = null;
        destroyedAt = now;
    }
}
