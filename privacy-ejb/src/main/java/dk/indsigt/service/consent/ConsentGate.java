package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ContactSuppression.Kind;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.service.consent.Permissions.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * May we, now? Every system that wants to contact somebody asks here before it does. The answer is read from what is committed at that moment, and
 * nothing of it is kept: a yes is never older than the last withdrawal.
 */
@Stateless
@RolesAllowed("CLIENT")
public class ConsentGate {
    /** How many can be asked about at once. */
    public static final int BATCH = Permissions.BATCH;

    private static final String PHONES =
            "select p.phone, p.id from party p where p.phone in (%1$s) union select l.msisdn,"
                    + " coalesce(u.person_id, c.party_id) from line l join subscription s on s.id = l.subscription_id join"
                    + " customer c on c.id = s.customer_id left join line_use u on u.line_id = l.id and u.until is null"
                    + " where l.active_to is null and l.msisdn in (%1$s)";
    private static final String CUSTOMERS = "select c.number, c.party_id from customer c where c.number in (%1$s)";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Permissions permissions;

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
     * @param points at most {@link #BATCH}
     * @return an answer for each of them, in their order
     * @throws InvalidValueException PURPOSE_UNKNOWN, CHANNEL_NOT_OF_PURPOSE
     */
    public List<Permission> ask(Actor actor, ConsentKey key, List<Point> points) {
        if (points.size() > BATCH) {
            throw new IllegalArgumentException("more than " + BATCH);
        }
        Map<Point, Set<UUID>> reached = new HashMap<>();
        for (By by : By.values()) {
            reach(by, points, reached);
        }
        Set<UUID> parties = reached.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Kind kind = Permissions.kind(key.channel());
        Set<String> asked = points.stream()
                .filter(point -> of(kind, point))
                .map(Point::value)
                .collect(Collectors.toSet());
        Answers answers = permissions.read(key, parties, asked);
        return points.stream()
                .map(point -> Permission.strictest(reached.getOrDefault(point, Set.of()).stream()
                        .filter(answers::knows)
                        .map(party -> answers.about(party, of(kind, point) ? point.value() : null))
                        .toList()))
                .toList();
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
        if (by == By.EMAIL) {
            permissions.withEmail(values).forEach((email, owners) -> reached.put(new Point(by, email), owners));
            return;
        }
        String sql = by == By.PHONE ? PHONES : CUSTOMERS;
        for (Object row : Permissions.list(em, sql, 0, values).getResultList()) {
            Object[] r = (Object[]) row;
            reached.computeIfAbsent(new Point(by, (String) r[0]), none -> new HashSet<>())
                    .add(Permissions.id(r[1]));
        }
    }

    private static boolean of(Kind kind, Point point) {
        return kind == Kind.PHONE && point.by() == By.PHONE || kind == Kind.EMAIL && point.by() == By.EMAIL;
    }
}
