package dk.indsigt.domain.party;

import dk.indsigt.domain.text.Language;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Somebody the house has data about: a data subject or a company. Holds how to reach them. */
@Entity
@Table(name = "party")
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind")
public abstract class Party {
    @Id
    private UUID id;

    @Column(length = 254)
    private String email;

    private Msisdn phone;

    @Column(length = 120)
    private String street;

    @Column(name = "postal_code", length = 4)
    private String postalCode;

    @Column(length = 60)
    private String city;

    @Column(name = "address_protected")
    private boolean addressProtected;

    @Column(name = "statement_cipher")
    private byte[] statementCipher;

    @Column(length = 2)
    private String language;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @Version
    private long version;

    protected Party() {}

    Party(UUID id, EmailAddress email, Msisdn phone, PostalAddress address, Language language, Instant createdAt) {
        this.id = id;
        this.email = email == null ? null : email.value();
        this.phone = phone;
        this.language = language.code();
        this.createdAt = createdAt;
        moveTo(address);
    }

    public UUID id() {
        return id;
    }

    /** @return what the party is called in a letter */
    public abstract String name();

    public abstract boolean person();

    public Optional<EmailAddress> email() {
        return Optional.ofNullable(email).map(EmailAddress::new);
    }

    public Optional<Msisdn> phone() {
        return Optional.ofNullable(phone);
    }

    public Optional<PostalAddress> address() {
        return street == null ? Optional.empty() : Optional.of(new PostalAddress(street, postalCode, city));
    }

    /** @return name and address protection in the population register */
    public boolean addressProtected() {
        return addressProtected;
    }

    public Language language() {
        return Language.of(language);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }

    public final void moveTo(PostalAddress address) {
        street = address == null ? null : address.street();
        postalCode = address == null ? null : address.postalCode();
        city = address == null ? null : address.city();
    }

    public void reachOn(Msisdn number) {
        phone = number;
    }

    /**
     * Takes a confirmed address (P-9-b).
     *
     * @param address confirmed by a code that was sent to it
     */
    public void writeTo(EmailAddress address) {
        email = address.value();
    }

    public void speak(Language preferred) {
        language = preferred.code();
    }

    /** @return what the data subject adds to the data (art. 16), encrypted; the binding is {@code party.statement} and the id */
    public Optional<byte[]> statementCipher() {
        return Optional.ofNullable(statementCipher).map(byte[]::clone);
    }

    public void state(byte[] cipher) {
        statementCipher = cipher == null ? null : cipher.clone();
    }

    /** @return since when this is nobody any more (art. 17) */
    public Optional<Instant> erasedAt() {
        return Optional.ofNullable(erasedAt);
    }

    /**
     * This is nobody any more (art. 17): how to reach them goes, and the statement with it.
     *
     * @param keepAddress the law wants name and address for now
     */
    void forget(boolean keepAddress, Instant now) {
        email = null;
        phone = null;
        statementCipher = null;
        language = Language.DA.code();
        if (!keepAddress) {
            moveTo(null);
            addressProtected = false;
        }
        erasedAt = erasedAt == null ? now : erasedAt;
    }

    /** The population register reports name and address protection. */
    public void protectAddress() {
        addressProtected = true;
    }
}
