package dk.indsigt.domain.rights;

import dk.indsigt.domain.error.NotFoundException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The original message of a request that did not come through the portal. Lies encrypted in a file; its name is not kept. */
@Entity
@Table(name = "rights_attachment")
public class RightsAttachment {
    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    @Column(name = "media_type", length = 40)
    private String mediaType;

    @Column(name = "size_bytes")
    private long sizeBytes;

    @Column(name = "wrapped_key")
    private byte[] wrappedKey;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Version
    private long version;

    protected RightsAttachment() {}

    /** @param wrappedKey the file's own key under the data key (party, FILE) */
    public static RightsAttachment keep(
            UUID id, UUID requestId, String mediaType, long sizeBytes, byte[] wrappedKey, UUID accountId, Instant now) {
        RightsAttachment attachment = new RightsAttachment();
        attachment.id = id;
        attachment.requestId = requestId;
        attachment.mediaType = mediaType;
        attachment.sizeBytes = sizeBytes;
        attachment.wrappedKey = wrappedKey.clone();
        attachment.accountId = accountId;
        attachment.addedAt = now;
        return attachment;
    }

    public UUID id() {
        return id;
    }

    public UUID requestId() {
        return requestId;
    }

    public String mediaType() {
        return mediaType;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public Instant addedAt() {
        return addedAt;
    }

    /** @throws NotFoundException once it is deleted */
    public byte[] wrappedKey() {
        if (wrappedKey == null) {
            throw new NotFoundException();
        }
        return wrappedKey.clone();
    }

    public Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }

    public void delete(Instant now) {
        wrappedKey = null;
        deletedAt = now;
    }
}
