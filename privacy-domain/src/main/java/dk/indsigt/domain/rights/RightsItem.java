package dk.indsigt.domain.rights;

import dk.indsigt.domain.error.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that is decided about: a category of data, a line, a recording. Granted, or refused on a ground that the law has for the type of
 * request; what is withheld says why and until when.
 */
@Entity
@Table(name = "rights_item")
public class RightsItem {
    /** What became of it. */
    public enum Outcome {
        GRANT,
        REFUSE
    }

    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    @Enumerated(EnumType.STRING)
    @Column(name = "type_code", length = 30)
    private RequestType type;

    private int ordinal;

    @Column(length = 30)
    private String category;

    @Column(name = "object_id")
    private UUID objectId;

    private long amount;

    @Enumerated(EnumType.STRING)
    @Column(length = 8)
    private Outcome outcome;

    @Column(name = "ground_code", length = 30)
    private String ground;

    private boolean computed;

    @Column(name = "until_on")
    private LocalDate untilOn;

    @Column(name = "note_cipher")
    private byte[] noteCipher;

    @Column(name = "decided_by")
    private UUID decidedBy;

    @Version
    private long version;

    protected RightsItem() {}

    /**
     * An item that nothing is decided about yet.
     *
     * @param category code of a data category, or of what else is decided about
     * @param objectId a line, recording or assessment, or {@code null}
     * @param amount how many records there are
     */
    public static RightsItem open(
            UUID id, UUID requestId, RequestType type, int ordinal, String category, UUID objectId, long amount) {
        RightsItem item = new RightsItem();
        item.id = id;
        item.requestId = requestId;
        item.type = type;
        item.ordinal = ordinal;
        item.category = category;
        item.objectId = objectId;
        item.amount = amount;
        return item;
    }

    /** A rule grants it. */
    public RightsItem computedGrant() {
        outcome = Outcome.GRANT;
        computed = true;
        return this;
    }

    /**
     * A rule withholds it.
     *
     * @param until the day it ends, or {@code null}
     */
    public RightsItem computedRefusal(String code, LocalDate until, Grounds grounds) {
        refuse(code, until, null, null, grounds);
        computed = true;
        return this;
    }

    /** @param by the account that decides */
    public void grant(UUID by) {
        outcome = Outcome.GRANT;
        ground = null;
        untilOn = null;
        noteCipher = null;
        computed = false;
        decidedBy = by;
    }

    /**
     * @param code the ground
     * @param until the day it ends, or {@code null}
     * @param note reasons in words, encrypted, or {@code null}
     * @throws RefusedException GROUND_NOT_LAWFUL where the law has no such ground for this type
     */
    public void refuse(String code, LocalDate until, byte[] note, UUID by, Grounds grounds) {
        if (!grounds.allow(type, code)) {
            throw new RefusedException("GROUND_NOT_LAWFUL");
        }
        outcome = Outcome.REFUSE;
        ground = code;
        untilOn = until;
        noteCipher = note == null ? null : note.clone();
        computed = false;
        decidedBy = by;
    }

    /** @param cipher an answer or explanation in words, encrypted */
    public void note(byte[] cipher) {
        noteCipher = cipher == null ? null : cipher.clone();
    }

    public UUID id() {
        return id;
    }

    public UUID requestId() {
        return requestId;
    }

    public RequestType type() {
        return type;
    }

    public int ordinal() {
        return ordinal;
    }

    public String category() {
        return category;
    }

    public Optional<UUID> objectId() {
        return Optional.ofNullable(objectId);
    }

    public long amount() {
        return amount;
    }

    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public boolean granted() {
        return outcome == Outcome.GRANT;
    }

    public boolean refused() {
        return outcome == Outcome.REFUSE;
    }

    /** @return code of the ground of refusal */
    public Optional<String> ground() {
        return Optional.ofNullable(ground);
    }

    /** @return whether a rule decided it */
    public boolean computed() {
        return computed;
    }

    public Optional<LocalDate> untilOn() {
        return Optional.ofNullable(untilOn);
    }

    /** @return reasons in words, encrypted; the binding is {@code item} and the id */
    public Optional<byte[]> noteCipher() {
        return Optional.ofNullable(noteCipher).map(byte[]::clone);
    }

    public Optional<UUID> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }
}
