package dk.indsigt.service.overview;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;

/** The four answers of the front page, from one statement whatever the customer's size. */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class OverviewService {
    private static final String SQL =
            "with q as (select cast(? as uuid) as me, cast(? as datetime(6)) as now, cast(? as"
                    + " datetime(6)) as month) select"
                    + " (select count(*) from line_use u join line l on l.id = u.line_id and l.active_to is null where"
                    + " u.person_id = q.me and u.until is null),"
                    + " (select count(*) from line l join subscription s on s.id = l.subscription_id join customer c on c.id ="
                    + " s.customer_id where c.party_id = q.me and l.active_to is null),"
                    + " (select count(*) from line l join subscription s on s.id = l.subscription_id join customer c on c.id ="
                    + " s.customer_id join party p on p.id = c.party_id where c.party_id = q.me and l.active_to is null and"
                    + " (l.listing in ('UNLISTED','SECRET') or p.address_protected)),"
                    + " (select count(*) from invoice i join customer c on c.id = i.customer_id where c.party_id = q.me),"
                    + " (select count(*) from recording where party_id = q.me and deleted_at is null),"
                    + " (select min(delete_due_on) from recording where party_id = q.me and deleted_at is null and delete_due_on"
                    + " >= date(q.now)),"
                    + " (select count(*) from consent_state where party_id = q.me and decision = 'GIVEN' and provable),"
                    + " (select max(since) from consent_state where party_id = q.me),"
                    + " (select max(objected_at) from marketing_objection where party_id = q.me and ended_at is null),"
                    + " (select count(*) from message where party_id = q.me and read_at is null),"
                    + " (select max(issued_at) from receipt where party_id = q.me),"
                    + " (select count(*) from one_time_code where party_id = q.me and purpose = 'EMAIL_CHANGE' and used_at is"
                    + " null and expires_at > q.now),"
                    + " (select count(*) from audit_entry where party_id = q.me and shown and actor_role in ('AGENT','OFFICER')"
                    + " and at >= q.month),"
                    + " (select max(at) from audit_entry where party_id = q.me and shown and actor_role in ('AGENT','OFFICER')),"
                    + " (select count(*) from rights_request where party_id = q.me and closed_at is null),"
                    + " (select min(due_on) from rights_request where party_id = q.me and closed_at is null),"
                    + " (select count(*) from party where id = q.me and erased_at is not null)"
                    + " from q";

    @Resource(lookup = "java:app/jdbc/indsigt")
    private DataSource database;

    @Inject
    private Access access;

    @Inject
    private Clock clock;

    /**
     * @param full false where staff see covered values only: then the counts are zero
     * @param nextDeletion day on which the next recording goes, or {@code null}
     * @param lastDecision newest consent decision, or {@code null}
     * @param objectedAt objection to direct marketing, or {@code null}
     * @param pendingEmail whether a new e-mail address waits for its code
     * @param looks of staff within 30 days
     * @param cases open rights requests
     * @param caseDue the nearest last day among them, or {@code null}
     */
    public record Overview(
            boolean full,
            boolean person,
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
            Instant lastLook,
            long cases,
            LocalDate caseDue)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Asked for at each visit of the front page, so it takes one statement, no transaction, and no entity of a person's own. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Overview of(Actor actor, UUID partyId) {
        if (actor.role() == Role.CUSTOMER && partyId != null && partyId.equals(actor.personId())) {
            return facts(partyId, true);
        }
        Subject subject = access.toSee(actor, partyId);
        boolean person = subject.party().person();
        return subject.full()
                ? facts(partyId, person)
                : new Overview(false, person, 0, 0, 0, 0, 0, null, 0, null, null, 0, null, false, 0, null, 0, null);
    }

    private Overview facts(UUID partyId, boolean person) {
        Instant now = clock.instant();
        Instant month =
                LegalTime.dayOf(now).minusDays(30).atStartOfDay(LegalTime.ZONE).toInstant();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, partyId.toString());
            statement.setString(2, InstantConverter.toText(now));
            statement.setString(3, InstantConverter.toText(month));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getLong(17) > 0) {
                    throw new NotFoundException();
                }
                return new Overview(
                        true,
                        person,
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getObject(6, LocalDate.class),
                        row.getLong(7),
                        instant(row, 8),
                        instant(row, 9),
                        row.getLong(10),
                        instant(row, 11),
                        row.getLong(12) > 0,
                        row.getLong(13),
                        instant(row, 14),
                        row.getLong(15),
                        row.getObject(16, LocalDate.class));
            }
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    /** The driver gives a date and time as it stands in the column, which is UTC. */
    private static Instant instant(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : InstantConverter.fromText(text);
    }
}
