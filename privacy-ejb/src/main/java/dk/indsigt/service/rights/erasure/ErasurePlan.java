package dk.indsigt.service.rights.erasure;

import dk.indsigt.domain.retention.LegalHold;
import dk.indsigt.domain.time.LegalTime;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What erasure would do to somebody's data: what goes, what stays, on which ground and until when. Grounds stay the law's: a running contract
 * (art. 17(1)(a) does not apply while the data are needed), bookkeeping (art. 17(3)(b)), an approved legal hold (art. 17(3)(e)).
 */
@Stateless
@PermitAll
public class ErasurePlan {
    static final String CONTRACT = "BASIS_CONTRACT";
    static final String LAW = "LEGAL_OBLIGATION";
    static final String CLAIM = "LEGAL_CLAIM";

    /** Somebody is tied to the house: a customer relation, a line in use, or acting for a company. */
    private static final String ACTIVE = "(exists (select 1 from customer where party_id = ?1 and (ended_on is null or"
            + " ended_on > ?2)) or exists (select 1 from line_use u join line l on l.id = u.line_id where u.person_id ="
            + " ?1 and (u.until is null or u.until > ?2) and (l.active_to is null or l.active_to > ?2)) or exists"
            + " (select 1 from representation where person_id = ?1 and (until is null or until > ?2)))";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Clock clock;

    /** What decides about a person's data today. */
    private record Ties(boolean person, boolean erased, boolean active, LocalDate held, LocalDate booked) {
        LocalDate later() {
            return held == null || booked != null && booked.isAfter(held) ? booked : held;
        }
    }

    /**
     * A preview; it is computed again when the erasure is carried out.
     *
     * @return by category, in the order in which they are told; empty for a company and for somebody who was erased
     */
    public List<Planned> of(UUID partyId) {
        Ties ties = ties(partyId);
        if (!ties.person() || ties.erased()) {
            return List.of();
        }
        List<Planned> plan = new ArrayList<>();
        identity(plan, ties, partyId);
        tied(
                plan,
                ties,
                "CUSTOMER_RELATION",
                count("select count(*) from customer where party_id = ?1", partyId),
                null);
        tied(
                plan,
                ties,
                "SUBSCRIPTION",
                count(
                        "select count(distinct l.id) from line l left join line_use u on u.line_id = l.id and u.person_id ="
                                + " ?1 left join subscription s on s.id = l.subscription_id left join customer c on c.id ="
                                + " s.customer_id and c.party_id = ?1 where u.id is not null or c.id is not null",
                        partyId),
                null);
        tied(plan, ties, "EQUIPMENT", count("select count(*) from device d where " + Parts.OWN_DEVICE, partyId), null);
        booked(plan, ties, "INVOICE", "invoice", partyId);
        booked(plan, ties, "PURCHASE", "purchase", partyId);
        tied(
                plan,
                ties,
                "TRAFFIC",
                count("select count(*) from traffic_record where person_id = ?1", partyId),
                lastDay("select max(delete_due_on) from traffic_record where person_id = ?1", partyId));
        free(plan, ties, "LOCATION", count("select count(*) from location_record where person_id = ?1", partyId));
        recordings(plan, ties, partyId);
        long consents = count("select count(*) from consent_decision where party_id = ?1", partyId);
        tied(plan, ties, "CONSENT", consents, null);
        tied(
                plan,
                ties,
                "DIRECTORY",
                count("select count(*) from directory_choice where party_id = ?1", partyId),
                null);
        free(
                plan,
                ties,
                "MESSAGE",
                count(
                        "select (select count(*) from message where party_id = ?1) + (select count(*) from mail_event where"
                                + " party_id = ?1)",
                        partyId));
        tied(
                plan,
                ties,
                "CREDIT",
                count("select count(*) from credit_assessment where party_id = ?1", partyId),
                lastDay("select max(delete_due_on) from credit_assessment where party_id = ?1", partyId));
        free(
                plan,
                ties,
                "RIGHTS_CASE",
                count(
                        "select count(*) from rights_request where party_id = ?1"
                                + (ties.active() ? " and closed_at is not null" : ""),
                        partyId));
        tied(plan, ties, "ACCOUNT", count("select count(*) from account where person_id = ?1", partyId), null);
        long log = count("select count(*) from audit_entry where party_id = ?1 and shown", partyId);
        if (log > 0) {
            plan.add(Planned.stays("ACCESS_LOG", log, LAW, null));
        }
        return plan;
    }

    /** @return whether nothing ties the house to the person any more: a contract, a line in use, or an approved hold */
    public boolean mayBecomeNobody(UUID partyId) {
        Ties ties = ties(partyId);
        return ties.person() && !ties.active() && ties.held() == null;
    }

    /** @return the last day on which the law wants the person's name and address beside a voucher, or {@code null} */
    public LocalDate nameNeededUntil(UUID partyId) {
        return ties(partyId).booked();
    }

