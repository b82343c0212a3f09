package dk.indsigt.domain.directory;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A choice for a line, never changed: what, when, through which channel, by whom. */
@Entity
@Table(name = "directory_choice")
public class DirectoryChoice {
    @Id
    private UUID id;

    @Column(name = "line_id")
    private UUID lineId;

    @Column(name = "party_id")
    private UUID partyId;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private Listing listing;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_through", length = 10)
    private AskedThrough askedThrough;

    @Column(length = 300)
    private String evidence;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_role", length = 10)
    private Role actorRole;

    @Column(name = "actor_unit", length = 60)
    private String actorUnit;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "contact_id")
    private UUID contactId;

    @Column(name = "receipt_id")
    private UUID receiptId;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected DirectoryChoice() {}

    public static DirectoryChoice record(
            UUID id,
            UUID lineId,
            UUID partyId,
            Listing listing,
            AskedThrough through,
            String evidence,
            Actor actor,
            UUID receiptId,
            Instant now) {
        DirectoryChoice choice = new DirectoryChoice();
        choice.id = id;
        choice.lineId = lineId;
        choice.partyId = partyId;
        choice.listing = listing;
        choice.askedThrough = through;
        choice.evidence = evidence;
        choice.actorRole = actor.role();
        choice.actorUnit = actor.unit();
        choice.accountId = actor.accountId();
        choice.contactId = actor.contactId();
        choice.receiptId = receiptId;
        choice.decidedAt = now;
        return choice;
    }

    public UUID lineId() {
        return lineId;
    }

    public Listing listing() {
        return listing;
    }

    public AskedThrough askedThrough() {
        return askedThrough;
    }

    public Role actorRole() {
        return actorRole;
    }

    public Optional<String> actorUnit() {
        return Optional.ofNullable(actorUnit);
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}
