package dk.indsigt.service.contact;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.CprNumber;
import dk.indsigt.domain.party.CvrNumber;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.protection.Vault;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Finds a customer by telephone number, customer number, name with address, CVR, or receipt number. What comes back is covered: enough to
 * tell the hits apart, nothing to tell a stranger.
 */
@Stateless
@RolesAllowed({"AGENT", "OFFICER"})
public class DeskSearchService {
    private static final int MAX_HITS = 20;
    private static final int MAX_INPUT = 100;
    private static final int MAX_SEARCHES_PER_HOUR = 300;
    private static final Pattern RECEIPT = Pattern.compile("(?i)K-[0-9A-Z]{4}-[0-9A-Z]{4}");
    private static final Pattern CUSTOMER_NUMBER = Pattern.compile("9\\d{8}");
    private static final Pattern CPR = Pattern.compile("\\d{6}[- ]?\\d{4}");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("\\d{8}");
    private static final Pattern PHONE_LIKE = Pattern.compile("\\+?[\\d ]{8,20}");

    private static final String SELECT = "select c.id, p.id, c.number, c.brand, c.segment, p.kind,"
            + " p.given_name, p.family_name, p.company_name, p.postal_code, p.city, year(p.birth_date), c.ended_on, ";
    private static final String OWNER = " from customer c join party p on p.id = c.party_id and p.erased_at is null ";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private AuditService audit;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    /** What the number belongs to the hit as. */
    public enum Match {
        OWNER,
        USER,
        CUSTOMER,
        RECEIPT
    }

    /**
     * One hit, covered.
     *
     * @param name given name and first letter of the family name, or the company's name
     * @param place postal code and town
     * @param birthYear tells namesakes apart; {@code null} for companies
     */
    public record Hit(
            UUID customerId,
            UUID partyId,
            String customerNumber,
            Brand brand,
            Segment segment,
            String name,
            String place,
            Integer birthYear,
            boolean ended,
            Match match) {}

    /**
     * @param text what the agent typed
     * @return at most twenty hits
     * @throws InvalidValueException SEARCH_SHORT, SEARCH_NO_PHONE_WRONG_CVR
     * @throws RefusedException SEARCH_LIMIT after 300 searches within an hour
     */
    public List<Hit> search(Actor actor, String text) {
        String query = text == null ? "" : text.strip();
        if (query.length() < 3 || query.length() > MAX_INPUT) {
            throw new InvalidValueException("SEARCH_SHORT");
        }
        limit(actor);
        List<Hit> hits = find(query);
        audit.record(actor, AuditAction.DESK_SEARCHED, null, null, null, "hits " + hits.size());
        return hits;
    }

    private List<Hit> find(String query) {
        if (RECEIPT.matcher(query).matches()) {
            return hits(em.createNativeQuery(SELECT + "'RECEIPT'" + OWNER
                            + "join receipt r on r.party_id = p.id where r.number = ? order by c.number")
                    .setParameter(1, query.toUpperCase(Locale.ROOT)));
        }
        if (CPR.matcher(query).matches()) {
            return hits(em.createNativeQuery(SELECT + "'CUSTOMER'" + OWNER + "where p.cpr_hash = ? order by c.number")
                    .setParameter(1, vault.hash("cpr", CprNumber.parse(query).value())));
        }
        if (CUSTOMER_NUMBER.matcher(query).matches()) {
            return hits(em.createNativeQuery(SELECT + "'CUSTOMER'" + OWNER + "where c.number = ?")
                    .setParameter(1, query));
        }
        if (PHONE_LIKE.matcher(query).matches()) {
            return byDigits(query);
        }
        return byName(query);
    }

