package dk.indsigt.domain.audit;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One thing that was done or looked at. Codes and ids only. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long seq;

    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_role", length = 10)
    private Role actorRole;

    @Column(name = "actor_unit", length = 60)
    private String actorUnit;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "contact_id")
    private UUID contactId;

    @Enumerated(EnumType.STRING)
    @Column(length = 40)
    private AuditAction action;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "object_id")
    private UUID objectId;

    @Column(length = 30)
    private String reason;

    @Column(length = 300)
    private String detail;

    private boolean shown;

    protected AuditEntry() {}

    /**
     * @param partyId whom it is about, or {@code null}
     * @param objectId the recording, line or other object, or {@code null}
     * @param reason code of the reason given, or {@code null}
     * @param detail further codes, or {@code null}; nothing personal
     */
    public static AuditEntry of(
            Actor actor, AuditAction action, UUID partyId, UUID objectId, String reason, String detail, Instant now) {
        AuditEntry entry = new AuditEntry();
        entry.at = now;
        entry.actorRole = actor.role();
        entry.actorUnit = actor.unit();
        entry.accountId = actor.accountId();
        entry.contactId = actor.contactId();
        entry.action = action;
        entry.partyId = partyId;
        entry.objectId = objectId;
        entry.reason = reason;
        entry.detail = detail;
        entry.shown = action.shown();
        return entry;
    }
}
