package dk.indsigt.domain.party;

import dk.indsigt.domain.text.Language;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** A company. Its representatives act for it, never for the people who use its lines (K-25). */
@Entity
@DiscriminatorValue("COMPANY")
public class Company extends Party {
    @Column(name = "company_name", length = 160)
    private String companyName;

    @Column(length = 8)
    private String cvr;

    @Column(name = "company_form", length = 20)
    private String form;

    protected Company() {}

    private Company(
            UUID id,
            String companyName,
            CvrNumber cvr,
            String form,
            EmailAddress email,
            Msisdn phone,
            PostalAddress address,
            Language language,
            Instant createdAt) {
        super(id, email, phone, address, language, createdAt);
        this.companyName = companyName;
        this.cvr = cvr.value();
        this.form = form;
    }

    public static Company register(
            UUID id,
            String companyName,
            CvrNumber cvr,
            String form,
            EmailAddress email,
            Msisdn phone,
            PostalAddress address,
            Language language,
            Instant createdAt) {
        return new Company(id, companyName, cvr, form, email, phone, address, language, createdAt);
    }

    @Override
    public String name() {
        return companyName;
    }

    @Override
    public boolean person() {
        return false;
    }

    public void rename(String name) {
        companyName = name;
    }

    public CvrNumber cvr() {
        return new CvrNumber(cvr);
    }

    public String form() {
        return form;
    }
}
