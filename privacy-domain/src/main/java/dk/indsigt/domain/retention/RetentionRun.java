package dk.indsigt.domain.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** One run of the deletion job: when, by whom, for which day, and how it ended. */
@Entity
@Table(name = "retention_run")
public class RetentionRun {
    /** Who set it going. */
    public enum StartedBy {
        TIMER,
        OFFICER
    }

    @Id
    private UUID id;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "started_by", length = 10)
    private StartedBy startedBy;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "as_of")
    private LocalDate asOf;

    @Column(name = "error_code", length = 60)
    private String errorCode;

    @Version
    private long version;

    protected RetentionRun() {}

    public static RetentionRun start(UUID id, StartedBy by, UUID accountId, LocalDate asOf, Instant now) {
        RetentionRun run = new RetentionRun();
        run.id = id;
        run.startedAt = now;
        run.startedBy = by;
        run.accountId = accountId;
        run.asOf = asOf;
        return run;
    }

    /**
     * @param error code of what went wrong, or {@code null}
     */
    public void finish(Instant now, String error) {
        finishedAt = now;
        errorCode = error;
    }

    public UUID id() {
        return id;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public StartedBy startedBy() {
        return startedBy;
    }

    public LocalDate asOf() {
        return asOf;
    }

    public Optional<String> errorCode() {
        return Optional.ofNullable(errorCode);
    }
}
