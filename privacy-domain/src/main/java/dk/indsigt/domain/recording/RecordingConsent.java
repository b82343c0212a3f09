package dk.indsigt.domain.recording;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Proof that the person said yes to this recording: a key pressed, or a yes spoken inside the call (P-3.6.1-b, -c). Outlives the audio. */
@Entity
@Table(name = "recording_consent")
public class RecordingConsent {
    /** How the yes was given. */
    public enum Method {
        KEYPRESS,
        SPOKEN
    }

    /** The key that means yes in the telephone menu. */
    public static final char YES_DIGIT = '1';

    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Enumerated(EnumType.STRING)
    @Column(length = 8)
    private Method method;

    @Column(name = "call_id", length = 40)
    private String callId;

    @Column(length = 1)
    private String digit;

    @Column(name = "prompt_version", length = 20)
    private String promptVersion;

    @Column(name = "offset_ms")
    private Integer offsetMs;

    @Column(name = "agent_account_id")
    private UUID agentAccountId;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "withdrawn_through", length = 10)
    private AskedThrough withdrawnThrough;

    @Version
    private long version;

    protected RecordingConsent() {}

    /**
     * An inbound call: the caller pressed a key.
     *
     * @param digit the key; only {@value #YES_DIGIT} is a yes
     * @throws InvalidValueException NO_RECORDING_CONSENT for any other key or none (case DK-TDC-REC-2019)
     */
    public static RecordingConsent byKey(
            UUID id, UUID partyId, String callId, Character digit, String promptVersion, Instant at) {
        if (digit == null || digit != YES_DIGIT) {
            throw new InvalidValueException("NO_RECORDING_CONSENT");
        }
        RecordingConsent consent = of(id, partyId, Method.KEYPRESS, callId, at);
        consent.digit = digit.toString();
        consent.promptVersion = promptVersion;
        return consent;
    }

    /**
     * An outbound call: the yes was spoken.
     *
     * @param agentAccountId the member of staff who asked
     * @param offsetMs where in the recording the yes is, in milliseconds
     * @param durationMs length of the recording; the yes must lie inside
     * @throws InvalidValueException NO_RECORDING_CONSENT
     */
    public static RecordingConsent spoken(
            UUID id, UUID partyId, String callId, UUID agentAccountId, Integer offsetMs, int durationMs, Instant at) {
        if (agentAccountId == null || offsetMs == null || offsetMs < 0 || offsetMs >= durationMs) {
            throw new InvalidValueException("NO_RECORDING_CONSENT");
        }
        RecordingConsent consent = of(id, partyId, Method.SPOKEN, callId, at);
        consent.agentAccountId = agentAccountId;
        consent.offsetMs = offsetMs;
        return consent;
    }

    private static RecordingConsent of(UUID id, UUID partyId, Method method, String callId, Instant at) {
        RecordingConsent consent = new RecordingConsent();
        consent.id = id;
        consent.partyId = partyId;
        consent.method = method;
        consent.callId = callId;
        consent.givenAt = at;
        return consent;
    }

    public UUID id() {
        return id;
    }

    public UUID partyId() {
        return partyId;
    }

    public Method method() {
        return method;
    }

    public String callId() {
        return callId;
    }

    public Optional<String> digit() {
        return Optional.ofNullable(digit);
    }

    public Optional<Integer> offsetMs() {
        return Optional.ofNullable(offsetMs);
    }

    public Instant givenAt() {
        return givenAt;
    }

    public Optional<Instant> withdrawnAt() {
        return Optional.ofNullable(withdrawnAt);
    }

    void withdraw(AskedThrough through, Instant now) {
        if (withdrawnAt == null) {
            withdrawnAt = now;
            withdrawnThrough = through;
        }
    }
}
