package dk.indsigt.service.party;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Line;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** Whom another system means by a customer number or the number of a line. Asked by services that have found out who may ask. */
@Stateless
@PermitAll
public class NumberHolders {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    /**
     * @param number customer number
     * @throws InvalidValueException CUSTOMER_UNKNOWN
     */
    public Party customer(String number) {
        return em.createQuery(
                        "select p from Party p join Customer c on c.partyId = p.id where c.number = :number and p.erasedAt"
                                + " is null",
                        Party.class)
                .setParameter("number", number.strip())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("CUSTOMER_UNKNOWN"));
    }

    /** @throws InvalidValueException PARTY_UNKNOWN where there is nobody, or who was erased */
    public Party party(UUID id) {
        Party party = em.find(Party.class, id);
        if (party == null || party.erasedAt().isPresent()) {
            throw new InvalidValueException("PARTY_UNKNOWN");
        }
        return party;
    }

    /**
     * @return the active line
     * @throws InvalidValueException LINE_UNKNOWN
     */
    public Line line(Msisdn phone) {
        return em.createQuery("select l from Line l where l.msisdn = :phone and l.activeTo is null", Line.class)
                .setParameter("phone", phone)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("LINE_UNKNOWN"));
    }

    /**
     * A line speaks for whoever uses it (K-25); where nobody was declared, for its owner.
     *
     * @throws InvalidValueException LINE_UNKNOWN where that person was erased
     */
    public Party user(Line line) {
        List<?> ids = em.createNativeQuery(
                        "select coalesce(u.person_id, c.party_id) from line l join subscription s on s.id ="
                                + " l.subscription_id join customer c on c.id = s.customer_id left join line_use u on u.line_id ="
                                + " l.id and u.until is null where l.id = ?")
                .setParameter(1, line.id().toString())
                .getResultList();
        Party party = em.find(Party.class, UUID.fromString(ids.get(0).toString()));
        if (party.erasedAt().isPresent()) {
            throw new InvalidValueException("LINE_UNKNOWN");
        }
        return party;
    }
}
