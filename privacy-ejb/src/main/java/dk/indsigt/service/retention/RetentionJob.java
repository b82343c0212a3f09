package dk.indsigt.service.retention;

import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.recording.RecordingRule;
import dk.indsigt.domain.retention.RetentionRun;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One run of the deletion job, rule by rule in bounded batches. Has no transaction of its own: each batch is committed by itself, and a rule
 * that fails does not keep the others from working. Only the node with the lease works.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class RetentionJob {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final int PAGE = 200;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Disposal disposal;

    @Inject
    private RetentionLog log;

    @Inject
    private Lease lease;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    private String node;

    @PostConstruct
    void name() {
        node = ids.next().toString();
    }

    /**
     * @param by who set it going
     * @param accountId the officer, or {@code null}
     * @return the run's id
     * @throws RefusedException RUN_IN_PROGRESS when another run holds the lease
     */
    public UUID run(RetentionRun.StartedBy by, UUID accountId) {
        String holder = node + "/" + ids.next().toString().substring(0, 8);
        if (!lease.take(Lease.Job.RETENTION, holder, LEASE)) {
            throw new RefusedException("RUN_IN_PROGRESS");
        }
        try {
            return runRules(by, accountId, holder);
        } finally {
            lease.release(Lease.Job.RETENTION, holder);
        }
    }

    private UUID runRules(RetentionRun.StartedBy by, UUID accountId, String holder) {
        LocalDate asOf = disposal.today();
        UUID run = log.start(by, accountId, asOf);
        String error = null;
        try {
            for (RecordingRule rule : rules()) {
                error = worse(error, recordings(run, rule.code(), asOf));
                lease.take(Lease.Job.RETENTION, holder, LEASE);
            }
            for (UsageTable table : UsageTable.values()) {
                error = worse(error, usage(run, table, asOf));
                lease.take(Lease.Job.RETENTION, holder, LEASE);
            }
            for (ProofRule rule : ProofRule.values()) {
                error = worse(error, proofs(run, rule, asOf, holder));
            }
        } catch (RuntimeException failure) {
            log.finish(run, "FAILED");
            throw failure;
        }
        log.finish(run, error);
        return run;
    }

    private List<RecordingRule> rules() {
        return em.createQuery("select r from RecordingRule r order by r.code", RecordingRule.class)
                .getResultList();
    }

    private String recordings(UUID run, String rule, LocalDate asOf) {
        long start = clock.millis();
        long deleted = 0;
        long held = 0;
        long failed = 0;
        LocalDate oldest = oldestDue(rule, asOf);
        UUID after = null;
        List<UUID> page;
        do {
            page = disposal.dueRecordings(rule, asOf, after, PAGE);
            for (UUID id : page) {
                try {
                    switch (disposal.deleteRecording(id)) {
                        case DELETED -> deleted++;
                        case HELD -> held++;
                        default -> {}
                    }
                } catch (RuntimeException e) {
                    failed++;
                    LOG.log(
                            Level.WARNING,
                            "A recording could not be deleted: {0}",
                            e.getClass().getName());
                }
                after = id;
            }
        } while (page.size() == PAGE);
        log.rule(run, rule, deleted, held, failed, oldest, clock.millis() - start);
        return failed > 0 ? "PARTLY_FAILED" : null;
    }

    private LocalDate oldestDue(String rule, LocalDate asOf) {
        return em.createQuery(
                        "select min(r.deleteDueOn) from Recording r where r.ruleCode = :rule and r.deletedAt is null and"
                                + " r.deleteDueOn <= :day",
                        LocalDate.class)
                .setParameter("rule", rule)
                .setParameter("day", asOf)
                .getSingleResult();
    }

    private String usage(UUID run, UsageTable table, LocalDate asOf) {
        long start = clock.millis();
        long deleted = 0;
        long held = 0;
        boolean failed = false;
        try {
            deleted = drain(() -> disposal.deleteUsage(table, asOf));
            held = disposal.heldUsage(table, asOf);
        } catch (RuntimeException e) {
            failed = true;
            LOG.log(
                    Level.WARNING,
                    "Usage rows could not be deleted: {0}",
                    e.getClass().getName());
        }
        log.rule(run, table.rule(), deleted, held, failed ? 1 : 0, null, clock.millis() - start);
        return failed ? "PARTLY_FAILED" : null;
    }

    private String proofs(UUID run, ProofRule rule, LocalDate asOf, String holder) {
        long start = clock.millis();
        long deleted = 0;
        long failed = 0;
        UUID after = null;
        List<UUID> page;
        do {
            page = disposal.dueProofs(rule, asOf, after, PAGE);
            for (UUID choice : page) {
                try {
                    deleted += disposal.deleteProofs(choice) ? 1 : 0;
                } catch (RuntimeException e) {
                    failed++;
                    LOG.log(
                            Level.WARNING,
                            "A proof could not be deleted: {0}",
                            e.getClass().getName());
                }
                after = choice;
            }
            lease.take(Lease.Job.RETENTION, holder, LEASE);
        } while (page.size() == PAGE);
        log.rule(run, rule.rule(), deleted, disposal.heldProofs(rule, asOf), failed, null, clock.millis() - start);
        return failed > 0 ? "PARTLY_FAILED" : null;
    }

    private static long drain(IntSupplier batch) {
        long total = 0;
        int deleted;
        do {
            deleted = batch.getAsInt();
            total += deleted;
        } while (Disposal.full(deleted));
        return total;
    }

    private static String worse(String first, String second) {
        return first == null ? second : first;
    }
}
