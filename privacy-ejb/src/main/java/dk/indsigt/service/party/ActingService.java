package dk.indsigt.service.party;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.party.Company;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.Representation;
import dk.indsigt.domain.time.LegalTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tells a customer for whom he may act: for himself, and for companies that he represents. */
@Stateless
@RolesAllowed("CUSTOMER")
public class ActingService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Clock clock;

    /**
     * Somebody to act for.
     *
     * @param person false for a company
     */
    public record Choice(UUID partyId, String name, boolean person) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return the customer first, then companies by name */
    public List<Choice> choices(Actor actor) {
        List<Choice> choices = new ArrayList<>();
        Party self = em.find(Party.class, actor.personId());
        choices.add(new Choice(self.id(), self.name(), true));
        em.createQuery(
                        "select r, c from Representation r join Company c on c.id = r.companyId where r.personId ="
                                + " :person order by c.companyName",
                        Object[].class)
                .setParameter("person", actor.personId())
                .getResultStream()
                .filter(row -> ((Representation) row[0]).on(LegalTime.today(clock)))
                .map(row -> (Company) row[1])
                .forEach(company -> choices.add(new Choice(company.id(), company.name(), false)));
        return choices;
    }
}
