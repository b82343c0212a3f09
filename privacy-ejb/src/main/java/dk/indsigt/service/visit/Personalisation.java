package dk.indsigt.service.visit;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.consent.Permissions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Content that suits a customer: only for who is signed in, and only where the customer has said yes and nothing else stands against it (K-22, B-45,
 * B-49). Nothing is reckoned out before both are known.
 */
@Stateless
@RolesAllowed("CUSTOMER")
public class Personalisation {
    private static final String PURPOSE = "PERSONALISATION";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Permissions permissions;

    @Inject
    private Access access;

    /**
     * A product of the house that is like one the customer has.
     *
     * @param held what the customer has
     * @param product what is like it
     */
    public record Suggestion(Brand brand, String held, String product) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param brands of which something may be suggested, where the customer allows it; each is asked about
     * @return nothing where the customer does not allow it, has nothing like it, or somebody else is signed in on the customer's behalf
     * @throws NotFoundException where it is somebody else's to see
     */
    public Optional<Suggestion> suggestion(Actor actor, UUID partyId, Collection<Brand> brands) {
        if (!partyId.equals(actor.personId())) {
            access.toSee(actor, partyId);
            return Optional.empty();
        }
        return brands.stream()
                .filter(brand -> allowed(partyId, brand))
                .flatMap(brand -> similar(partyId, brand).stream())
                .findFirst();
    }

    private boolean allowed(UUID partyId, Brand brand) {
        return permissions
                .read(new ConsentKey(PURPOSE, MarketingChannel.WEB, brand), List.of(partyId))
                .about(partyId)
                .allowed();
    }

    /** The next of the same kind. Looks at the subscription alone: neither at usage nor at anything else that is known. */
    private Optional<Suggestion> similar(UUID partyId, Brand brand) {
        List<?> rows = em.createNativeQuery(
                        "select p.name, n.name from customer c join subscription s on s.customer_id ="
                                + " c.id and s.ended_on is null join own_product p on p.brand = c.brand and p.segment = if(c.segment ="
                                + " 'PRIVATE', 'PRIVATE', 'BUSINESS') and p.name = s.product join own_product n on n.brand = p.brand and n.segment = p.segment and"
                                + " n.ordinal = p.ordinal + 1 where c.party_id = ? and c.brand = ? and c.ended_on is null order by"
                                + " s.started_on desc, s.id limit 1")
                .setParameter(1, partyId.toString())
                .setParameter(2, brand.name())
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(r -> new Suggestion(brand, (String) r[0], (String) r[1]))
                .findFirst();
    }
}
