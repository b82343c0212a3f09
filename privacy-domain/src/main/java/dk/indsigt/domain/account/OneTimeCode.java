package dk.indsigt.domain.account;

import dk.indsigt.domain.error.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A code sent to a contact point on file: short-lived, few attempts, used once. Only its keyed hash is kept. */
@Entity
@Table(name = "one_time_code")
public class OneTimeCode {
    /** What a code may open. */
    public enum Purpose {
        ACTIVATION(Duration.ofMinutes(30)),
        PASSWORD_RESET(Duration.ofMinutes(30)),
        EMAIL_CHANGE(Duration.ofHours(24)),
        CALLER_IDENTITY(Duration.ofMinutes(10)),
        RIGHTS_IDENTITY(Duration.ofMinutes(10)),
        FIRST_ADMIN(Duration.ofDays(7));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }

        public Duration life() {
            return life;
        }
    }

    private static final int MAX_ATTEMPTS = 3;

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private Purpose purpose;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "contact_id")
    private UUID contactId;

    @Column(name = "request_id")
    private UUID requestId;

    @Column(name = "code_hash")
    private byte[] codeHash;

    @Column(name = "new_value", length = 254)
    private String newValue;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private int attempts;

    @Column(name = "used_at")
    private Instant usedAt;

    @Version
    private long version;

    protected OneTimeCode() {}

    public static OneTimeCode issue(UUID id, Purpose purpose, byte[] codeHash, Instant now) {
        OneTimeCode code = new OneTimeCode();
        code.id = id;
        code.purpose = purpose;
        code.codeHash = codeHash.clone();
        code.createdAt = now;
        code.expiresAt = now.plus(purpose.life());
        return code;
    }

    public OneTimeCode forAccount(UUID account) {
        accountId = account;
        return this;
    }

    public OneTimeCode forParty(UUID party, String value) {
        partyId = party;
        newValue = value;
        return this;
    }

    public OneTimeCode forContact(UUID contact) {
        contactId = contact;
        return this;
    }

    public OneTimeCode forRequest(UUID request) {
        requestId = request;
        return this;
    }

    public UUID id() {
        return id;
    }

    public Optional<UUID> accountId() {
        return Optional.ofNullable(accountId);
    }

    public Optional<UUID> partyId() {
        return Optional.ofNullable(partyId);
    }

    public Optional<String> newValue() {
        return Optional.ofNullable(newValue);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean usable(Instant now) {
        return usedAt == null && attempts < MAX_ATTEMPTS && now.isBefore(expiresAt);
    }

    /**
     * Tries a code. A wrong one counts as an attempt; the caller must let that be committed.
     *
     * @param hash keyed hash of what was typed
     * @return whether it was right; the code is then used up
     * @throws RefusedException CODE_EXPIRED when it can no longer be used
     */
    public boolean redeem(byte[] hash, Instant now) {
        if (!usable(now)) {
            throw new RefusedException("CODE_EXPIRED");
        }
        if (!MessageDigest.isEqual(codeHash, hash)) {
            attempts++;
            return false;
        }
        usedAt = now;
        return true;
    }

    /** A newer code replaces this one. */
    public void revoke(Instant now) {
        if (usedAt == null) {
            usedAt = now;
        }
    }
}
