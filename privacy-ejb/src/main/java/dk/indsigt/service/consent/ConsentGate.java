package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ContactSuppression.Kind;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * May we, now? Every system that wants to contact somebody asks here before it does. The answer is read from what is committed at that moment, and
 * nothing of it is kept: a yes is never older than the last withdrawal.
 */
@Stateless
@RolesAllowed("CLIENT")
public class ConsentGate {
    /** How many can be asked about at once. */
    public static final int BATCH = 500;

    private static final String PHONES =
            "select p.phone, p.id from party p where p.phone in (%1$s) union select l.msisdn,"
                    + " coalesce(u.person_id, c.party_id) from line l join subscription s on s.id = l.subscription_id join"
                    + " customer c on c.id = s.customer_id left join line_use u on u.line_id = l.id and u.until is null"
                    + " where l.active_to is null and l.msisdn in (%1$s)";
    private static final String EMAILS = "select lower(p.email), p.id from party p where p.email in (%1$s)";
    private static final String CUSTOMERS = "select c.number, c.party_id from customer c where c.number in (%1$s)";
    private static final String FACTS =
            "select p.id, p.kind = 'PERSON', p.deceased_on is not null, exists (select 1 from processing_stop f where"
                    + " f.party_id = p.id and f.ended_at is null and f.kind = 'RESTRICTION'), exists (select 1 from"
                    + " marketing_objection o where o.party_id = p.id and o.ended_at is null), if(s.valid_until <="
                    + " ?4, 'EXPIRED', s.decision),"
                    + " coalesce(s.provable, false), p.phone, p.email, p.street, p.postal_code, exists (select 1 from"
                    + " consent_text t join consent_text n on n.purpose_code = t.purpose_code and n.number > t.number and"
                    + " n.asks_again and n.valid_from <= ?4 where t.id = s.text_id) from party p left join"
                    + " consent_state s on s.party_id = p.id and s.purpose_code = ?1 and s.channel = ?2 and s.brand = ?3"
                    + " where p.erased_at is null and p.id in (%1$s)";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Suppressions suppressions;

    @Inject
    private Clock clock;

    /** By what somebody is asked about. */
    public enum By {
        PHONE,
        EMAIL,
        CUSTOMER
    }

    /**
     * Somebody who is asked about.
     *
     * @param value a number in E.164, an e-mail address, or a customer number
     */
    public record Point(By by, String value) {
        public Point {
            value = by == By.EMAIL ? value.toLowerCase(Locale.ROOT) : value;
        }
    }

    /** What is known about one party that was not erased, and how it would be reached. */
    private record Known(Permission.Facts facts, String contactPoint) {}

    /**
     * @param points at most {@link #BATCH}
     * @return an answer for each of them, in their order
     * @throws InvalidValueException PURPOSE_UNKNOWN, CHANNEL_NOT_OF_PURPOSE
     */
    public List<Permission> ask(Actor actor, ConsentKey key, List<Point> points) {
        if (points.size() > BATCH) {
            throw new IllegalArgumentException("more than " + BATCH);
        }
        ConsentPurpose purpose = purpose(key);
        Map<Point, Set<UUID>> reached = new HashMap<>();
        for (By by : By.values()) {
            reach(by, points, reached);
        }
        Set<UUID> parties = reached.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Map<UUID, Known> known = known(key, parties);
        Kind kind = kind(key.channel());
        Set<String> silent = purpose.marketing() ? silent(kind, points, known) : Set.of();
        return points.stream()
                .map(point -> Permission.strictest(reached.getOrDefault(point, Set.of()).stream()
                        .filter(known::containsKey)
                        .map(known::get)
                        .map(each -> answer(purpose, each, silent, kind, point))
                        .toList()))
                .toList();
    }

    private ConsentPurpose purpose(ConsentKey key) {
        ConsentPurpose purpose = register.purpose(key.purpose());
        if (purpose == null) {
            throw new InvalidValueException("PURPOSE_UNKNOWN");
        }
        if (!purpose.channels().contains(key.channel())) {
            throw new InvalidValueException("CHANNEL_NOT_OF_PURPOSE");
        }
        return purpose;
    }

