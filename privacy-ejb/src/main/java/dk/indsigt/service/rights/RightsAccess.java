package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.party.Representation;
import dk.indsigt.domain.rights.Mandate;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.access.Access;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Says who may deal with a request: who asked, whom it is about, who represents the company, and the desk. For anybody else it does not exist. */
@ApplicationScoped
class RightsAccess {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private Clock clock;

    /**
     * @return the request
     * @throws NotFoundException where there is none, or the actor may not know of it
     */
    RightsRequest toSee(Actor actor, UUID requestId) {
        RightsRequest request = requestId == null ? null : em.find(RightsRequest.class, requestId);
        if (request == null) {
            throw new NotFoundException();
        }
        if (actor.role() == Role.CUSTOMER) {
            if (!concerns(actor, request)) {
                throw access.foreign(actor, requestId);
            }
        } else if (!actor.role().desk()) {
            throw access.foreign(actor, requestId);
        } else if (actor.contactId() != null
                && !access.openContact(actor).partyId().equals(request.partyId())) {
            throw access.foreign(actor, requestId);
        }
        return request;
    }

    /** As {@link #toSee}, for a member of staff who works on it. */
    RightsRequest toWork(Actor actor, UUID requestId) {
        if (!actor.role().desk()) {
            throw access.foreign(actor, requestId);
        }
        return toSee(actor, requestId);
    }

    /** @return mandates that count today */
    List<Mandate> mandatesOf(UUID personId) {
        return em.createQuery(
                        "select m from Mandate m where m.holderId = :holder and m.endedAt is null order by m.validFrom",
                        Mandate.class)
                .setParameter("holder", personId)
                .getResultStream()
                .filter(mandate -> mandate.on(LegalTime.today(clock)))
                .toList();
    }

    private boolean concerns(Actor actor, RightsRequest request) {
        UUID person = actor.personId();
        if (request.partyId().equals(person) || represents(person, request.partyId())) {
            return true;
        }
        if (!request.requesterId().equals(person)) {
            return false;
        }
        return request.mandateId()
                .map(id -> em.find(Mandate.class, id).on(LegalTime.today(clock)))
                .orElse(true);
    }

    boolean represents(UUID personId, UUID companyId) {
        return em.createQuery(
                        "select r from Representation r where r.personId = :person and r.companyId = :company",
                        Representation.class)
                .setParameter("person", personId)
                .setParameter("company", companyId)
                .getResultStream()
                .anyMatch(row -> row.on(LegalTime.today(clock)));
    }
}
