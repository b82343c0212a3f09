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

/** Something the house told a customer, word for word as it was sent. */
@Entity
@Table(name = "message")
public class Message {
    /** The way a message went. */
    public enum Way {
        INBOX,
        EMAIL,
        SMS,
        LETTER,
        /** To the operator's gateway for machines, which passes it on to a recipient of data. */
        NOTICE
    }

    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Enumerated(EnumType.STRING)
    @Column(length = 6)
    private Way channel;

    @Column(length = 2)
    private String language;

    @Column(length = 200)
    private String subject;

    @Column(length = 4000)
    private String body;

    @Column(name = "receipt_id")
    private UUID receiptId;

    @Column(name = "letter_id")
    private UUID letterId;

    @Column(name = "read_at")
    private Instant readAt;

    @Version
    private long version;

    protected Message() {}

    public static Message send(
            UUID id,
            UUID partyId,
            Way way,
            Language language,
            String subject,
            String body,
            UUID receiptId,
            Instant now) {
        Message message = new Message();
        message.id = id;
        message.partyId = partyId;
        message.channel = way;
        message.language = language.code();
        message.subject = subject;
        message.body = body;
        message.receiptId = receiptId;
        message.sentAt = now;
        return message;
    }

    /** A message that says there is a letter. */
    public static Message announce(
            UUID id, UUID partyId, Language language, String subject, String body, UUID letterId, Instant now) {
        Message message = send(id, partyId, Way.INBOX, language, subject, body, null, now);
        message.letterId = letterId;
        return message;
    }

    public UUID id() {
        return id;
    }

    public UUID partyId() {
        return partyId;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public Way way() {
        return channel;
    }

    public Language language() {
        return Language.of(language);
    }

    public String subject() {
        return subject;
    }

    public String body() {
        return body;
    }

    public Optional<UUID> receiptId() {
        return Optional.ofNullable(receiptId);
    }

    public Optional<UUID> letterId() {
        return Optional.ofNullable(letterId);
    }

    public boolean unread() {
        return readAt == null;
    }

    /** @return whether this was the first time */
    public boolean read(Instant now) {
        if (readAt != null) {
            return false;
        }
        readAt = now;
        return true;
    }
}
