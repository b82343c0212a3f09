package dk.indsigt.service.retention;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.recording.DoomedFile;
import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.retention.LegalHold;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Deletes what is due: one bounded batch or one recording, each in a transaction of its own. Doing it twice does no harm. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Disposal {
    private static final int BATCH = 1000;
    private static final String PROOF_HELD = Holds.held("s.party_id", "s.party_id", "?2", "?3");

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Holds holds;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /** What became of one recording. */
    public enum Outcome {
        DELETED,
        HELD,
        GONE
    }

    /**
     * Recordings that are due, or whose withdrawn consent waited for a hold.
     *
     * @param after continue after this id; {@code null} from the beginning
     */
    public List<UUID> dueRecordings(String ruleCode, LocalDate asOf, UUID after, int size) {
        return em.createQuery(
                        "select r.id from Recording r join r.consent c where r.ruleCode = :rule and r.deletedAt is null"
                                + " and (r.deleteDueOn <= :day or c.withdrawnAt is not null) and (:first = true or r.id"
                                + " > :after) order by r.id",
                        UUID.class)
                .setParameter("rule", ruleCode)
                .setParameter("day", asOf)
                .setParameter("first", after == null)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(size)
                .getResultList();
    }

    /** Deletes one recording unless a hold stands. The file is unlinked afterwards. */
    public Outcome deleteRecording(UUID id) {
        Recording recording = em.find(Recording.class, id);
        if (recording == null || recording.deleted()) {
            return Outcome.GONE;
        }
        if (holds.againstTimers(recording)) {
            return Outcome.HELD;
        }
        recording.delete(recording.causeWhenDue(), clock.instant());
        em.persist(DoomedFile.of(id, clock.instant()));
        audit.record(Actor.SYSTEM, AuditAction.RECORDING_DELETED, recording.partyId(), id, recording.ruleCode(), null);
        return Outcome.DELETED;
    }

    /**
     * Deletes one batch of due rows.
     *
     * @param table whose rows carry their due day
     * @return how many went; fewer than a full batch means that none is left
     */
    public int deleteUsage(UsageTable table, LocalDate asOf) {
        return em.createNativeQuery("delete from " + table.table() + " where id in (select id from (select t.id from "
                        + table.table() + " t where t.delete_due_on <= ? and not " + table.frozen()
                        + " order by t.delete_due_on, t.id limit " + BATCH + ") due)")
                .setParameter(1, asOf.toString())
                .executeUpdate();
    }

    /** @return how many due rows stay because something stands against deleting them */
    public long heldUsage(UsageTable table, LocalDate asOf) {
        return number(em.createNativeQuery(
                        "select count(*) from " + table.table() + " t where t.delete_due_on <= ? and " + table.frozen())
                .setParameter(1, asOf.toString()));
    }

    /**
     * Choices that were taken back so long ago that what proved the yes before is due, and that nothing holds.
     *
     * @param after continue after this id; {@code null} from the beginning
     */
    public List<UUID> dueProofs(ProofRule rule, LocalDate asOf, UUID after, int size) {
        long months = register.rule(rule.rule()).period().toTotalMonths();
        List<UUID> due = new ArrayList<>();
        for (Object id : heldBy(
                        em.createNativeQuery("select cast(s.id as char) from consent_state s where s.id > ?4 and "
                                        + rule.due(months, "?1") + " and not " + PROOF_HELD + " order by s.id limit "
                                        + size)
                                .setParameter(1, asOf.toString()))
                .setParameter(4, (after == null ? new UUID(0, 0) : after).toString())
                .getResultList()) {
            due.add(UUID.fromString(id.toString()));
        }
        return due;
    }

    /** @return of how many choices the proof is due and stays because something stands against taking it out */
    public long heldProofs(ProofRule rule, LocalDate asOf) {
        long months = register.rule(rule.rule()).period().toTotalMonths();
        return number(heldBy(em.createNativeQuery(
                        "select count(*) from consent_state s where " + rule.due(months, "?1") + " and " + PROOF_HELD)
                .setParameter(1, asOf.toString())));
    }

    /**
     * Takes the proof out of every yes of a choice from before it was taken back.
     *
     * @return whether there was any
     */
    public boolean deleteProofs(UUID choice) {
        return em.createNativeQuery(
                                "update consent_decision d join consent_state s on s.id = ? set d.evidence = null, d.line_id = null,"
                                        + " d.proof_call = null, d.proof_prompt = null, d.proof_digit = null, d.proof_offset_ms = null,"
                                        + " d.proof_reference = null where " + ProofRule.TAKEN_BACK + " and "
                                        + ProofRule.PROVED)
                        .setParameter(1, choice.toString())
                        .executeUpdate()
                > 0;
    }

    private Query heldBy(Query statement) {
        return statement
                .setParameter(2, today().toString())
                .setParameter(3, InstantConverter.toText(clock.instant().minus(LegalHold.PROVISIONAL)));
    }

    private static long number(Query count) {
        return ((Number) count.getSingleResult()).longValue();
    }

    /** @return whether a batch of that size leaves more to do */
    static boolean full(int deleted) {
        return deleted == BATCH;
    }

    /** @return today in Denmark */
    public LocalDate today() {
        return LegalTime.today(clock);
    }
}