    private static Permission answer(ConsentPurpose purpose, Known known, Set<String> silent, Kind kind, Point point) {
        Permission.Facts facts = known.facts();
        boolean suppressed = known.contactPoint() != null && silent.contains(known.contactPoint())
                || asked(kind, point) && silent.contains(point.value());
        return Permission.of(
                purpose,
                new Permission.Facts(
                        facts.person(),
                        facts.deceased(),
                        facts.restricted(),
                        suppressed,
                        facts.objected(),
                        facts.newest(),
                        facts.provable(),
                        facts.asksAgain()));
    }

    private void reach(By by, List<Point> points, Map<Point, Set<UUID>> reached) {
        List<String> values = points.stream()
                .filter(point -> point.by() == by)
                .map(Point::value)
                .distinct()
                .toList();
        if (values.isEmpty()) {
            return;
        }
        String sql = switch (by) {
            case PHONE -> PHONES;
            case EMAIL -> EMAILS;
            case CUSTOMER -> CUSTOMERS;
        };
        for (Object row : list(sql, 0, values).getResultList()) {
            Object[] r = (Object[]) row;
            reached.computeIfAbsent(new Point(by, (String) r[0]), none -> new HashSet<>())
                    .add(id(r[1]));
        }
    }

    private Map<UUID, Known> known(ConsentKey key, Set<UUID> parties) {
        Map<UUID, Known> known = new HashMap<>();
        List<UUID> all = new ArrayList<>(parties);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + BATCH)).stream()
                    .map(UUID::toString)
                    .toList();
            Query query = list(FACTS, 4, some)
                    .setParameter(1, key.purpose())
                    .setParameter(2, key.channel().name())
                    .setParameter(3, key.brand().name())
                    .setParameter(4, InstantConverter.toText(clock.instant()));
            for (Object row : query.getResultList()) {
                Object[] r = (Object[]) row;
                known.put(
                        id(r[0]),
                        new Known(
                                new Permission.Facts(
                                        yes(r[1]),
                                        yes(r[2]),
                                        yes(r[3]),
                                        false,
                                        yes(r[4]),
                                        r[5] == null ? null : Decision.valueOf((String) r[5]),
                                        yes(r[6]),
                                        yes(r[11])),
                                contactPoint(key.channel(), r)));
            }
        }
        return known;
    }

    /** @return which contact points of those asked about, and of those they would be reached by, are not to be used */
    private Set<String> silent(Kind kind, List<Point> points, Map<UUID, Known> known) {
        if (kind == null) {
            return Set.of();
        }
        Set<String> all = new HashSet<>();
        points.stream().filter(point -> asked(kind, point)).map(Point::value).forEach(all::add);
        known.values().stream()
                .map(Known::contactPoint)
                .filter(point -> point != null)
                .forEach(all::add);
        return suppressions.among(kind, all);
    }

    private static boolean asked(Kind kind, Point point) {
        return kind == Kind.PHONE && point.by() == By.PHONE || kind == Kind.EMAIL && point.by() == By.EMAIL;
    }

    private static Kind kind(MarketingChannel channel) {
        return switch (channel) {
            case PHONE, SMS, MMS -> Kind.PHONE;
            case EMAIL, EXPORT -> Kind.EMAIL;
            case LETTER -> Kind.ADDRESS;
            case WEB, NONE -> null;
        };
    }

    private static String contactPoint(MarketingChannel channel, Object[] row) {
        return switch (channel) {
            case PHONE, SMS, MMS -> (String) row[7];
            case EMAIL, EXPORT -> row[8] == null ? null : ((String) row[8]).toLowerCase(Locale.ROOT);
            case LETTER -> Suppressions.point((String) row[9], (String) row[10]);
            case WEB, NONE -> null;
        };
    }

    /** @param before parameters that the statement has besides the list */
    private Query list(String sql, int before, List<String> values) {
        String places = IntStream.rangeClosed(before + 1, before + values.size())
                .mapToObj(at -> "?" + at)
                .collect(Collectors.joining(","));
        Query query = em.createNativeQuery(String.format(sql, places));
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(before + 1 + i, values.get(i));
        }
        return query;
    }

    private static UUID id(Object column) {
        return column instanceof UUID id ? id : UUID.fromString(column.toString());
    }

    private static boolean yes(Object column) {
        return column instanceof Boolean bit ? bit : ((Number) column).intValue() != 0;
    }
}
