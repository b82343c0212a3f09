package dk.indsigt.domain.notice;

import dk.indsigt.domain.contact.AskedThrough;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Proof for the customer that something was done: a number, a moment, and facts from which it is written in either language. */
@Entity
@Table(name = "receipt")
public class Receipt {
    @Id
    private UUID id;

    @Column(length = 14)
    private String number;

    @Column(name = "party_id")
    private UUID partyId;

    @Enumerated(EnumType.STRING)
    @Column(length = 30)
    private ReceiptKind kind;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_through", length = 10)
    private AskedThrough askedThrough;

    @Column(length = 2000)
    private String facts;

    protected Receipt() {}

    public static Receipt issue(
            UUID id,
            String number,
            UUID partyId,
            ReceiptKind kind,
            AskedThrough through,
            ReceiptFacts facts,
            Instant now) {
        Receipt receipt = new Receipt();
        receipt.id = id;
        receipt.number = number;
        receipt.partyId = partyId;
        receipt.kind = kind;
        receipt.askedThrough = through;
        receipt.facts = facts.toJson();
        receipt.issuedAt = now;
        return receipt;
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    public UUID partyId() {
        return partyId;
    }

    public ReceiptKind kind() {
        return kind;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public AskedThrough askedThrough() {
        return askedThrough;
    }

    public ReceiptFacts facts() {
        return ReceiptFacts.fromJson(facts);
    }
}
