package dk.indsigt.domain.rights;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A check of who asks, passed or failed. Each identifier stands on its own: proof of one number says nothing about another (B-37). */
@Entity
@Table(name = "rights_identity")
public class RightsIdentity {
    /** What was proved. */
    public enum Kind {
        PERSON,
        LINE,
        EMAIL
    }

    /** How. */
    public enum Method {
        SIGN_IN,
        CODE,
        MITID,
        DOCUMENT,
        OFFICER
    }

    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    @Enumerated(EnumType.STRING)
    @Column(length = 8)
    private Kind kind;

    @Column(name = "object_id")
    private UUID objectId;

    @Enumerated(EnumType.STRING)
    @Column(length = 12)
    private Method method;

    @Column(length = 120)
    private String evidence;

    private boolean passed;

    private Instant at;

    @Column(name = "account_id")
    private UUID accountId;

    protected RightsIdentity() {}

    /**
     * @param objectId the line, or {@code null}
     * @param evidence code or reference, nothing personal
     * @param accountId who checked, or {@code null}
     */
    public static RightsIdentity check(
            UUID id,
            UUID requestId,
            Kind kind,
            UUID objectId,
            Method method,
            String evidence,
            boolean passed,
            UUID accountId,
            Instant now) {
        RightsIdentity check = new RightsIdentity();
        check.id = id;
        check.requestId = requestId;
        check.kind = kind;
        check.objectId = objectId;
        check.method = method;
        check.evidence = evidence;
        check.passed = passed;
        check.accountId = accountId;
        check.at = now;
        return check;
    }

    public UUID requestId() {
        return requestId;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<UUID> objectId() {
        return Optional.ofNullable(objectId);
    }

    public Method method() {
        return method;
    }

    public Optional<String> evidence() {
        return Optional.ofNullable(evidence);
    }

    public boolean passed() {
        return passed;
    }

    public Instant at() {
        return at;
    }
}
