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
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a purpose may be pursued towards parties now, by everything that weighs: one rule for the systems that ask, for what the house sends
 * itself, and for what leaves it. Read from what is committed at that moment; nothing of it is kept. Asked by services that have found out who may
 * ask; it asks for no role of its own.
 */
@Stateless
@PermitAll
public class Permissions {
    /** How many can be asked about in one statement. */
    public static final int BATCH = 500;

    private static final String FACTS =
            "select p.id, p.kind = 'PERSON', p.deceased_on is not null, exists (select 1 from processing_stop f where"
                    + " f.party_id = p.id and f.ended_at is null and f.kind = 'RESTRICTION'), exists (select 1 from"
                    + " marketing_objection o where o.party_id = p.id and o.ended_at is null), if(s.valid_until <="
                    + " ?4, 'EXPIRED', s.decision),"
                    + " coalesce(s.provable, false), p.phone, p.email, p.street, p.postal_code, exists (select 1 from"
                    + " consent_text t join consent_text n on n.purpose_code = t.purpose_code and n.number > t.number and"
                    + " n.asks_again and n.valid_from <= ?4 where t.id = s.text_id), p.family_name, p.given_name, s.since from party p"
                    + " left join"
                    + " consent_state s on s.party_id = p.id and s.purpose_code = ?1 and s.channel = ?2 and s.brand = ?3"
                    + " where p.erased_at is null and p.id in (%1$s)";

    private static final String EMAILS = "select lower(p.email), p.id from party p where p.email in (%1$s)";

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

    /** What is known about one party that was not erased, and how it would be reached. */
    private record Known(Permission.Facts facts, String contactPoint, String entry, LocalDate since) {
        /** @return the day since when this is wanted, by a yes that can be proved, or {@code null} */
        LocalDate askedFor() {
            return facts.newest() == Decision.GIVEN && facts.provable() ? since : null;
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
        private final RobinsonLists.Listed listed;

        private Answers(
                ConsentPurpose purpose, Map<UUID, Known> known, Set<String> silent, RobinsonLists.Listed listed) {
            this.purpose = purpose;
            this.known = known;
            this.silent = silent;
            this.listed = listed;
        }

        /** @return the answer; {@link Permission#UNKNOWN} about a party that is not there or was erased */
        public Permission about(UUID party) {
            return about(party, null);
        }

        /** @param asked the contact point by which was asked, where it is one of the channel's kind, or {@code null} */
        Permission about(UUID party, String asked) {
            Known one = known.get(party);
            if (one == null) {
                return Permission.UNKNOWN;
            }
            boolean suppressed = one.contactPoint() != null && silent.contains(one.contactPoint())
                    || asked != null && silent.contains(asked);
            return Permission.of(purpose, one.facts().with(suppressed), listed.about(one.entry(), one.askedFor()));
        }

        boolean knows(UUID party) {
            return known.containsKey(party);
        }
    }

    /** @throws InvalidValueException PURPOSE_UNKNOWN, CHANNEL_NOT_OF_PURPOSE */
    public Answers read(ConsentKey key, Collection<UUID> parties) {
        return read(key, parties, Set.of());
    }

    /**
     * @param asked contact points by which was asked, of the channel's kind
     * @throws InvalidValueException PURPOSE_UNKNOWN, CHANNEL_NOT_OF_PURPOSE
     */
    public Answers read(ConsentKey key, Collection<UUID> parties, Set<String> asked) {
        ConsentPurpose purpose = purpose(key);
        Map<UUID, Known> known = known(key, parties);
        Kind kind = kind(key.channel());
        return new Answers(
                purpose,
                known,
                kind != null && purpose.marketing() ? silent(kind, known.values(), asked) : Set.of(),
                key.channel() == MarketingChannel.LETTER
                        ? robinson.listed(
                                key,
                                known.values().stream()
                                        .map(Known::entry)
                                        .filter(Objects::nonNull)
                                        .toList())
                        : RobinsonLists.Listed.NOT_NEEDED);
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
        List<UUID> all = new ArrayList<>(parties);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<String> some = all.subList(from, Math.min(all.size(), from + BATCH)).stream()
                    .map(UUID::toString)
                    .toList();
            Query query = list(em, FACTS, 4, some)
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
                                contactPoint(key.channel(), r),
                                key.channel() == MarketingChannel.LETTER
                                        ? RobinsonEntry.point(
                                                (String) r[12], (String) r[13], (String) r[9], (String) r[10])
                                        : null,
                                r[14] == null ? null : LegalTime.dayOf(InstantConverter.fromText(r[14].toString()))));
            }
        }
        return known;
    }

    private Set<String> silent(Kind kind, Collection<Known> known, Set<String> asked) {
        Set<String> all = new HashSet<>(asked);
        known.stream().map(Known::contactPoint).filter(Objects::nonNull).forEach(all::add);
        return suppressions.among(kind, all);
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
        String places = IntStream.rangeClosed(before + 1, before + values.size())
                .mapToObj(at -> "?" + at)
                .collect(Collectors.joining(","));
        Query query = em.createNativeQuery(String.format(sql, places));
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(before + 1 + i, values.get(i));
        }
        return query;
    }

    static UUID id(Object column) {
        return column instanceof UUID id ? id : UUID.fromString(column.toString());
    }

    private static boolean yes(Object column) {
        return column instanceof Boolean bit ? bit : ((Number) column).intValue() != 0;
    }
}
