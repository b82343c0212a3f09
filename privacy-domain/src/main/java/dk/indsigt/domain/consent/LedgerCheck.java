package dk.indsigt.domain.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody made sure that the projection says what the ledger says. */
@Entity
@Table(name = "ledger_check")
public class LedgerCheck {
    @Id
    private UUID id;

    @Column(name = "checked_at")
    private Instant checkedAt;

    @Column(name = "account_id")
    private UUID accountId;

    private long decisions;
    private long choices;
    private long differing;

    protected LedgerCheck() {}

    /**
     * @param accountId who asked for it
     * @param decisions how many were read
     * @param choices of one person, purpose, channel and brand each
     * @param differing about how many choices the projection was wrong
     */
    public static LedgerCheck done(UUID id, UUID accountId, long decisions, long choices, long differing, Instant now) {
        LedgerCheck check = new LedgerCheck();
        check.id = id;
        check.accountId = accountId;
        check.decisions = decisions;
        check.choices = choices;
        check.differing = differing;
        check.checkedAt = now;
        return check;
    }

    public Instant checkedAt() {
        return checkedAt;
    }

    public long decisions() {
        return decisions;
    }

    public long choices() {
        return choices;
    }

    public long differing() {
        return differing;
    }
}
