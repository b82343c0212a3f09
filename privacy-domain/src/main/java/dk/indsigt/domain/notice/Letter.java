package dk.indsigt.domain.notice;

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

/**
 * A letter as it was sent, with all that stands below it. What it says is encrypted under the key of whom it is about, so that it becomes
 * unreadable with everything else about them.
 */
@Entity
@Table(name = "letter")
public class Letter {
    /** Characters of a letter, with what every letter ends with. */
    public static final int BODY_MAX = 60_000;

    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "addressee_id")
    private UUID addresseeId;

    @Column(name = "case_id")
    private UUID caseId;

    @Column(name = "case_number", length = 14)
    private String caseNumber;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private LetterKind kind;

    @Column(length = 2)
    private String language;

    @Column(name = "template_number")
    private int templateNumber;

    @Column(length = 200)
    private String subject;

    @Column(name = "body_cipher")
    private byte[] bodyCipher;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Version
    private long version;

    protected Letter() {}

    /**
     * @param partyId whom it is about
     * @param addresseeId who gets it
     * @param caseId the case it belongs to, or {@code null}
     * @param bodyCipher what it says, encrypted for {@link #binding}
     */
    public static Letter send(
            UUID id,
            UUID partyId,
            UUID addresseeId,
            UUID caseId,
            String caseNumber,
            LetterTemplate template,
            Language language,
            String subject,
            byte[] bodyCipher,
            Instant now) {
        Letter letter = new Letter();
        letter.id = id;
        letter.partyId = partyId;
        letter.addresseeId = addresseeId;
        letter.caseId = caseId;
        letter.caseNumber = caseNumber;
        letter.kind = template.kind();
        letter.templateNumber = template.number();
        letter.language = language.code();
        letter.subject = subject;
        letter.bodyCipher = bodyCipher.clone();
        letter.sentAt = now;
        return letter;
    }

    /** @return what the cipher text of a letter is bound to */
    public static String binding(UUID id) {
        return "letter " + id;
    }

    public UUID id() {
        return id;
    }

    public UUID partyId() {
        return partyId;
    }

    public UUID addresseeId() {
        return addresseeId;
    }

    public Optional<UUID> caseId() {
        return Optional.ofNullable(caseId);
    }

    public String caseNumber() {
        return caseNumber;
    }

    public LetterKind kind() {
        return kind;
    }

    public Language language() {
        return Language.of(language);
    }

    public int templateNumber() {
        return templateNumber;
    }

    public String subject() {
        return subject;
    }

    public byte[] bodyCipher() {
        return bodyCipher.clone();
    }

    public Instant sentAt() {
        return sentAt;
    }
}
