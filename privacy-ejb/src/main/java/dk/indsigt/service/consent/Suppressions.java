package dk.indsigt.service.consent;

import dk.indsigt.domain.consent.ContactSuppression;
import dk.indsigt.domain.consent.ContactSuppression.Kind;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.service.consent.ConsentGate.By;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Numbers and addresses that marketing must leave alone, whoever said so and whatever was agreed to elsewhere. Kept as keyed hashes, so that they
 * outlive the person's data without telling whose they are (K-13).
 */
@Stateless
@PermitAll
public class Suppressions {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private PointHashes hashes;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    public UUID suppress(Msisdn number, AskedThrough through, UUID requestId) {
        return suppress(Kind.PHONE, number.value(), through, requestId);
    }

    public UUID suppress(EmailAddress email, AskedThrough through, UUID requestId) {
        return suppress(Kind.EMAIL, of(email), through, requestId);
    }

    public UUID suppress(PostalAddress address, AskedThrough through, UUID requestId) {
        return suppress(Kind.ADDRESS, of(address), through, requestId);
    }

    /** @return everybody whom a number reaches: the user of the line, and whoever gave it as contact number */
    public Set<UUID> reached(Msisdn number) {
        return reached(By.PHONE, number.value());
    }

    /** @return everybody who has an e-mail address */
    public Set<UUID> reached(EmailAddress email) {
        return reached(By.EMAIL, of(email));
    }

    private Set<UUID> reached(By by, String point) {
        Set<UUID> reached = new HashSet<>();
        for (Object row : em.createNativeQuery(
                        "select distinct x.id, 1 from (" + String.format(ConsentGate.REACHED.get(by), "?1")
                                + ") x join party p on p.id = x.id where p.erased_at is null")
                .setParameter(1, point)
                .getResultList()) {
            reached.add(Permissions.id(((Object[]) row)[0]));
        }
        return reached;
    }

    /** @return the channels on which marketing must leave this party alone */
    public Set<MarketingChannel> channels(Party party) {
        Map<Kind, byte[]> points = new HashMap<>();
        party.phone().ifPresent(phone -> points.put(Kind.PHONE, hashes.of(Kind.PHONE, phone.value())));
        party.email().ifPresent(email -> points.put(Kind.EMAIL, hashes.of(Kind.EMAIL, of(email))));
        party.address().ifPresent(address -> points.put(Kind.ADDRESS, hashes.of(Kind.ADDRESS, of(address))));
        Set<MarketingChannel> channels = EnumSet.noneOf(MarketingChannel.class);
        if (points.isEmpty()) {
            return channels;
        }
        standing(List.copyOf(points.values())).forEach(each -> channels.addAll(channels(each.kind())));
        return channels;
    }

    /**
     * @param points numbers in E.164, e-mail addresses, or what {@link #point} says of a postal address
     * @return those of them that marketing must leave alone
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Set<String> among(Kind kind, Collection<String> points) {
        Map<String, String> byHash = new HashMap<>();
        points.forEach(point -> byHash.put(HexFormat.of().formatHex(hashes.of(kind, point)), point));
        if (byHash.isEmpty()) {
            return Set.of();
        }
        return em.createQuery(
                        "select s.pointHash from ContactSuppression s where s.endedAt is null and s.kind = :kind and"
                                + " s.pointHash in :points",
                        byte[].class)
                .setParameter("kind", kind)
                .setParameter(
                        "points",
                        byHash.keySet().stream().map(HexFormat.of()::parseHex).toList())
                .getResultStream()
                .map(hash -> byHash.get(HexFormat.of().formatHex(hash)))
                .collect(Collectors.toSet());
    }

    /** @return a postal address as it is looked up; {@code null} where there is none */
    static String point(String street, String postalCode) {
        return street == null || postalCode == null ? null : (street + "|" + postalCode).toLowerCase(Locale.ROOT);
    }

    /**
     * The owner of a contact point, identified, says yes to marketing on that channel: it may be used again, and so may the numbers of the lines that
     * the owner uses.
     *
     * @return what ended by that
     */
    public List<ContactSuppression> lift(Party party, MarketingChannel channel) {
        List<byte[]> points = new ArrayList<>();
        switch (channel) {
            case PHONE, SMS, MMS -> {
                party.phone().ifPresent(phone -> points.add(hashes.of(Kind.PHONE, phone.value())));
                lines(party.id()).forEach(msisdn -> points.add(hashes.of(Kind.PHONE, msisdn)));
            }
            case EMAIL, EXPORT -> party.email().ifPresent(email -> points.add(hashes.of(Kind.EMAIL, of(email))));
            case LETTER -> party.address().ifPresent(address -> points.add(hashes.of(Kind.ADDRESS, of(address))));
            default -> {}
        }
        List<ContactSuppression> ended = points.isEmpty() ? List.of() : standing(points);
        ended.forEach(each -> each.end(clock.instant()));
        return ended;
    }

    /** @return the numbers that reach the party as the user of a line */
    private List<String> lines(UUID partyId) {
        return em.createQuery(
                        "select l.msisdn from Line l, LineUse u where u.lineId = l.id and u.personId = :person and u.until is"
                                + " null and l.activeTo is null",
                        Msisdn.class)
                .setParameter("person", partyId)
                .getResultStream()
                .map(Msisdn::value)
                .toList();
    }

    /** @return channels that a kind of contact point is used for */
    static Set<MarketingChannel> channels(Kind kind) {
        return switch (kind) {
            case PHONE -> EnumSet.of(MarketingChannel.PHONE, MarketingChannel.SMS, MarketingChannel.MMS);
            case EMAIL -> EnumSet.of(MarketingChannel.EMAIL, MarketingChannel.EXPORT);
            case ADDRESS -> EnumSet.of(MarketingChannel.LETTER);
        };
    }

    private UUID suppress(Kind kind, String point, AskedThrough through, UUID requestId) {
        byte[] hash = hashes.of(kind, point);
        List<ContactSuppression> before = standing(List.of(hash));
        if (!before.isEmpty()) {
            return before.get(0).id();
        }
        ContactSuppression made = ContactSuppression.of(ids.next(), kind, hash, through, requestId, clock.instant());
        em.persist(made);
        return made.id();
    }

    private List<ContactSuppression> standing(List<byte[]> points) {
        return em.createQuery(
                        "select s from ContactSuppression s where s.endedAt is null and s.pointHash in :points",
                        ContactSuppression.class)
                .setParameter("points", points)
                .getResultList();
    }

    private static String of(EmailAddress email) {
        return email.value().toLowerCase(Locale.ROOT);
    }

    private static String of(PostalAddress address) {
        return point(address.street(), address.postalCode());
    }
}
