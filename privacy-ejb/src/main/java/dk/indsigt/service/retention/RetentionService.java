package dk.indsigt.service.retention;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.retention.LegalHold;
import dk.indsigt.domain.retention.RetentionRun;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The officer's view of deletion: what ran, what would go by a day, and a run on demand. */
@Stateless
@RolesAllowed("OFFICER")
public class RetentionService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private RetentionJob job;

    @EJB
    private Register register;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /** One run with its totals. */
    public record Run(
            UUID id,
            Instant startedAt,
            Instant finishedAt,
            RetentionRun.StartedBy startedBy,
            LocalDate asOf,
            String errorCode,
            long deleted,
            long held,
            long failed)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** What one run did for one rule. */
    public record RunRule(
            String ruleCode, LocalText text, long deleted, long held, long failed, LocalDate oldestDueOn, long millis)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** What would be deleted by a day, for one rule. */
    public record Preview(String ruleCode, LocalText text, long due, long held, LocalDate oldestDueOn) {}

    /**
     * Runs the deletion job now.
     *
     * @throws dk.indsigt.domain.error.RefusedException RUN_IN_PROGRESS
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public UUID runNow(Actor actor) {
        UUID run = job.run(RetentionRun.StartedBy.OFFICER, actor.accountId());
        audit.recordApart(actor, AuditAction.RETENTION_RUN, null, run, null, null);
        return run;
    }

    /** @return newest first */
    public List<Run> runs(Actor actor, int first, int size) {
        List<?> rows = em.createNativeQuery("select r.id, r.started_at, r.finished_at, r.started_by, r.as_of,"
                        + " r.error_code, coalesce(sum(x.deleted), 0), coalesce(sum(x.held), 0),"
                        + " coalesce(sum(x.failed), 0) from (select * from retention_run order by started_at desc limit "
                        + Math.max(0, size) + " offset " + Math.max(0, first)
                        + ") r left join retention_run_rule x on x.run_id = r.id group by r.id, r.started_at,"
                        + " r.finished_at, r.started_by, r.as_of, r.error_code order by r.started_at desc")
                .getResultList();
        return rows.stream().map(row -> run((Object[]) row)).toList();
    }

    public long countRuns(Actor actor) {
        return em.createQuery("select count(r) from RetentionRun r", Long.class).getSingleResult();
    }

    public List<RunRule> rulesOf(Actor actor, UUID runId) {
        List<?> rows = em.createNativeQuery("select x.rule_code, coalesce(a.text_da, b.text_da), coalesce(a.text_en,"
                        + " b.text_en), x.deleted, x.held, x.failed, x.oldest_due_on, x.millis from retention_run_rule x"
                        + " left join recording_rule a on a.code = x.rule_code left join retention_rule b on b.code ="
                        + " x.rule_code where x.run_id = ? order by x.rule_code")
                .setParameter(1, runId.toString())
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(r -> new RunRule(
                        (String) r[0],
                        new LocalText((String) r[1], (String) r[2]),
                        number(r[3]),
                        number(r[4]),
                        number(r[5]),
                        date(r[6]),
                        number(r[7])))
                .toList();
    }

    /**
     * Answers what would be deleted by a day, without deleting: what is due, and what waits for a hold although its consent is withdrawn.
     *
     * @throws InvalidValueException DATE_REQUIRED
     */
    public List<Preview> preview(Actor actor, LocalDate by) {
        if (by == null) {
            throw new InvalidValueException("DATE_REQUIRED");
        }
        String held = Holds.held("r.id, r.party_id", "r.party_id", "?2", "?3");
        List<?> rows = em.createNativeQuery("select u.code, u.text_da, u.text_en, count(r.id),"
                        + " coalesce(sum(" + held
                        + "), 0), min(case when r.delete_due_on <= ?1 then r.delete_due_on end) from"
                        + " recording_rule u"
                        + " left join (select r.id, r.party_id, r.rule_code, r.delete_due_on from recording r join"
                        + " recording_consent c on c.id = r.consent_id where r.deleted_at is null and (r.delete_due_on"
                        + " <= ?1 or c.withdrawn_at is not null)) r on r.rule_code = u.code"
                        + " group by u.code, u.text_da, u.text_en"
                        + Arrays.stream(UsageTable.values())
                                .map(RetentionService::usage)
                                .collect(Collectors.joining())
                        + Arrays.stream(ProofRule.values()).map(this::proofs).collect(Collectors.joining()))
                .setParameter(1, by.toString())
                .setParameter(2, LegalTime.today(clock).toString())
                .setParameter(3, InstantConverter.toText(clock.instant().minus(LegalHold.PROVISIONAL)))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(r -> new Preview(
                        (String) r[0],
                        new LocalText((String) r[1], (String) r[2]),
                        number(r[3]) - number(r[4]),
                        number(r[4]),
                        date(r[5])))
                .toList();
    }

    private static String usage(UsageTable usage) {
        return " union all select u.code, u.text_da, u.text_en, t.due, t.held, t.oldest from retention_rule u, (select"
                + " count(*) as due, coalesce(sum(" + usage.frozen()
                + "), 0) as held, min(t.delete_due_on) as oldest from "
                + usage.table() + " t where t.delete_due_on <= ?1) t where u.code = '" + usage.rule() + "'";
    }

    private String proofs(ProofRule proofs) {
        long months = register.rule(proofs.rule()).period().toTotalMonths();
        return " union all select u.code, u.text_da, u.text_en, t.due, t.held, t.oldest from retention_rule u, (select"
                + " count(*) as due, coalesce(sum(" + Holds.held("s.party_id", "s.party_id", "?2", "?3")
                + "), 0) as held, min(date(s.since) + interval " + months
                + " month) as oldest from consent_state s where "
                + proofs.due(months, "?1") + ") t where u.code = '" + proofs.rule() + "'";
    }

    private static Run run(Object[] r) {
        return new Run(
                r[0] instanceof UUID id ? id : UUID.fromString(r[0].toString()),
                instant(r[1]),
                instant(r[2]),
                RetentionRun.StartedBy.valueOf((String) r[3]),
                date(r[4]),
                (String) r[5],
                number(r[6]),
                number(r[7]),
                number(r[8]));
    }

    private static Instant instant(Object value) {
        return value == null ? null : InstantConverter.fromText(String.valueOf(value));
    }

    private static LocalDate date(Object value) {
        return value == null ? null : LocalDate.parse(value.toString());
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
