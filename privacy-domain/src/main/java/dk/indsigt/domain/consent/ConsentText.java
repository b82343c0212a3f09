package dk.indsigt.domain.consent;

import dk.indsigt.domain.text.LocalText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A version of the text that is shown before a decision. Never changed once valid. */
@Entity
@Table(name = "consent_text")
public class ConsentText {
    @Id
    private UUID id;

    @Column(name = "purpose_code", length = 30)
    private String purposeCode;

    private int number;

    @Column(name = "valid_from")
    private Instant validFrom;

    @Column(name = "text_da", length = 2000)
    private String textDa;

    @Column(name = "text_en", length = 2000)
    private String textEn;

    protected ConsentText() {}

    public UUID id() {
        return id;
    }

    public String purposeCode() {
        return purposeCode;
    }

    public int number() {
        return number;
    }

    public Instant validFrom() {
        return validFrom;
    }

    public LocalText text() {
        return new LocalText(textDa, textEn);
    }
}
