package dk.indsigt.domain.account;

import dk.indsigt.domain.text.Language;
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

/** A way to sign in. A customer's account belongs to a person; staff have a unit that customers see instead of a name. */
@Entity
@Table(name = "account")
public class Account {
    @Id
    private UUID id;

    @Column(length = 80)
    private String username;

    @Column(name = "password_hash", length = 300)
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Role role;

    @Column(length = 60)
    private String unit;

    @Column(name = "display_name", length = 160)
    private String displayName;

    @Column(name = "person_id")
    private UUID personId;

    @Column(length = 2)
    private String language;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_sign_in_at")
    private Instant lastSignInAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Version
    private long version;

    protected Account() {}

    public static Account ofCustomer(UUID id, String username, String displayName, UUID personId, Instant now) {
        return of(id, username, Role.CUSTOMER, null, displayName, personId, now);
    }

    public static Account ofStaff(UUID id, String username, Role role, String unit, String displayName, Instant now) {
        return of(id, username, role, unit, displayName, null, now);
    }

    private static Account of(
            UUID id, String username, Role role, String unit, String displayName, UUID personId, Instant now) {
        Account account = new Account();
        account.id = id;
        account.username = username;
        account.role = role;
        account.unit = unit;
        account.displayName = displayName;
        account.personId = personId;
        account.language = Language.DA.code();
        account.createdAt = now;
        return account;
    }

    public UUID id() {
        return id;
    }

    public String username() {
        return username;
    }

    public Role role() {
        return role;
    }

    public Optional<String> unit() {
        return Optional.ofNullable(unit);
    }

    public String displayName() {
        return displayName;
    }

    public Optional<UUID> personId() {
        return Optional.ofNullable(personId);
    }

    public Language language() {
        return Language.of(language);
    }

    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    /** @return whether it can be signed in to */
    public boolean open() {
        return passwordHash != null && !closed();
    }

    /** @return whether it was closed: whoever is signed in to it is not served any more */
    public boolean closed() {
        return closedAt != null;
    }

    public Optional<Instant> lastSignInAt() {
        return Optional.ofNullable(lastSignInAt);
    }

    /**
     * @param hash PBKDF2 hash with its parameters and salt
     */
    public void protectWith(String hash) {
        passwordHash = hash;
    }

    public void signedIn(Instant now) {
        lastSignInAt = now;
    }

    public void speak(Language preferred) {
        language = preferred.code();
    }

    public void close(Instant now) {
        closedAt = now;
    }

    /** Closes it for good, and nothing tells whose it was (art. 17). */
    public void erase(Instant now) {
        username = "erased-" + id;
        displayName = "";
        passwordHash = null;
        unit = null;
        lastSignInAt = null;
        language = Language.DA.code();
        closedAt = closedAt == null ? now : closedAt;
    }

    public Actor actor() {
        return new Actor(id, role, unit, personId, null);
    }
}
