package dk.indsigt.domain.rights;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Our interests against the situation of the data subject, written down before an objection is decided (art. 21(1)). */
@Entity
@Table(name = "rights_balancing")
public class RightsBalancing {
    /** What weighs more. */
    public enum Conclusion {
        STOP,
        CONTINUE
    }

    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    @Column(length = 4)
    private String activity;

    @Column(name = "ours_cipher")
    private byte[] oursCipher;

    @Column(name = "theirs_cipher")
    private byte[] theirsCipher;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Conclusion conclusion;

    @Column(name = "account_id")
    private UUID accountId;

    private Instant at;

    protected RightsBalancing() {}

    /** The ciphers are under the data key (party, TEXT), bound to {@code ours} and {@code theirs} and the id. */
    public static RightsBalancing weigh(
            UUID id,
            UUID requestId,
            String activity,
            byte[] ours,
            byte[] theirs,
            Conclusion conclusion,
            UUID accountId,
            Instant now) {
        RightsBalancing balancing = new RightsBalancing();
        balancing.id = id;
        balancing.requestId = requestId;
        balancing.activity = activity;
        balancing.oursCipher = ours.clone();
        balancing.theirsCipher = theirs.clone();
        balancing.conclusion = conclusion;
        balancing.accountId = accountId;
        balancing.at = now;
        return balancing;
    }

    public UUID id() {
        return id;
    }

    public UUID requestId() {
        return requestId;
    }

    public String activity() {
        return activity;
    }

    public byte[] oursCipher() {
        return oursCipher.clone();
    }

    public byte[] theirsCipher() {
        return theirsCipher.clone();
    }

    public Conclusion conclusion() {
        return conclusion;
    }

    public Instant at() {
        return at;
    }
}
