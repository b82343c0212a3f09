package dk.indsigt.service.consent;

import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ContactSuppression.Kind;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.consent.RobinsonEntry;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.consent.RobinsonLists.Listed;
import dk.indsigt.service.processing.Register;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a purpose may be pursued towards parties now, by everything that weighs: one rule for the systems that ask, for what the house sends
 * itself, and for what leaves it. Read from what is committed at that moment; nothing of it is kept. Asked by services that have found out who may
 * ask; it asks for no role of its own.
 */
@ApplicationScoped
public class Permissions {
    /** How many can be asked about in one statement. */
    public static final int BATCH = 500;

    /**
     * What is known about party {@code p}, by parameters 1 to 4: purpose, channel, brand and the present moment. Read by {@link #known}; two columns
     * follow, by {@link #facts}.
     */
    private static final String FACTS =
            "p.id, p.kind = 'PERSON', p.deceased_on is not null, exists (select 1 from processing_stop f where"
                    + " f.party_id = p.id and f.ended_at is null and f.kind = 'RESTRICTION'), exists (select 1 from"
                    + " marketing_objection o where o.party_id = p.id and o.ended_at is null), if(s.valid_until <="
                    + " ?4, 'EXPIRED', s.decision),"
                    + " coalesce(s.provable, false), p.phone, p.email, p.street, p.postal_code, exists (select 1 from"
                    + " consent_text t join consent_text n on n.purpose_code = t.purpose_code and n.number > t.number and"
                    + " n.asks_again and n.valid_from <= ?4 where t.id = s.text_id), p.family_name, p.given_name, s.since, ";

    private static final String CUSTOMER =
            "exists (select 1 from customer b where b.party_id = p.id and b.brand = ?3 and b.ended_on is null)";
    private static final String STOPPED =
            "exists (select 1 from processing_stop h where h.party_id = p.id and h.ended_at is"
                    + " null and h.kind = 'OBJECTION' and h.activity = '%s' and not (s.decision <=> 'GIVEN' and s.provable and"
                    + " s.since > h.since))";
    private static final String NO = "false";

    /** The newest decision of party {@code p}. */
    static final String STATE =
            " left join consent_state s on s.party_id = p.id and s.purpose_code = ?1 and s.channel = ?2"
                    + " and s.brand = ?3";

    private static final String EMAILS = "select lower(p.email), p.id from party p where p.email in (%1$s)";

    private static final String OF_PARTIES = " from party p" + STATE + " where p.erased_at is null and p.id in (%1$s)";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Suppressions suppressions;

    @Inject
    private RobinsonLists robinson;

    @Inject
    private Clock clock;

    /** As the register knows them; asked for at each question, where a call of an EJB counts. */
    private final Map<String, ConsentPurpose> purposes = new ConcurrentHashMap<>();

    /** Activities of the register by purpose; empty for a purpose that belongs to none. */
    private final Map<String, String> activities = new ConcurrentHashMap<>();

    /** What is known about one party that was not erased, and how it would be reached. */
    record Known(Permission.Facts facts, String contactPoint, String entry, LocalDate since) {
        /** @return the day since when this is wanted, by a yes that can be proved, or {@code null} */
        LocalDate askedFor() {
            return facts.newest() == Decision.GIVEN && facts.provable() && !facts.asksAgain() ? since : null;
        }

        Permission permission(ConsentPurpose purpose, boolean suppressed, Listed listed) {
            return Permission.of(purpose, facts.with(suppressed), listed.about(entry, askedFor()));
        }
    }

    /**
     * What was read about some parties, ready to answer.
     *
     * @param silent contact points that are not to be used
     */
    public static final class Answers {
        private final ConsentPurpose purpose;
        private final Map<UUID, Known> known;
        private final Set<String> silent;
        private final Listed listed;

        private Answers(ConsentPurpose purpose, Map<UUID, Known> known, Set<String> silent, Listed listed) {
            this.purpose = purpose;
            this.known = known;
            this.silent = silent;
            this.listed = listed;
        }

        /** @return the answer; {@link Permission#UNKNOWN} about a party that is not there or was erased */
        public Permission about(UUID party) {
            Known one = known.get(party);
            return one == null
                    ? Permission.UNKNOWN
                    : one.permission(
                            purpose, one.contactPoint() != null && silent.contains(one.contactPoint()), listed);
        }
    }

    /** @throws InvalidValueException PURPOSE_UNKNOWN, CHANNEL_NOT_OF_PURPOSE */
    public Answers read(ConsentKey key, Collection<UUID> parties) {
        ConsentPurpose purpose = purpose(key);
        Map<UUID, Known> known = known(key, parties);
        Kind kind = kind(key.channel());
        Set<String> points = known.values().stream()
                .map(Known::contactPoint)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Answers(
                purpose,
                known,
                kind != null && purpose.marketing() ? suppressions.among(kind, points) : Set.of(),
                listed(key, known.values()));
    }

