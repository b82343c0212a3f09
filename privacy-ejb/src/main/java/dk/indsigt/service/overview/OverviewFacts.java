package dk.indsigt.service.overview;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.overview.OverviewService.Overview;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The facts of the front page, from one statement whatever the customer's size. A customer who asks about himself needs no service around it, which
 * takes a fifth of the time of this page: asking for oneself is all that is allowed here from outside.
 */
@ApplicationScoped
public class OverviewFacts {
    private static final String SQL = """
            with q as (select cast(? as uuid) me,? now,? month),
            o as (select l.listing in ('UNLISTED','SECRET') or p.address_protected u from q join party p on p.id=me join customer c
            on c.party_id=me join subscription s on s.customer_id=c.id join line l on l.subscription_id=s.id and l.active_to is null),
            r as (select delete_due_on d from q join recording on party_id=me and deleted_at is null),
            s as (select purpose_code p,channel c,brand b,since,decision='GIVEN' and provable and coalesce(valid_until>now,true) and not exists (select 1 from
            consent_text t join consent_text n on n.purpose_code=t.purpose_code and n.number>t.number and n.asks_again and n.valid_from<=now
            where t.id=text_id) y from q join consent_state on party_id=me),
            a as (select at from q join audit_entry on party_id=me and shown and actor_role in ('AGENT','OFFICER')),
            c as (select due_on d from q join rights_request on party_id=me and closed_at is null),
            z as (select '1970-01-01' z)
            select (select count(*) from line_use u join line l on l.id=u.line_id and l.active_to is null where u.person_id=me and
            u.until is null),(select count(*) from o),(select sum(u) from o),
            (select count(*) from invoice i join customer c on c.id=i.customer_id where c.party_id=me),
            (select count(*) from r),(select datediff(min(d),z) from r where d>=date(now)),
            (select sum(y) from s),(select timestampdiff(microsecond,z,max(since)) from s),
            (select timestampdiff(microsecond,z,max(objected_at)) from marketing_objection where party_id=me and ended_at is null),
            (select count(*) from message where party_id=me and read_at is null),
            (select timestampdiff(microsecond,z,max(issued_at)) from receipt where party_id=me),
            (select count(*) from one_time_code where party_id=me and purpose='EMAIL_CHANGE' and used_at is null and expires_at>now),
            (select count(*) from a where at>=month),(select timestampdiff(microsecond,z,max(at)) from a),
            (select count(*) from c),(select datediff(min(d),z) from c),
            (select count(*) from party where id=me and erased_at is not null)+(select count(*) from account where id=? and closed_at
            is not null),
            (select group_concat(b order by b) from s where p='PERSONALISATION' and c='WEB' and y)
            from q,z""";

    @Resource(lookup = "java:app/jdbc/indsigt")
    private DataSource database;

    @Inject
    private Clock clock;

    /**
     * @return the facts about a customer who asks about himself
     * @throws NotFoundException where it is somebody else, the person was erased, or the account was closed
     */
    public Overview ofSelf(Actor actor, UUID partyId) {
        if (!self(actor, partyId)) {
            throw new NotFoundException();
        }
        return of(actor, partyId, true);
    }

    static boolean self(Actor actor, UUID partyId) {
        return actor.role() == Role.CUSTOMER && partyId != null && partyId.equals(actor.personId());
    }

    Overview of(Actor actor, UUID partyId, boolean person) {
        Instant now = clock.instant();
        Instant month =
                LegalTime.dayOf(now).minusDays(30).atStartOfDay(LegalTime.ZONE).toInstant();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, partyId.toString());
            statement.setString(2, InstantConverter.toText(now));
            statement.setString(3, InstantConverter.toText(month));
            statement.setString(4, actor.accountId().toString());
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
                        day(row, 6),
                        row.getLong(7),
                        instant(row, 8),
                        instant(row, 9),
                        row.getLong(10),
                        instant(row, 11),
                        row.getLong(12) > 0,
                        row.getLong(13),
                        instant(row, 14),
                        row.getLong(15),
                        day(row, 16),
                        brands(row.getString(18)));
            }
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    /** Numbers are told without a zone, and the pool's way to objects is a slow one. */
    private static Instant instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static List<Brand> brands(String joined) {
        return joined == null
                ? List.of()
                : Stream.of(joined.split(",")).map(Brand::valueOf).toList();
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        long days = row.getLong(column);
        return row.wasNull() ? null : LocalDate.ofEpochDay(days);
    }
}
