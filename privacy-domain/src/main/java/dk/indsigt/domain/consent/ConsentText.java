package dk.indsigt.domain.consent;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.text.LocalText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A version of the text that is shown before a decision. Never changed once valid. */
@Entity
@Table(name = "consent_text")
public class ConsentText {
    /** The longest text that can be kept, in characters. */
    public static final int TEXT_MAX = 2_000;

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

    @Column(name = "asks_again")
    private boolean asksAgain;

    @Column(name = "written_by")
    private UUID writtenBy;

    protected ConsentText() {}

    /**
     * @param number one more than the version before
     * @param asksAgain whether the change is material: a yes to an earlier version counts for nothing
     * @param writtenBy account of the officer
     * @throws InvalidValueException TEXT_DA_REQUIRED, TEXT_EN_REQUIRED, TOO_LONG
     */
    public static ConsentText write(
            UUID id, String purpose, int number, LocalText text, boolean asksAgain, UUID writtenBy, Instant now) {
        ConsentText version = new ConsentText();
        version.id = id;
        version.purposeCode = purpose;
        version.number = number;
        version.textDa = clean(text.da(), "TEXT_DA_REQUIRED");
        version.textEn = clean(text.en(), "TEXT_EN_REQUIRED");
        version.asksAgain = asksAgain;
        version.writtenBy = writtenBy;
        version.validFrom = now;
        return version;
    }

    private static String clean(String typed, String missing) {
        String text = typed == null ? "" : typed.replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            throw new InvalidValueException(missing);
        }
        if (text.length() > TEXT_MAX) {
            throw new InvalidValueException("TOO_LONG", TEXT_MAX);
        }
        return text;
    }

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

    /** @return whether a yes to an earlier version counts for nothing */
    public boolean asksAgain() {
        return asksAgain;
    }

    /** @return the account of the officer who wrote it; nobody for what came with the system */
    public Optional<UUID> writtenBy() {
        return Optional.ofNullable(writtenBy);
    }

    public LocalText text() {
        return new LocalText(textDa, textEn);
    }
}