    private void identity(List<Planned> plan, Ties ties, UUID partyId) {
        LocalDate name = ties.later();
        Object[] row = (Object[]) em.createNativeQuery("select birth_date is not null, cpr_hash is not null,"
                        + " (email is not null) + (phone is not null), street is not null from party where id = ?1")
                .setParameter(1, partyId.toString())
                .getSingleResult();
        if (ties.active() || name == null) {
            tied(plan, ties, "IDENTITY", 1, null);
            tied(plan, ties, "CONTACT", number(row[2]) + number(row[3]), null);
        } else {
            String ground = ties.held() == null ? LAW : CLAIM;
            plan.add(Planned.stays("IDENTITY", 1, ground, name));
            if (number(row[3]) > 0) {
                plan.add(Planned.stays("CONTACT", 1, ground, name));
            }
            free(plan, ties, "CONTACT", number(row[2]));
        }
        tied(plan, ties, "BIRTH_DATE", number(row[0]), null);
        tied(plan, ties, "CPR", number(row[1]), null);
    }

    private void recordings(List<Planned> plan, Ties ties, UUID partyId) {
        long all = count("select count(*) from recording where party_id = ?1 and deleted_at is null", partyId);
        if (ties.held() != null) {
            free(plan, ties, "RECORDING", all);
            return;
        }
        List<LegalHold> holds = standing(partyId, LegalHold.Target.RECORDING);
        long held = holds.stream().map(LegalHold::targetId).distinct().count();
        free(plan, ties, "RECORDING", all - held);
        if (held > 0) {
            LocalDate until = holds.stream()
                    .map(LegalHold::expiresOn)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            plan.add(Planned.stays("RECORDING", held, CLAIM, until));
        }
    }

    /** Vouchers stay until the bookkeeping law lets go of them. */
    private void booked(List<Planned> plan, Ties ties, String category, String table, UUID partyId) {
        String from = " from " + table + " t join customer c on c.id = t.customer_id where c.party_id = ?1"
                + " and t.delete_due_on > ?2";
        Object[] row = (Object[]) em.createNativeQuery("select count(*), max(t.delete_due_on)" + from)
                .setParameter(1, partyId.toString())
                .setParameter(2, today())
                .getSingleResult();
        long stay = number(row[0]);
        long all = count(
                "select count(*) from " + table + " t join customer c on c.id = t.customer_id where c.party_id = ?1",
                partyId);
        if (stay > 0) {
            plan.add(Planned.stays(category, stay, LAW, LocalDate.parse(row[1].toString())));
        }
        free(plan, ties, category, all - stay);
    }

    /** What the contract needs stays while there is one. */
    private static void tied(List<Planned> plan, Ties ties, String category, long amount, LocalDate until) {
        if (ties.active() && amount > 0 && ties.held() == null) {
            plan.add(Planned.stays(category, amount, CONTRACT, until));
        } else {
            free(plan, ties, category, amount);
        }
    }

    /** What nothing but a hold on the person can keep. */
    private static void free(List<Planned> plan, Ties ties, String category, long amount) {
        if (amount > 0) {
            plan.add(
                    ties.held() == null
                            ? Planned.goes(category, amount)
                            : Planned.stays(category, amount, CLAIM, ties.held()));
        }
    }

    private Ties ties(UUID partyId) {
        List<?> rows = em.createNativeQuery("select p.kind = 'PERSON', p.erased_at is not null, " + ACTIVE
                        + ", (select max(d.day) from (select max(i.delete_due_on) as day from invoice i join customer c on"
                        + " c.id = i.customer_id where c.party_id = ?1 and i.delete_due_on > ?2 union all select"
                        + " max(b.delete_due_on) from purchase b join customer c on c.id = b.customer_id where c.party_id ="
                        + " ?1 and b.delete_due_on > ?2) d) from party p where p.id = ?1")
                .setParameter(1, partyId.toString())
                .setParameter(2, today())
                .getResultList();
        if (rows.isEmpty()) {
            return new Ties(false, true, false, null, null);
        }
        Object[] row = (Object[]) rows.get(0);
        LocalDate held = standing(partyId, LegalHold.Target.PERSON).stream()
                .map(LegalHold::expiresOn)
                .max(LocalDate::compareTo)
                .orElse(null);
        return new Ties(
                number(row[0]) > 0,
                number(row[1]) > 0,
                number(row[2]) > 0,
                held,
                row[3] == null ? null : LocalDate.parse(row[3].toString()));
    }

    private List<LegalHold> standing(UUID partyId, LegalHold.Target target) {
        return em.createQuery(
                        "select h from LegalHold h where h.partyId = :party and h.target = :target and h.liftedAt is null",
                        LegalHold.class)
                .setParameter("party", partyId)
                .setParameter("target", target)
                .getResultStream()
                .filter(hold -> hold.standsAgainstWithdrawal(clock.instant()))
                .toList();
    }

    private long count(String sql, UUID partyId) {
        return number(
                em.createNativeQuery(sql).setParameter(1, partyId.toString()).getSingleResult());
    }

    private LocalDate lastDay(String sql, UUID partyId) {
        Object day =
                em.createNativeQuery(sql).setParameter(1, partyId.toString()).getSingleResult();
        return day == null ? null : LocalDate.parse(day.toString());
    }

    private String today() {
        return LegalTime.today(clock).toString();
    }

    private static long number(Object value) {
        return value instanceof Boolean yes ? (yes ? 1 : 0) : ((Number) value).longValue();
    }
}
