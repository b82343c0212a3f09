package dk.indsigt.domain.party;

import dk.indsigt.domain.text.Language;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A data subject: a natural person who owns subscriptions, uses lines, or acts for a company. */
@Entity
@DiscriminatorValue("PERSON")
public class Person extends Party {
    @Column(name = "given_name", length = 80)
    private String givenName;

    @Column(name = "family_name", length = 80)
    private String familyName;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    @Column(name = "deceased_on")
    private LocalDate deceasedOn;

    @Column(name = "cpr_cipher")
    private byte[] cprCipher;

    @Column(name = "cpr_hash")
    private byte[] cprHash;

    protected Person() {}

    private Person(
            UUID id,
            String givenName,
            String familyName,
            LocalDate birthDate,
            EmailAddress email,
            Msisdn phone,
            PostalAddress address,
            Language language,
            Instant createdAt) {
        super(id, email, phone, address, language, createdAt);
        this.givenName = givenName;
        this.familyName = familyName;
        this.birthDate = birthDate;
    }

    public static Person register(
            UUID id,
            String givenName,
            String familyName,
            LocalDate birthDate,
            EmailAddress email,
            Msisdn phone,
            PostalAddress address,
            Language language,
            Instant createdAt) {
        return new Person(id, givenName, familyName, birthDate, email, phone, address, language, createdAt);
    }

    @Override
    public String name() {
        return givenName + " " + familyName;
    }

    @Override
    public boolean person() {
        return true;
    }

    public String givenName() {
        return givenName;
    }

    public String familyName() {
        return familyName;
    }

    public LocalDate birthDate() {
        return birthDate;
    }

    /** @return the day of death, as the population register reports it */
    public Optional<LocalDate> deceasedOn() {
        return Optional.ofNullable(deceasedOn);
    }

    public void died(LocalDate day) {
        deceasedOn = day;
    }

    /**
     * @param first given name
     * @param last family name
     */
    public void rename(String first, String last) {
        givenName = first;
        familyName = last;
    }

    /** @param day corrected birth date */
    public void correctBirthDate(LocalDate day) {
        birthDate = day;
    }

    /**
     * @param cipher the CPR number under the data key (party, CPR)
     * @param hash its keyed hash
     */
    public void identifyBy(byte[] cipher, byte[] hash) {
        cprCipher = cipher.clone();
        cprHash = hash.clone();
    }

    /** @return the encrypted CPR number */
    public Optional<byte[]> cprCipher() {
        return Optional.ofNullable(cprCipher).map(byte[]::clone);
    }

    /** @return the keyed hash by which the CPR number is found */
    public Optional<byte[]> cprHash() {
        return Optional.ofNullable(cprHash).map(byte[]::clone);
    }

    /**
     * This is nobody any more (art. 17). The row stays, so that what must be kept has something to point at.
     *
     * @param keepName the law wants name and address for now, beside a voucher
     */
    public void erase(boolean keepName, Instant now) {
        forget(keepName, now);
        birthDate = null;
        deceasedOn = null;
        cprCipher = null;
        cprHash = null;
        if (!keepName) {
            givenName = "";
            familyName = "";
        }
    }
}
