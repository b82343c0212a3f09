package dk.indsigt.service.party;

import dk.indsigt.domain.contact.ContactDisclosure;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Relation;
import dk.indsigt.service.access.Subject;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The lines that somebody owns or uses, with what may be shown of each (P-4). */
@Stateless
@PermitAll
public class LineReach {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    /**
     * A line as seen by one party.
     *
     * @param number for reading; covered for staff where the line is secret and no reason was given
     * @param covered whether it is covered
     * @param owned the party is the owner
     * @param used the party is the user
     * @param userName given name of the user, where the owner declared somebody else; else {@code null}
     * @param listing what counts: a protected address of the owner is stronger than what was chosen
     */
    public record LineView(
            UUID id,
            String number,
            boolean covered,
            String iccid,
            String product,
            LocalDate activeFrom,
            boolean owned,
            boolean used,
            Relation relation,
            String userName,
            Listing listing,
            Instant listingSince)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param subject from the guard
     * @return active lines, owned first
     */
    public List<LineView> of(Subject subject) {
        UUID partyId = subject.party().id();
        List<Object[]> rows = em.createQuery(
                        "select l.id, l.msisdn, l.iccid, s.product, l.activeFrom, c.partyId, u.personId, u.relation,"
                                + " p.givenName, l.listing, l.listingSince, o.addressProtected from Line l join Subscription"
                                + " s on s.id = l.subscriptionId join Customer c on c.id = s.customerId join Party o on"
                                + " o.id = c.partyId left join LineUse u on u.lineId = l.id and u.until is null left join"
                                + " Person p on p.id = u.personId where l.activeTo is null and c.partyId = :party order by l.msisdn",
                        Object[].class)
                .setParameter("party", partyId)
                .getResultList();
        List<Object[]> used = em.createQuery(
                        "select l.id, l.msisdn, l.iccid, s.product, l.activeFrom, c.partyId, u.personId, u.relation,"
                                + " p.givenName, l.listing, l.listingSince, o.addressProtected from LineUse u join Line l"
                                + " on l.id = u.lineId join Subscription s on s.id = l.subscriptionId join Customer c on"
                                + " c.id = s.customerId join Party o on o.id = c.partyId join Person p on p.id ="
                                + " u.personId where u.personId = :party and u.until is null and l.activeTo is null and c.partyId <> :party order by l.msisdn",
                        Object[].class)
                .setParameter("party", partyId)
                .getResultList();
        rows.addAll(used);
        Set<UUID> uncovered = uncoveredNumbers(subject);
        return rows.stream().map(row -> view(row, subject, uncovered)).toList();
    }

    private Set<UUID> uncoveredNumbers(Subject subject) {
        if (subject.contact() == null) {
            return Set.of();
        }
        return em.createQuery(
                        "select d.objectId from ContactDisclosure d where d.contactId = :contact and d.kind = :kind",
                        UUID.class)
                .setParameter("contact", subject.contact().id())
                .setParameter("kind", ContactDisclosure.Kind.NUMBER)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    private static LineView view(Object[] row, Subject subject, Set<UUID> uncovered) {
        UUID id = (UUID) row[0];
        Msisdn number = (Msisdn) row[1];
        UUID owner = (UUID) row[5];
        UUID user = (UUID) row[6];
        Listing listing = ((Listing) row[9]).withProtection((Boolean) row[11]);
        UUID party = subject.party().id();
        boolean secret = subject.contact() != null && listing == Listing.SECRET && !uncovered.contains(id);
        boolean covered = !subject.full() || secret;
        boolean usesSelf = user == null ? owner.equals(party) : user.equals(party);
        return new LineView(
                id,
                covered ? number.masked() : number.formatted(),
                covered,
                subject.full() ? (String) row[2] : "",
                (String) row[3],
                (LocalDate) row[4],
                owner.equals(party),
                usesSelf,
                row[7] == null ? Relation.SELF : (Relation) row[7],
                usesSelf ? null : (String) row[8],
                subject.full() ? listing : null,
                subject.full() ? (Instant) row[10] : null);
    }
}
