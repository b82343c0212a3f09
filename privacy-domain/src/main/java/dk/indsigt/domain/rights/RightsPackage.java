package dk.indsigt.domain.rights;

import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.text.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The copy that a request is answered with: ordered in the transaction that grants it, built in the background, to be fetched for a fortnight,
 * then deleted with its key. The row stays and says so.
 */
@Entity
@Table(name = "rights_package")
public class RightsPackage {
    /** How long it can be fetched. */
    public static final Duration VALIDITY = Duration.ofDays(14);

    /** How often it is tried. */
    public static final int ATTEMPTS = 3;

    private static final Duration BACK_OFF = Duration.ofMinutes(1);
    private static final int ALMOST = 99;

    /** Where it stands. */
    public enum State {
        QUEUED,
        BUILDING,
        READY,
        /** Tried as often as is sensible: somebody must look. */
        FAILED,
        DELETED
    }

    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    @Column(name = "party_id")
    private UUID partyId;

    @Enumerated(EnumType.STRING)
    @Column(length = 30)
    private RequestType kind;

    @Column(length = 2)
    private String language;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private State state;

    private int percent;

    private int attempts;

    @Column(name = "queued_at")
    private Instant queuedAt;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ready_at")
    private Instant readyAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "size_bytes")
    private Long sizeBytes;

    @Column(length = 64)
    private String sha256;

    @Column(name = "wrapped_key")
    private byte[] wrappedKey;

    @Column(name = "error_code", length = 80)
    private String errorCode;

    private int downloads;

    @Column(name = "downloaded_at")
    private Instant downloadedAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Version
    private long version;

    protected RightsPackage() {}

    /** @throws RefusedException NOTHING_TO_HAND_OUT where the type of request is not answered with data */
    public static RightsPackage order(UUID id, RightsRequest request, Instant now) {
        if (!request.type().releases()) {
            throw new RefusedException("NOTHING_TO_HAND_OUT");
        }
        RightsPackage made = new RightsPackage();
        made.id = id;
        made.requestId = request.id();
        made.partyId = request.partyId();
        made.kind = request.type();
        made.language = request.language().code();
        made.state = State.QUEUED;
        made.queuedAt = now;
        made.nextAttemptAt = now;
        return made;
    }

    /**
     * A builder starts, or starts over after one that ended half-way.
     *
     * @param key the file's own key, under the data key (party, FILE)
     */
    public void begin(byte[] key, Instant now) {
        require(state == State.QUEUED || state == State.BUILDING);
        state = State.BUILDING;
        percent = 0;
        attempts++;
        startedAt = now;
        wrappedKey = key.clone();
        nextAttemptAt = now.plus(BACK_OFF.multipliedBy((long) attempts * attempts));
    }

    /** @return whether no attempt is left, because builders ended half-way and could not say so */
    public boolean exhausted() {
        return attempts >= ATTEMPTS;
    }

    /** @param done percent; the last one is said by {@link #ready} alone */
    public void progress(int done) {
        if (state == State.BUILDING) {
            percent = Math.max(percent, Math.min(done, ALMOST));
        }
    }

    /** The file is complete. */
    public void ready(long size, String hash, Instant now) {
        require(state == State.BUILDING);
        state = State.READY;
        percent = 100;
        sizeBytes = size;
        sha256 = hash;
        readyAt = now;
        expiresAt = now.plus(VALIDITY);
        errorCode = null;
    }

    /** An attempt failed: again after a while, or never. */
    public void failed(String code, Instant now) {
        require(state == State.BUILDING || state == State.QUEUED);
        errorCode = code.length() > 80 ? code.substring(0, 80) : code;
        wrappedKey = null;
        percent = 0;
        state = exhausted() ? State.FAILED : State.QUEUED;
        nextAttemptAt = now.plus(BACK_OFF.multipliedBy((long) attempts * attempts));
    }

    /**
     * Somebody looked, and it is to be tried again.
     *
     * @throws RefusedException NOT_FAILED
     */
    public void again(Instant now) {
        if (state != State.FAILED) {
            throw new RefusedException("NOT_FAILED");
        }
        state = State.QUEUED;
        attempts = 0;
        nextAttemptAt = now;
    }

    /** @return whether it can be fetched now */
    public boolean available(Instant now) {
        return state == State.READY && now.isBefore(expiresAt);
    }

    /** One more download began. */
    public void downloaded(Instant now) {
        downloads++;
        downloadedAt = now;
    }

    /** Its time is over, or what it was for: the key goes at once, the file after. */
    public void delete(Instant now) {
        state = State.DELETED;
        wrappedKey = null;
        deletedAt = now;
    }

    private static void require(boolean possible) {
        if (!possible) {
            throw new RefusedException("PACKAGE_NOT_OPEN");
        }
    }

    public UUID id() {
        return id;
    }

    public UUID requestId() {
        return requestId;
    }

    public UUID partyId() {
        return partyId;
    }

    public RequestType kind() {
        return kind;
    }

    public Language language() {
        return Language.of(language);
    }

    public State state() {
        return state;
    }

    public int percent() {
        return percent;
    }

    public int attempts() {
        return attempts;
    }

    public Instant queuedAt() {
        return queuedAt;
    }

    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> readyAt() {
        return Optional.ofNullable(readyAt);
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    public Optional<Long> sizeBytes() {
        return Optional.ofNullable(sizeBytes);
    }

    /** @return of the clear file, in hexadecimal */
    public Optional<String> sha256() {
        return Optional.ofNullable(sha256);
    }

    /** @throws NotFoundException where there is none: not begun, failed or deleted */
    public byte[] wrappedKey() {
        if (wrappedKey == null) {
            throw new NotFoundException();
        }
        return wrappedKey.clone();
    }

    public Optional<String> errorCode() {
        return Optional.ofNullable(errorCode);
    }

    public int downloads() {
        return downloads;
    }

    public Optional<Instant> downloadedAt() {
        return Optional.ofNullable(downloadedAt);
    }

    public Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }
}
