package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.consent.ConsentEvent;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ContactSuppression.Kind;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.service.consent.Permissions.Known;
import dk.indsigt.service.consent.RobinsonLists.Listed;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * May we, now? Every system that wants to contact somebody asks here before it does. The answer is read from what is committed at that moment, and
 * nothing of it is kept: a yes is never older than the last withdrawal.
 */
@Stateless
@RolesAllowed("CLIENT")
public class ConsentGate {
    /** How many can be asked about at once. */
    public static final int BATCH = Permissions.BATCH;

    /** Columns of {@link Permissions#facts}. */
    private static final int FACTS = 17;

    private static final byte[] NO_HASH = new byte[32];

    /** Parameters that stand before the points: those of {@link Permissions#facts}, then client, moment and kind of contact point. */
    private static final int FIRST = 7;

    private static final String COLUMNS =
            "%4$s, exists (select 1 from consent_event e where e.party_id = p.id and e.client_id = ?5 and e.confirmed_at is"
                    + " null and e.stops and e.at < ?6), exists (select 1 from contact_suppression z where z.kind = ?7 and"
                    + " z.ended_at is null and z.point_hash in (%2$s))";
    /** Whom a contact point reaches: several people, where it is the number of a line and somebody else's on file. */
    static final Map<By, String> REACHED = Map.of(
            By.PHONE,
            "select q.phone as point, q.id from party q where q.phone in (%1$s) union all select l.msisdn,"
                    + " coalesce(u.person_id, c.party_id) from line l join subscription b on b.id = l.subscription_id join"
                    + " customer c on c.id = b.customer_id left join line_use u on u.line_id = l.id and u.until is null where"
                    + " l.active_to is null and l.msisdn in (%1$s)",
            By.EMAIL,
            "select lower(q.email) as point, q.id from party q where q.email in (%1$s)",
            By.CUSTOMER,
            "select c.number as point, c.party_id as id from customer c where c.number in (%1$s)");

    private static final String STATEMENT = "select x.point, " + COLUMNS + " from (%3$s) x join party p on p.id = x.id"
            + Permissions.STATE + " where p.erased_at is null";

    private static final String SUPPRESSED =
            "select z.point_hash from contact_suppression z where z.kind = ? and z.ended_at is"
                    + " null and z.point_hash in (%s)";

    @Resource(lookup = "java:app/jdbc/indsigt")
    private DataSource database;

    @Inject
    private Permissions permissions;

    @Inject
    private PointHashes hashes;

    @Inject
    private Clock clock;

    private final Map<String, NumberedSql> prepared = new HashMap<>();

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

    /**
     * Everybody whom the points reach, as one statement found them.
     *
     * @param suppressed whether one of the points is not to be used
     */
    private record Reached(Map<Point, Map<UUID, Known>> byPoint, Set<UUID> blocked, boolean suppressed) {
        Reached() {
            this(new HashMap<>(), new HashSet<>(), false);
        }

        Reached and(boolean another) {
            return new Reached(byPoint, blocked, suppressed || another);
        }
    }

