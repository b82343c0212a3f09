package dk.indsigt.domain.consent;

import dk.indsigt.domain.error.RefusedException;
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
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Another service asks somebody for consents, on a page of ours behind the sign-in. Open until it is answered, or its time has run out; it says
 * nothing about what was decided, which is for the ledger to say.
 */
@Entity
@Table(name = "consent_capture")
public class ConsentCapture {
    /** How long the page may be answered. */
    public static final Duration OPEN = Duration.ofHours(1);

    @Id
    private UUID id;

    @Column(name = "client_id")
    private UUID clientId;

    @Column(name = "client_name", length = 60)
    private String clientName;

    @Column(name = "party_id")
    private UUID partyId;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Brand brand;

    @Column(length = 300)
    private String callback;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Enumerated(EnumType.STRING)
    @Column(length = 13)
    private CaptureResult result;

    @Version
    private long version;

    protected ConsentCapture() {}

    /**
     * @param clientName as the person is told it
     * @param callback where the person goes on afterwards, or {@code null}
     */
    public static ConsentCapture ask(
            UUID id, UUID clientId, String clientName, UUID partyId, Brand brand, String callback, Instant now) {
        ConsentCapture capture = new ConsentCapture();
        capture.id = id;
        capture.clientId = clientId;
        capture.clientName = clientName;
        capture.partyId = partyId;
        capture.brand = brand;
        capture.callback = callback;
        capture.askedAt = now;
        capture.expiresAt = now.plus(OPEN);
        return capture;
    }

    /**
     * @param answers one for each thing that was asked for
     * @throws RefusedException CAPTURE_OVER
     */
    public void answer(Collection<Boolean> answers, Instant now) {
        if (result != null || late(now)) {
            throw new RefusedException("CAPTURE_OVER");
        }
        finish(CaptureResult.of(answers), now);
    }

    /** It could not be answered for a reason of ours. What was answered before stays. */
    public void fail(Instant now) {
        if (result == null) {
            finish(CaptureResult.ERROR, now);
        }
    }

    private void finish(CaptureResult how, Instant now) {
        result = how;
        finishedAt = now;
    }

    private boolean late(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** @return how it ended; nothing while it is open */
    public Optional<CaptureResult> resultAt(Instant now) {
        return result == null && late(now) ? Optional.of(CaptureResult.TIMEOUT) : Optional.ofNullable(result);
    }

    public UUID id() {
        return id;
    }

    public UUID clientId() {
        return clientId;
    }

    public String clientName() {
        return clientName;
    }

    public UUID partyId() {
        return partyId;
    }

    public Brand brand() {
        return brand;
    }

    public Optional<String> callback() {
        return Optional.ofNullable(callback);
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