    /** @throws InvalidValueException PURPOSE_UNKNOWN, CHANNEL_NOT_OF_PURPOSE */
    public ConsentPurpose purpose(ConsentKey key) {
        ConsentPurpose purpose = purposes.computeIfAbsent(key.purpose(), register::purpose);
        if (purpose == null) {
            throw new InvalidValueException("PURPOSE_UNKNOWN");
        }
        if (!purpose.channels().contains(key.channel())) {
            throw new InvalidValueException("CHANNEL_NOT_OF_PURPOSE");
        }
        return purpose;
    }

    /** @return the activity of the register whose stop stops a purpose; empty where there is none */
    String activity(ConsentPurpose purpose) {
        return activities.computeIfAbsent(purpose.code(), code -> {
            Object found = em.createNativeQuery("select activity from consent_purpose where code = ?")
                    .setParameter(1, code)
                    .getSingleResult();
            return found == null ? "" : found.toString();
        });
    }

    /** @return the columns about party {@code p} that matter to a purpose: what it does not rest on is not looked up */
    String facts(ConsentPurpose purpose) {
        String activity = activity(purpose);
        return FACTS + (purpose.audience() == ConsentPurpose.Audience.CUSTOMER ? CUSTOMER : NO) + ", "
                + (activity.isEmpty() ? NO : String.format(STOPPED, activity));
    }

    /** @return what the quarterly list says about them, where the purpose needs it */
    public Listed listed(ConsentKey key, Collection<Known> known) {
        return key.channel() == MarketingChannel.LETTER
                ? robinson.listed(
                        key,
                        known.stream()
                                .map(Known::entry)
                                .filter(Objects::nonNull)
                                .toList())
                : Listed.NOT_NEEDED;
    }

    /**
     * An e-mail address may be several people's.
     *
     * @param emails at most {@link #BATCH}, in lower case
     * @return who has each of them, also who was erased
     */
    public Map<String, Set<UUID>> withEmail(Collection<String> emails) {
        Map<String, Set<UUID>> owners = new HashMap<>();
        if (!emails.isEmpty()) {
            for (Object row : list(em, EMAILS, 0, List.copyOf(emails)).getResultList()) {
                Object[] r = (Object[]) row;
                owners.computeIfAbsent((String) r[0], none -> new HashSet<>()).add(id(r[1]));
            }
        }
        return owners;
    }

    private Map<UUID, Known> known(ConsentKey key, Collection<UUID> parties) {
        Map<UUID, Known> known = new HashMap<>();
        String facts = facts(purpose(key));
        List<UUID> all = new ArrayList<>(parties);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + BATCH)).stream()
                    .map(UUID::toString)
                    .toList();
            Query query = list(em, "select " + facts + OF_PARTIES, 4, some)
                    .setParameter(1, key.purpose())
                    .setParameter(2, key.channel().name())
                    .setParameter(3, key.brand().name())
                    .setParameter(4, InstantConverter.toText(clock.instant()));
            for (Object row : query.getResultList()) {
                Object[] r = (Object[]) row;
                known.put(id(r[0]), known(key.channel(), r));
            }
        }
        return known;
    }

    /** @param row what {@link #facts} gives */
    static Known known(MarketingChannel channel, Object[] row) {
        return new Known(
                new Permission.Facts(
                        yes(row[1]),
                        yes(row[2]),
                        yes(row[3]),
                        false,
                        yes(row[4]),
                        row[5] == null ? null : Decision.valueOf((String) row[5]),
                        yes(row[6]),
                        yes(row[11]),
                        yes(row[16]),
                        yes(row[15])),
                contactPoint(channel, row),
                channel == MarketingChannel.LETTER
                        ? RobinsonEntry.point((String) row[12], (String) row[13], (String) row[9], (String) row[10])
                        : null,
                row[14] == null ? null : LegalTime.dayOf(InstantConverter.fromText(row[14].toString())));
    }

    /** @return what kind of contact point a channel uses, or {@code null} */
    static Kind kind(MarketingChannel channel) {
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
    static Query list(EntityManager em, String sql, int before, List<String> values) {
        Query query = em.createNativeQuery(String.format(sql, places(before, values.size())));
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(before + 1 + i, values.get(i));
        }
        return query;
    }

    /** @return numbered parameters with commas between */
    static String places(int before, int count) {
        return IntStream.rangeClosed(before + 1, before + count)
                .mapToObj(at -> "?" + at)
                .collect(Collectors.joining(","));
    }

    static UUID id(Object column) {
        return column instanceof UUID id ? id : UUID.fromString(column.toString());
    }

    static boolean yes(Object column) {
        return column instanceof Boolean bit ? bit : ((Number) column).intValue() != 0;
    }
}