    /** Eight digits may be a telephone number or a CVR number: both are tried, and what is wrong is told only where neither finds anybody. */
    private List<Hit> byDigits(String query) {
        String digits = query.replace(" ", "");
        List<Hit> hits = new ArrayList<>();
        InvalidValueException wrong = null;
        try {
            hits.addAll(byPhone(Msisdn.parse(digits)));
        } catch (InvalidValueException e) {
            wrong = e;
        }
        if (EIGHT_DIGITS.matcher(digits).matches()) {
            try {
                hits.addAll(byCvr(CvrNumber.parse(digits)));
            } catch (InvalidValueException e) {
                wrong = wrong == null ? new InvalidValueException("SEARCH_NO_PHONE_WRONG_CVR") : e;
            }
        }
        if (hits.isEmpty() && wrong != null) {
            throw wrong;
        }
        return hits;
    }

    private List<Hit> byCvr(CvrNumber cvr) {
        return hits(em.createNativeQuery(SELECT + "'CUSTOMER'" + OWNER + "where p.cvr = ? order by c.number")
                .setParameter(1, cvr.value()));
    }

    private List<Hit> byPhone(Msisdn number) {
        return hits(em.createNativeQuery(SELECT + "'OWNER' as matched" + OWNER
                        + "join subscription s on s.customer_id = c.id join line l on l.subscription_id = s.id"
                        + " where l.msisdn = ? and l.active_to is null"
                        + " union all "
                        + SELECT + "'USER' from line l join line_use u on u.line_id = l.id and u.until is null"
                        + " join party p on p.id = u.person_id and p.erased_at is null join subscription s on s.id = l.subscription_id"
                        + " join customer c on c.id = s.customer_id and c.party_id <> u.person_id"
                        + " where l.msisdn = ? and l.active_to is null order by matched")
                .setParameter(1, number.value())
                .setParameter(2, number.value()));
    }

    /** Name, then perhaps a comma and a street or town. */
    private List<Hit> byName(String query) {
        String[] parts = query.split(",", 2);
        String[] names = parts[0].strip().split("\\s+");
        String last = names[names.length - 1];
        String first = names.length > 1 ? names[0] : "";
        String place = parts.length > 1 ? parts[1].strip() : "";
        return hits(em.createNativeQuery(SELECT + "'CUSTOMER'" + OWNER
                        + "where ((p.family_name like ? and p.given_name like ?) or p.company_name like ?)"
                        + " and (? = '' or p.street like ? or p.city like ? or p.postal_code = ?)"
                        + " order by p.family_name, p.given_name, p.company_name, c.number")
                .setParameter(1, prefix(last))
                .setParameter(2, prefix(first))
                .setParameter(3, prefix(parts[0].strip()))
                .setParameter(4, place)
                .setParameter(5, prefix(place))
                .setParameter(6, prefix(place))
                .setParameter(7, place));
    }

    private void limit(Actor actor) {
        long recent = em.createQuery(
                        "select count(e) from AuditEntry e where e.accountId = :account and e.at >= :since and e.action ="
                                + " :action",
                        Long.class)
                .setParameter("account", actor.accountId())
                .setParameter("since", clock.instant().minus(Duration.ofHours(1)))
                .setParameter("action", AuditAction.DESK_SEARCHED)
                .getSingleResult();
        if (recent >= MAX_SEARCHES_PER_HOUR) {
            throw new RefusedException("SEARCH_LIMIT");
        }
    }

    private static List<Hit> hits(Query query) {
        List<?> rows = query.setMaxResults(MAX_HITS).getResultList();
        return rows.stream().map(row -> hit((Object[]) row)).toList();
    }

    private static Hit hit(Object[] row) {
        boolean person = "PERSON".equals(row[5]);
        String name = person ? row[6] + " " + ((String) row[7]).charAt(0) + "." : (String) row[8];
        return new Hit(
                uuid(row[0]),
                uuid(row[1]),
                (String) row[2],
                Brand.valueOf((String) row[3]),
                Segment.valueOf((String) row[4]),
                name,
                row[9] == null ? "" : row[9] + " " + row[10],
                row[11] == null ? null : ((Number) row[11]).intValue(),
                row[12] != null,
                Match.valueOf((String) row[13]));
    }

    private static UUID uuid(Object value) {
        return value instanceof UUID id ? id : UUID.fromString(value.toString());
    }

    private static String prefix(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
