package dk.indsigt.domain.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;

/** What one run did for one rule: counts and the oldest due day met, as proof that deletion happens (case DK-DANSKEBANK-RET-2022). */
@Entity
@Table(name = "retention_run_rule")
public class RetentionRunRule {
    @Id
    private UUID id;

    @Column(name = "run_id")
    private UUID runId;

    @Column(name = "rule_code", length = 40)
    private String ruleCode;

    private long deleted;

    private long held;

    private long failed;

    @Column(name = "oldest_due_on")
    private LocalDate oldestDueOn;

    private long millis;

    @Version
    private long version;

    protected RetentionRunRule() {}

    public static RetentionRunRule of(
            UUID id, UUID runId, String ruleCode, long deleted, long held, long failed, LocalDate oldest, long millis) {
        RetentionRunRule line = new RetentionRunRule();
        line.id = id;
        line.runId = runId;
        line.ruleCode = ruleCode;
        line.deleted = deleted;
        line.held = held;
        line.failed = failed;
        line.oldestDueOn = oldest;
        line.millis = millis;
        return line;
    }
}
