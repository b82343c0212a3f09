package dk.indsigt.domain.disclosure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** An address that a platform has from us. Kept until the platform has confirmed that it took it out again. */
@Entity
@Table(name = "audience_member")
public class AudienceMember {
    /** The time for which it may be there is over. */
    public static final String TIME_UP = "TIME_UP";

    /** The person has another address now. */
    public static final String OTHER_ADDRESS = "OTHER_ADDRESS";

    @Id
    private UUID id;

    @Column(name = "export_id")
    private UUID exportId;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "email_hash")
    private byte[] emailHash;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "remove_due_on")
    private LocalDate removeDueOn;

    @Column(name = "removal_id")
    private UUID removalId;

    @Column(name = "removed_because", length = 20)
    private String removedBecause;

    @Version
    private long version;

    protected AudienceMember() {}

    public static AudienceMember add(
            UUID id, UUID exportId, UUID partyId, byte[] emailHash, Instant now, LocalDate removeDueOn) {
        AudienceMember member = new AudienceMember();
        member.id = id;
        member.exportId = exportId;
        member.partyId = partyId;
        member.emailHash = emailHash.clone();
        member.addedAt = now;
        member.removeDueOn = removeDueOn;
        return member;
    }

    public UUID id() {
        return id;
    }

    public UUID exportId() {
        return exportId;
    }

    public UUID partyId() {
        return partyId;
    }

    public byte[] emailHash() {
        return emailHash.clone();
    }

    public LocalDate removeDueOn() {
        return removeDueOn;
    }

    public Optional<UUID> removalId() {
        return Optional.ofNullable(removalId);
    }

    public Optional<String> removedBecause() {
        return Optional.ofNullable(removedBecause);
    }

    /** It goes on a removal file, once. */
    public void remove(UUID onRemoval, String because) {
        if (removalId != null) {
            throw new IllegalStateException("on a removal file already");
        }
        removalId = onRemoval;
        removedBecause = because;
    }
}