    /**
     * @param points at most {@link #BATCH}
     * @return an answer for each of them, in their order
     * @throws InvalidValueException PURPOSE_UNKNOWN, CHANNEL_NOT_OF_PURPOSE
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Permission> ask(Actor actor, ConsentKey key, List<Point> points) {
        if (points.size() > BATCH) {
            throw new IllegalArgumentException("more than " + BATCH);
        }
        ConsentPurpose purpose = permissions.purpose(key);
        Kind kind = purpose.marketing() ? Permissions.kind(key.channel()) : null;
        if (points.isEmpty()) {
            return List.of();
        }
        Reached reached;
        Set<String> silent;
        try (Connection connection = database.getConnection()) {
            reached = reach(connection, actor, key, kind, points);
            silent = kind == null ? Set.of() : silent(connection, kind, points, reached);
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
        Listed listed = permissions.listed(
                key,
                reached.byPoint().values().stream()
                        .flatMap(parties -> parties.values().stream())
                        .toList());
        return points.stream()
                .map(point -> Permission.strictest(reached.byPoint().getOrDefault(point, Map.of()).entrySet().stream()
                        .map(one -> {
                            String used = of(kind, point)
                                    ? point.value()
                                    : one.getValue().contactPoint();
                            boolean suppressed = used != null && silent.contains(used);
                            return one.getValue()
                                    .permission(purpose, suppressed, listed)
                                    .unless(reached.blocked().contains(one.getKey()));
                        })
                        .toList()))
                .toList();
    }

    private Reached reach(Connection connection, Actor actor, ConsentKey key, Kind kind, List<Point> points)
            throws SQLException {
        Reached reached = new Reached();
        for (By by : By.values()) {
            List<String> values = points.stream()
                    .filter(point -> point.by() == by)
                    .map(Point::value)
                    .distinct()
                    .toList();
            if (!values.isEmpty()) {
                reached = reached.and(reach(connection, actor, key, kind, by, values, reached));
            }
        }
        return reached;
    }

    private boolean reach(
            Connection connection, Actor actor, ConsentKey key, Kind kind, By by, List<String> values, Reached reached)
            throws SQLException {
        Instant now = clock.instant();
        List<byte[]> hashed = of(kind, by)
                ? values.stream().map(value -> hashes.of(kind, value)).toList()
                : List.of(NO_HASH);
        NumberedSql sql = prepared.computeIfAbsent(
                key.purpose() + " " + by + " " + values.size() + " " + hashed.size(),
                first -> statement(by, values.size(), hashed.size(), permissions.facts(permissions.purpose(key))));
        List<Object> parameters = new ArrayList<>(FIRST + values.size() + hashed.size());
        parameters.add(key.purpose());
        parameters.add(key.channel().name());
        parameters.add(key.brand().name());
        parameters.add(InstantConverter.toText(now));
        parameters.add(actor.accountId().toString());
        parameters.add(InstantConverter.toText(now.minus(ConsentEvent.CONFIRM_WITHIN)));
        parameters.add(kind == null ? "" : kind.name());
        parameters.addAll(values);
        parameters.addAll(hashed);
        boolean suppressed = false;
        try (PreparedStatement statement = connection.prepareStatement(sql.sql())) {
            sql.bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Object[] facts = new Object[FACTS];
                    for (int i = 0; i < FACTS; i++) {
                        facts[i] = rows.getObject(i + 2);
                    }
                    UUID party = Permissions.id(facts[0]);
                    reached.byPoint()
                            .computeIfAbsent(new Point(by, rows.getString(1)), none -> new HashMap<>())
                            .put(party, Permissions.known(key.channel(), facts));
                    if (rows.getBoolean(FACTS + 2)) {
                        reached.blocked().add(party);
                    }
                    suppressed = rows.getBoolean(FACTS + 3);
                }
            }
        }
        return suppressed;
    }

    private static NumberedSql statement(By by, int values, int hashed, String facts) {
        String places = Permissions.places(FIRST, values);
        return NumberedSql.of(String.format(
                STATEMENT,
                places,
                Permissions.places(FIRST + values, hashed),
                String.format(REACHED.get(by), places),
                facts));
    }

    /** Where the number or address that would be used was asked by, it has been looked up; what is left are those on file. */
    private Set<String> silent(Connection connection, Kind kind, List<Point> points, Reached reached)
            throws SQLException {
        Set<String> open = new HashSet<>();
        for (Point point : points) {
            if (!of(kind, point)) {
                reached.byPoint().getOrDefault(point, Map.of()).values().stream()
                        .map(Known::contactPoint)
                        .filter(Objects::nonNull)
                        .forEach(open::add);
            } else if (reached.suppressed()) {
                open.add(point.value());
            }
        }
        Map<String, String> byHash = new HashMap<>();
        open.forEach(point -> byHash.put(HexFormat.of().formatHex(hashes.of(kind, point)), point));
        Set<String> silent = new HashSet<>();
        if (!byHash.isEmpty()) {
            String places = String.join(",", Collections.nCopies(byHash.size(), "?"));
            try (PreparedStatement statement = connection.prepareStatement(String.format(SUPPRESSED, places))) {
                statement.setString(1, kind.name());
                int at = 2;
                for (String hash : byHash.keySet()) {
                    statement.setBytes(at++, HexFormat.of().parseHex(hash));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        silent.add(byHash.get(HexFormat.of().formatHex(rows.getBytes(1))));
                    }
                }
            }
        }
        return silent;
    }

    private static boolean of(Kind kind, Point point) {
        return of(kind, point.by());
    }

    private static boolean of(Kind kind, By by) {
        return kind == Kind.PHONE && by == By.PHONE || kind == Kind.EMAIL && by == By.EMAIL;
    }
}
