package dk.indsigt.domain.disclosure;

import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Brand;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Hashed e-mail addresses of people who said yes, for one platform (P-3.3.3-b). There is no other kind: a list of people who said no is never
 * handed to a platform, not even to keep them out (case DK-TELMORE-2024).
 */
@Entity
@Table(name = "audience_export")
public class AudienceExport {
    /** Purposes an audience may be for. */
    public static final List<String> PURPOSES = List.of("SOCIAL_AUDIENCE", "RETARGETING");

    /** The yes that names the platforms and the address: without it no address leaves the house, whatever the audience is for. */
    private static final String HANDING_OVER = "SOCIAL_AUDIENCE";

    /** Bytes of a line of the file: 64 hex digits and its end. */
    private static final int LINE = 65;

    /** Longer than this a run that is at it does not rest between two steps. */
    private static final Duration RESTS = Duration.ofMinutes(10);

    /** Where it stands. */
    public enum State {
        QUEUED,
        WRITING,
        WRITTEN
    }

    @Id
    private UUID id;

    @Column(length = 40)
    private String reference;

    @Column(name = "recipient_code", length = 30)
    private String recipientCode;

    @Column(name = "purpose_code", length = 30)
    private String purposeCode;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Brand brand;

    @Enumerated(EnumType.STRING)
    @Column(length = 8)
    private State state;

    @Column(name = "asked_by")
    private UUID askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "written_at")
    private Instant writtenAt;

    @Column(name = "stepped_at")
    private Instant steppedAt;

    private UUID reached;
    private int considered;
    private int exported;

    @Version
    private long version;

    protected AudienceExport() {}

    /**
     * @param reference as the platform and the person are told it; nothing personal
     * @throws InvalidValueException AUDIENCE_PURPOSE, BRAND_REQUIRED
     */
    public static AudienceExport ask(
            UUID id, String reference, String recipientCode, String purposeCode, Brand brand, UUID by, Instant now) {
        AudienceExport export = new AudienceExport();
        export.id = id;
        export.reference = reference;
        export.recipientCode = recipientCode;
        export.purposeCode = keys(purposeCode, brand).get(0).purpose();
        export.brand = brand;
        export.state = State.QUEUED;
        export.askedBy = by;
        export.askedAt = now;
        return export;
    }

    /**
     * @return every choice that must be a yes
     * @throws InvalidValueException AUDIENCE_PURPOSE, BRAND_REQUIRED
     */
    public static List<ConsentKey> keys(String purposeCode, Brand brand) {
        if (purposeCode == null || !PURPOSES.contains(purposeCode)) {
            throw new InvalidValueException("AUDIENCE_PURPOSE");
        }
        if (brand == null) {
            throw new InvalidValueException("BRAND_REQUIRED");
        }
        return Stream.of(purposeCode, HANDING_OVER)
                .distinct()
                .map(purpose -> new ConsentKey(purpose, MarketingChannel.EXPORT, brand))
                .toList();
    }

    public List<ConsentKey> keys() {
        return keys(purposeCode, brand);
    }

    public UUID id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public String recipientCode() {
        return recipientCode;
    }

    public String purposeCode() {
        return purposeCode;
    }

    public Brand brand() {
        return brand;
    }

    public State state() {
        return state;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Optional<Instant> writtenAt() {
        return Optional.ofNullable(writtenAt);
    }

    /** @return the last person who was looked at */
    public Optional<UUID> reached() {
        return Optional.ofNullable(reached);
    }

    public int considered() {
        return considered;
    }

    /** @return lines of the file */
    public int exported() {
        return exported;
    }

    /** @return bytes of the file up to what is committed */
    public long length() {
        return (long) exported * LINE;
    }

    /** @return whether it has rested so long that who may be in it must be asked anew, from the first on */
    public boolean outdated(Instant now) {
        return state == State.WRITING && steppedAt != null && steppedAt.isBefore(now.minus(RESTS));
    }

    /** Nobody is in it yet. */
    public void restart() {
        state = State.QUEUED;
        reached = null;
        considered = 0;
        exported = 0;
    }

    /** Some more were looked at, and some of them written. */
    public void add(UUID last, int looked, int written, Instant now) {
        state = State.WRITING;
        steppedAt = now;
        reached = last;
        considered += looked;
        exported += written;
    }

    public void written(Instant now) {
        state = State.WRITTEN;
        writtenAt = now;
    }
}
