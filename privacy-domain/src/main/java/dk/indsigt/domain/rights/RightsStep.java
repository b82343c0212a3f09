package dk.indsigt.domain.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A step of a request: who did what, when and why. Never changed. */
@Entity
@Table(name = "rights_step")
public class RightsStep {
    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    private int ordinal;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private Step step;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_state", length = 20)
    private RequestState from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state", length = 20)
    private RequestState to;

    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_role", length = 10)
    private Role actorRole;

    @Column(name = "actor_unit", length = 60)
    private String actorUnit;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(length = 40)
    private String reason;

    @Column(name = "note_cipher")
    private byte[] noteCipher;

    protected RightsStep() {}

    static RightsStep of(
            UUID id,
            UUID requestId,
            int ordinal,
            Step step,
            RequestState from,
            RequestState to,
            Actor actor,
            String reason,
            byte[] noteCipher,
            Instant now) {
        RightsStep row = new RightsStep();
        row.id = id;
        row.requestId = requestId;
        row.ordinal = ordinal;
        row.step = step;
        row.from = from;
        row.to = to;
        row.actorRole = actor.role();
        row.actorUnit = actor.unit();
        row.accountId = actor.accountId();
        row.reason = reason;
        row.noteCipher = noteCipher == null ? null : noteCipher.clone();
        row.at = now;
        return row;
    }

    public UUID id() {
        return id;
    }

    public UUID requestId() {
        return requestId;
    }

    public int ordinal() {
        return ordinal;
    }

    public Step step() {
        return step;
    }

    public RequestState to() {
        return to;
    }

    public Instant at() {
        return at;
    }

    public Role actorRole() {
        return actorRole;
    }

    public Optional<String> actorUnit() {
        return Optional.ofNullable(actorUnit);
    }

    public Optional<UUID> accountId() {
        return Optional.ofNullable(accountId);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** @return free text, encrypted; the binding is {@code step} and the id */
    public Optional<byte[]> noteCipher() {
        return Optional.ofNullable(noteCipher).map(byte[]::clone);
    }
}
