package dk.indsigt.service.consent;

import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.Permission.Listing;
import dk.indsigt.domain.consent.RobinsonEntry;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.Person;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.protection.Vault;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the newest quarterly list of people who want no advertising says (mfl. § 10(4), § 10(5)). Whoever asked us for it afterwards, by a yes that
 * can be proved, is not stopped by it; the list has its own dates, so that a list that only says again what an older one said does not end a yes.
 */
@Stateless
@PermitAll
public class RobinsonLists {
    private static final int BATCH = 500;
    private static final String RULE =
            " from robinson_rule r left join robinson_list l on l.state = 'CURRENT' where r.valid_from = (select"
                    + " max(n.valid_from) from robinson_rule n where n.purpose_code = r.purpose_code and n.channel = r.channel"
                    + " and n.valid_from <= ?1)";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    /**
     * What the list says about some people.
     *
     * @param needed whether the purpose needs the list
     * @param outdated whether there is none that is new enough
     * @param since since when each entry has been on it
     */
    public record Listed(boolean needed, boolean outdated, Map<String, LocalDate> since) {
        public static final Listed NOT_NEEDED = new Listed(false, false, Map.of());

        /**
         * @param entry name and address as they are compared, or {@code null}
         * @param askedFor the day since when it is wanted, or {@code null}
         */
        Listing about(String entry, LocalDate askedFor) {
            if (!needed) {
                return Listing.FREE;
            }
            LocalDate on = entry == null ? null : since.get(entry);
            if (on != null && (askedFor == null || askedFor.isBefore(on))) {
                return Listing.ON_LIST;
            }
            return outdated && askedFor == null ? Listing.OUTDATED : Listing.FREE;
        }
    }

    /**
     * What the list says about one party.
     *
     * @param keys purposes that need the list, with their channel
     * @param since since when the party has been on it, or {@code null}
     */
    public record Standing(Collection<String> keys, LocalDate since) {
        boolean against(String purpose, MarketingChannel channel, LocalDate askedFor) {
            return since != null
                    && keys.contains(purpose + " " + channel)
                    && (askedFor == null || askedFor.isBefore(since));
        }
    }

    /** The rule of a purpose that needs the list, and the list there is. */
    public record Rule(UUID list, LocalDate listDate, Period period, int graceDays) {
        /** @return when the next list is made; {@code null} where there is none at all */
        LocalDate nextOn() {
            return listDate == null ? null : LegalTime.end(listDate, period);
        }

        boolean outdatedOn(LocalDate day) {
            return listDate == null || day.isAfter(nextOn().plusDays(graceDays));
        }
    }

    /** @param entries names and addresses as they are compared */
    public Listed listed(ConsentKey key, Collection<String> entries) {
        Optional<Rule> rule = rule(key.purpose(), key.channel());
        if (rule.isEmpty()) {
            return Listed.NOT_NEEDED;
        }
        UUID list = rule.get().list();
        return new Listed(
                true,
                rule.get().outdatedOn(LegalTime.today(clock)),
                list == null ? Map.of() : since(list, List.copyOf(entries)));
    }

    /** @return what the list says about one party */
    public Standing of(Party party) {
        PostalAddress address = party.address().orElse(null);
        String entry = party instanceof Person person && address != null
                ? RobinsonEntry.point(person.familyName(), person.givenName(), address.street(), address.postalCode())
                : null;
        if (entry == null) {
            return new Standing(List.of(), null);
        }
        List<?> rows = em.createNativeQuery("select concat(r.purpose_code, ' ', r.channel), (select e.since from"
                        + " robinson_entry e where e.list_id = l.id and e.point_hash = ?2)" + RULE)
                .setParameter(1, LegalTime.today(clock).toString())
                .setParameter(2, hash(entry))
                .getResultList();
        List<String> keys = new ArrayList<>();
        LocalDate since = null;
        for (Object row : rows) {
            Object[] r = (Object[]) row;
            keys.add((String) r[0]);
            since = r[1] == null ? since : day(r[1]);
        }
        return new Standing(keys, since);
    }

    /** @return the rule that holds today for a purpose that needs the list */
    public Optional<Rule> rule(String purpose, MarketingChannel channel) {
        List<?> rows = em.createNativeQuery("select l.id, l.list_date, r.period, r.grace_days" + RULE
                        + " and r.purpose_code = ?2 and r.channel = ?3")
                .setParameter(1, LegalTime.today(clock).toString())
                .setParameter(2, purpose)
                .setParameter(3, channel.name())
                .getResultList();
        return rows.stream().findFirst().map(row -> {
            Object[] r = (Object[]) row;
            return new Rule(
                    r[0] == null ? null : Permissions.id(r[0]),
                    r[1] == null ? null : day(r[1]),
                    Period.parse((String) r[2]),
                    ((Number) r[3]).intValue());
        });
    }

    /** @return since when those of the entries that are on a list have been on it */
    public Map<String, LocalDate> since(UUID list, List<String> entries) {
        Map<String, String> byHash = new HashMap<>();
        entries.forEach(entry -> byHash.put(HexFormat.of().formatHex(hash(entry)), entry));
        Map<String, LocalDate> found = new HashMap<>();
        List<String> hashes = List.copyOf(byHash.keySet());
        for (int from = 0; from < hashes.size(); from += BATCH) {
            List<String> some = hashes.subList(from, Math.min(hashes.size(), from + BATCH));
            String places = "unhex(?),".repeat(some.size());
            var query = em.createNativeQuery(
                    "select lower(hex(point_hash)), since from robinson_entry where list_id = ? and"
                            + " point_hash in (" + places.substring(0, places.length() - 1) + ")");
            query.setParameter(1, list.toString());
            for (int i = 0; i < some.size(); i++) {
                query.setParameter(i + 2, some.get(i));
            }
            for (Object row : query.getResultList()) {
                Object[] r = (Object[]) row;
                found.put(byHash.get((String) r[0]), day(r[1]));
            }
        }
        return found;
    }

    /** @return a keyed hash of an entry */
    public byte[] hash(String entry) {
        return vault.hash(HASH_DOMAIN, entry);
    }

    /** So that entries meet no other hashes. */
    public static final String HASH_DOMAIN = "robinson";

    private static LocalDate day(Object column) {
        return column instanceof Date date ? date.toLocalDate() : LocalDate.parse(column.toString());
    }
}
