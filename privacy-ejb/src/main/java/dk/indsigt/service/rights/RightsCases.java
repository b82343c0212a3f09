package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.text.Luhn;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.rights.RightsViews.Case;
import dk.indsigt.service.rights.RightsViews.Row;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** The requests of one party, for the one who asks and for those who help: where they stand, the answer to a question, and the way out. */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class RightsCases {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private RightsAccess rights;

    @Inject
    private RightsEngine engine;

    @Inject
    private RightsReader reader;

    /** @return requests about the party, and for a customer those asked for others; open ones first, then newest */
    public List<Row> list(Actor actor, UUID partyId, int first, int size) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select r, p from RightsRequest r join Party p on p.id = r.partyId where r.partyId = :party or"
                                + " r.requesterId = :person order by case when r.closedAt is null then 0 else 1 end,"
                                + " r.receivedAt desc",
                        Object[].class)
                .setParameter("party", partyId)
                .setParameter("person", asker(actor, partyId))
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(row -> reader.row((RightsRequest) row[0], ((dk.indsigt.domain.party.Party) row[1]).name()))
                .toList();
    }

    public long count(Actor actor, UUID partyId) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select count(r) from RightsRequest r where r.partyId = :party or r.requesterId = :person",
                        Long.class)
                .setParameter("party", partyId)
                .setParameter("person", asker(actor, partyId))
                .getSingleResult();
    }

    public Case show(Actor actor, UUID requestId) {
        RightsRequest request = rights.toSee(actor, requestId);
        if (actor.role() != Role.CUSTOMER) {
            access.toSeeFully(actor, request.partyId());
        }
        return reader.show(request);
    }

    /**
     * Answers what the desk asked.
     *
     * @throws InvalidValueException WORDS_REQUIRED, TOO_LONG, CARD_NUMBER_IN_TEXT
     * @throws RefusedException STEP_NOT_NOW
     */
    public void answer(Actor actor, UUID requestId, String words) {
        RightsRequest request = changeable(actor, requestId);
        engine.answer(actor, request, required(words));
    }

    /**
     * Takes a request back.
     *
     * @throws RefusedException STEP_NOT_NOW
     */
    public void withdraw(Actor actor, UUID requestId) {
        engine.withdraw(actor, changeable(actor, requestId));
    }

    private RightsRequest changeable(Actor actor, UUID requestId) {
        RightsRequest request = rights.toSee(actor, requestId);
        if (actor.role() != Role.CUSTOMER) {
            access.toChange(actor, request.partyId());
        }
        return request;
    }

    private static UUID asker(Actor actor, UUID partyId) {
        return actor.role() == Role.CUSTOMER && partyId.equals(actor.personId()) ? actor.personId() : partyId;
    }

    static String required(String words) {
        if (words == null || words.isBlank()) {
            throw new InvalidValueException("WORDS_REQUIRED");
        }
        if (words.length() > Filing.WORDS_MAX) {
            throw new InvalidValueException("TOO_LONG", Filing.WORDS_MAX);
        }
        if (Luhn.holdsCardNumber(words)) {
            throw new InvalidValueException("CARD_NUMBER_IN_TEXT");
        }
        return words.strip();
    }
}
