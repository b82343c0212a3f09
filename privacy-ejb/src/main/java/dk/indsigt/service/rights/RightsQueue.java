package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsReminder;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.rights.RightsViews.Row;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the desk has before it: the queue by deadline, reminders, load and lateness, and what comes again and again. */
@Stateless
@RolesAllowed({"AGENT", "OFFICER"})
public class RightsQueue {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int CLUSTER = 3;

    /** Which part of the queue. */
    public enum Part {
        OPEN,
        MINE,
        SECOND,
        ENDED
    }

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private RightsReader reader;

    @Inject
    private ItemNames names;

    @Inject
    private Clock clock;

    /** @return requests by deadline, the nearest first; what has ended newest first */
    public List<Row> queue(Actor actor, Part part, int first, int size) {
        return em.createQuery(
                        "select r, p from RightsRequest r join Party p on p.id = r.partyId where " + where(part)
                                + (part == Part.ENDED ? " order by r.closedAt desc" : " order by r.dueOn, r.id"),
                        Object[].class)
                .setParameter("me", actor.accountId())
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(row -> reader.row((RightsRequest) row[0], initials((Party) row[1])))
                .toList();
    }

    public long count(Actor actor, Part part) {
        return em.createQuery("select count(r) from RightsRequest r where " + where(part), Long.class)
                .setParameter("me", actor.accountId())
                .getSingleResult();
    }

    /** Open requests and how near their last day is, and what ended month by month: on time, late. */
    public record Load(Map<RequestType, long[]> open, Map<LocalDate, long[]> ended) {}

    /** @return for the chart: per type how many are late, due within a week, and fine; per month of the last year how many ended on time and late */
    public Load load(Actor actor) {
        LocalDate today = LegalTime.today(clock);
        Map<RequestType, long[]> open = new LinkedHashMap<>();
        List<?> rows = em.createNativeQuery(
                        "select type, sum(due_on < ?1), sum(due_on >= ?1 and due_on <= ?2), sum(due_on >"
                                + " ?2) from rights_request where closed_at is null group by type order by type")
                .setParameter(1, today.toString())
                .setParameter(2, today.plusDays(7).toString())
                .getResultList();
        for (Object row : rows) {
            Object[] r = (Object[]) row;
            open.put(RequestType.valueOf((String) r[0]), new long[] {number(r[1]), number(r[2]), number(r[3])});
        }
        Map<LocalDate, long[]> ended = new LinkedHashMap<>();
        for (LocalDate month = today.withDayOfMonth(1).minusMonths(11);
                !month.isAfter(today);
                month = month.plusMonths(1)) {
            ended.put(month, new long[2]);
        }
        List<?> months = em.createNativeQuery(
                        "select date_format(decided_at, '%Y-%m-01'), sum(date(decided_at) <= due_on),"
                                + " sum(date(decided_at) > due_on) from rights_request where decided_at >= ?1 group by 1")
                .setParameter(1, today.withDayOfMonth(1).minusMonths(11).toString())
                .getResultList();
        for (Object row : months) {
            Object[] r = (Object[]) row;
            ended.put(LocalDate.parse(r[0].toString()), new long[] {number(r[1]), number(r[2])});
        }
        return new Load(open, ended);
    }

    /** A reminder of a last day that comes near. */
    public record Reminded(UUID requestId, String number, LocalText name, int days, LocalDate dueOn) {}

    /** @return today's reminders of what is still open: an agent's own, an officer's all */
    public List<Reminded> reminders(Actor actor) {
        return em.createQuery(
                        "select m, r from RightsReminder m join RightsRequest r on r.id = m.requestId where r.closedAt is"
                                + " null and m.dueOn = r.dueOn and m.at >= :since and (:all = true or m.handlerId = :me)"
                                + " order by m.dueOn, m.days",
                        Object[].class)
                .setParameter(
                        "since",
                        LegalTime.today(clock).atStartOfDay(LegalTime.ZONE).toInstant())
                .setParameter("all", actor.role() == Role.OFFICER)
                .setParameter("me", actor.accountId())
                .setMaxResults(50)
                .getResultStream()
                .map(row -> reminded((RightsReminder) row[0], (RightsRequest) row[1]))
                .toList();
    }

    /** Something that several people asked to have changed or stopped within a month. */
    public record Repeat(RequestType type, LocalText kind, LocalText what, long requests) {}

    /**
     * Three who complain of the same are one matter, not three single ones (case IT-TIM-2023): a fault that is to be found.
     *
     * @return the most frequent first; a copy or an answer that somebody wants is no complaint and not among them
     */
    @RolesAllowed("OFFICER")
    public List<Repeat> repeats(Actor actor) {
        List<Repeat> repeats = new ArrayList<>();
        List<?> rows = em.createNativeQuery(
                        "select r.type, i.category, count(distinct r.id) as requests from rights_request r join rights_item i"
                                + " on i.request_id = r.id where r.received_at >= ?1 and r.type in ('RECTIFICATION',"
                                + " 'COMPLETION', 'RESTRICTION', 'OBJECTION', 'AUTOMATED_DECISION') group by r.type, i.category"
                                + " having requests >= ?2 order by requests desc, r.type, i.category limit 20")
                .setParameter(1, InstantConverter.toText(clock.instant().minus(LATELY)))
                .setParameter(2, CLUSTER)
                .getResultList();
        for (Object row : rows) {
            Object[] r = (Object[]) row;
            RequestType type = RequestType.valueOf((String) r[0]);
            repeats.add(
                    new Repeat(type, register.requestKind(type).name(), names.category((String) r[1]), number(r[2])));
        }
        return repeats;
    }

    private Reminded reminded(RightsReminder reminder, RightsRequest request) {
        return new Reminded(
                request.id(),
                request.number(),
                register.requestKind(request.type()).name(),
                reminder.days(),
                reminder.dueOn());
    }

    private static String where(Part part) {
        return switch (part) {
            case OPEN -> "r.closedAt is null and (:me is not null)";
            case MINE -> "r.closedAt is null and r.handlerId = :me";
            case SECOND ->
                "r.closedAt is null and r.decidedAt is null and r.proposedBy is not null and r.proposedBy <> :me";
            case ENDED -> "r.closedAt is not null and (:me is not null)";
        };
    }

    /** In a list the desk needs no full name. */
    private static String initials(Party party) {
        String name = party.name();
        int space = name.indexOf(' ');
        return party.person() && space > 0 ? name.substring(0, space + 2) + "." : name;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
