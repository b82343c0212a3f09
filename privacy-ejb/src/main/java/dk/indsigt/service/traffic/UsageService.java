package dk.indsigt.service.traffic;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.domain.traffic.TrafficKind;
import dk.indsigt.service.access.Access;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Usage of lines, always by the person who used them: the owner of a line that somebody else uses sees nothing here (P-4-d). */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class UsageService {
    private static final Instant BEGINNING = Instant.EPOCH;
    private static final int LAST_YEAR = 9999;
    private static final Instant END = Instant.parse("2999-12-31T00:00:00Z");

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    /** One communication. */
    public record Traffic(
            Instant at,
            TrafficKind kind,
            boolean outgoing,
            String counterpart,
            int seconds,
            long bytes,
            LocalDate deleteDueOn) {}

    /** One place. */
    public record Location(Instant at, String area, LocalDate deleteDueOn) {}

    /** One invoice; the amount in øre. */
    public record Bill(String number, LocalDate issuedOn, int amountOre, LocalDate paidOn, LocalDate deleteDueOn) {}

    /** One purchase; the amount in øre. */
    public record Bought(
            LocalDate boughtOn,
            String channel,
            String item,
            int amountOre,
            LocalDate returnedOn,
            String paidThrough,
            LocalDate deleteDueOn) {}

    /** One piece of equipment. */
    public record Equipment(String imei, String model, LocalDate firstSeenOn) {}

    /**
     * A period of Danish days, both included; an open end is {@code null}.
     *
     * @throws InvalidValueException PERIOD_ORDER
     */
    public record Days(LocalDate from, LocalDate to) {
        public static final Days ALL = new Days(null, null);

        public Days {
            if (!inCalendar(from) || !inCalendar(to)) {
                throw new InvalidValueException("DATE_FORMAT");
            }
            if (from != null && to != null && to.isBefore(from)) {
                throw new InvalidValueException("PERIOD_ORDER");
            }
        }

        /** A year of four digits: the database knows no others. */
        private static boolean inCalendar(LocalDate day) {
            return day == null || (day.getYear() > 0 && day.getYear() < LAST_YEAR);
        }

        Instant start() {
            return from == null ? BEGINNING : from.atStartOfDay(LegalTime.ZONE).toInstant();
        }

        Instant end() {
            return to == null
                    ? END
                    : to.plusDays(1).atStartOfDay(LegalTime.ZONE).toInstant();
        }
    }

    public long countTraffic(Actor actor, UUID personId, Days days) {
        access.toSeeFully(actor, personId);
        return within(
                        em.createQuery(
                                "select count(t) from TrafficRecord t where t.personId = :person and t.at >= :from and"
                                        + " t.at < :to",
                                Long.class),
                        personId,
                        days)
                .getSingleResult();
    }

    public List<Traffic> traffic(Actor actor, UUID personId, Days days, int first, int size) {
        access.toSeeFully(actor, personId);
        return within(
                        em.createQuery(
                                "select new dk.indsigt.service.traffic.UsageService$Traffic(t.at, t.kind, t.outgoing,"
                                        + " t.counterpart, t.seconds, t.bytes, t.deleteDueOn) from TrafficRecord t where"
                                        + " t.personId = :person and t.at >= :from and t.at < :to order by t.at desc,"
                                        + " t.id desc",
                                Traffic.class),
                        personId,
                        days)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    public long countLocations(Actor actor, UUID personId, Days days) {
        access.toSeeFully(actor, personId);
        return within(
                        em.createQuery(
                                "select count(l) from LocationRecord l where l.personId = :person and l.at >= :from and"
                                        + " l.at < :to",
                                Long.class),
                        personId,
                        days)
                .getSingleResult();
    }

    public List<Location> locations(Actor actor, UUID personId, Days days, int first, int size) {
        access.toSeeFully(actor, personId);
        return within(
                        em.createQuery(
                                "select new dk.indsigt.service.traffic.UsageService$Location(l.at, l.area,"
                                        + " l.deleteDueOn) from LocationRecord l where l.personId = :person and l.at >="
                                        + " :from and l.at < :to order by l.at desc, l.id desc",
                                Location.class),
                        personId,
                        days)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    public long countInvoices(Actor actor, UUID partyId) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select count(i) from Invoice i join Customer c on c.id = i.customerId where c.partyId = :party",
                        Long.class)
                .setParameter("party", partyId)
                .getSingleResult();
    }

    public List<Bill> invoices(Actor actor, UUID partyId, int first, int size) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select new dk.indsigt.service.traffic.UsageService$Bill(i.number, i.issuedOn, i.amountOre,"
                                + " i.paidOn, i.deleteDueOn) from Invoice i join Customer c on c.id = i.customerId where"
                                + " c.partyId = :party order by i.issuedOn desc, i.number desc",
                        Bill.class)
                .setParameter("party", partyId)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    public List<Bought> purchases(Actor actor, UUID partyId) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select new dk.indsigt.service.traffic.UsageService$Bought(p.boughtOn, p.channel, p.item,"
                                + " p.amountOre, p.returnedOn, p.paidThrough, p.deleteDueOn) from Purchase p join"
                                + " Customer c on c.id = p.customerId where c.partyId = :party order by p.boughtOn desc",
                        Bought.class)
                .setParameter("party", partyId)
                .setMaxResults(200)
                .getResultList();
    }

    /** @return equipment in the lines the person uses */
    public List<Equipment> equipment(Actor actor, UUID personId) {
        access.toSeeFully(actor, personId);
        return em.createQuery(
                        "select new dk.indsigt.service.traffic.UsageService$Equipment(d.imei, d.model, d.firstSeenOn)"
                                + " from Device d join LineUse u on u.lineId = d.lineId where u.personId = :person and"
                                + " u.until is null order by d.firstSeenOn desc",
                        Equipment.class)
                .setParameter("person", personId)
                .getResultList();
    }

    private static <T> TypedQuery<T> within(TypedQuery<T> query, UUID personId, Days days) {
        return query.setParameter("person", personId)
                .setParameter("from", days.start())
                .setParameter("to", days.end());
    }
}
