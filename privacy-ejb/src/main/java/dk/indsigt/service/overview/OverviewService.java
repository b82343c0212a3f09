package dk.indsigt.service.overview;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The four answers of the front page, from one statement whatever the customer's size. */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class OverviewService {
    private static final String SQL = "select"
            + " (select count(*) from line_use u join line l on l.id = u.line_id and l.active_to is null where"
            + " u.person_id = ?1 and u.until is null),"
            + " (select count(*) from invoice i join customer c on c.id = i.customer_id where c.party_id = ?1),"
            + " (select count(*) from recording where party_id = ?1 and deleted_at is null),"
            + " (select min(delete_due_on) from recording where party_id = ?1 and deleted_at is null and delete_due_on >="
            + " date(?2)),"
            + " (select count(*) from consent_state where party_id = ?1 and decision = 'GIVEN' and provable),"
            + " (select max(since) from consent_state where party_id = ?1),"
            + " (select max(objected_at) from marketing_objection where party_id = ?1 and ended_at is null),"
            + " (select count(*) from message where party_id = ?1 and read_at is null),"
            + " (select max(issued_at) from receipt where party_id = ?1),"
            + " (select count(*) from one_time_code where party_id = ?1 and purpose = 'EMAIL_CHANGE' and used_at is null"
            + " and expires_at > ?2),"
            + " (select count(*) from audit_entry where party_id = ?1 and shown and actor_role in ('AGENT','OFFICER')"
            + " and at >= ?3),"
            + " (select max(at) from audit_entry where party_id = ?1 and shown and actor_role in ('AGENT','OFFICER')),"
            + " (select count(*) from line l join subscription s on s.id = l.subscription_id join customer c on c.id ="
            + " s.customer_id where c.party_id = ?1 and l.active_to is null),"
            + " (select count(*) from line l join subscription s on s.id = l.subscription_id join customer c on c.id ="
            + " s.customer_id where c.party_id = ?1 and l.active_to is null and l.listing in ('UNLISTED','SECRET'))";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private Clock clock;

    /**
     * @param full false where staff see covered values only: then the counts are zero
     * @param name of the party, covered where not full
     * @param nextDeletion day on which the next recording goes, or {@code null}
     * @param lastDecision newest consent decision, or {@code null}
     * @param objectedAt objection to direct marketing, or {@code null}
     * @param pendingEmail whether a new e-mail address waits for its code
     * @param looks of staff within 30 days
     */
    public record Overview(
            boolean full,
            boolean person,
            String name,
            long linesUsed,
            long linesOwned,
            long linesUnlisted,
            long invoices,
            long recordings,
            LocalDate nextDeletion,
            long consents,
            Instant lastDecision,
            Instant objectedAt,
            long unread,
            Instant lastReceipt,
            boolean pendingEmail,
            long looks,
            Instant lastLook)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    public Overview of(Actor actor, UUID partyId) {
        Subject subject = access.toSee(actor, partyId);
        boolean person = subject.party().person();
        if (!subject.full()) {
            return new Overview(false, person, "", 0, 0, 0, 0, 0, null, 0, null, null, 0, null, false, 0, null);
        }
        Instant now = clock.instant();
        Object[] r = (Object[]) em.createNativeQuery(SQL)
                .setParameter(1, partyId.toString())
                .setParameter(2, InstantConverter.toText(now))
                .setParameter(
                        3,
                        InstantConverter.toText(LegalTime.dayOf(now)
                                .minusDays(30)
                                .atStartOfDay(LegalTime.ZONE)
                                .toInstant()))
                .getSingleResult();
        return new Overview(
                true,
                person,
                subject.party().name(),
                number(r[0]),
                number(r[12]),
                number(r[13]),
                number(r[1]),
                number(r[2]),
                r[3] == null ? null : LocalDate.parse(r[3].toString()),
                number(r[4]),
                instant(r[5]),
                instant(r[6]),
                number(r[7]),
                instant(r[8]),
                number(r[9]) > 0,
                number(r[10]),
                instant(r[11]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    /** The driver gives a date and time as it stands in the column, which is UTC. */
    private static Instant instant(Object value) {
        return value == null ? null : InstantConverter.fromText(String.valueOf(value));
    }
}
