package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.service.time.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;

/**
 * Art. 18: data are kept and nothing else. Stands from the moment the one who asks is known, and until it is ended by hand, after the data subject
 * was told (art. 18(3)); grounds (a) and (d) end with what they wait for.
 */
@Dependent
class RestrictionType implements RightType {
    static final String GROUND = "ground";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private ItemDrafts drafts;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    @Override
    public RequestType type() {
        return RequestType.RESTRICTION;
    }

    /** @throws InvalidValueException RESTRICTION_GROUND where no letter of art. 18(1) is named */
    @Override
    public void check(Wish wish, Party party) {
        if (!wish.get(GROUND).matches("[A-D]")) {
            throw new InvalidValueException("RESTRICTION_GROUND");
        }
    }

    @Override
    public List<RightsItem> items(RightsRequest request, Wish wish) {
        em.persist(ProcessingStop.restrict(
                ids.next(), request.partyId(), wish.get(GROUND), request.id(), clock.instant()));
        return List.of(drafts.single(request, "ALL_DATA", null));
    }

    @Override
    public boolean carryOut(Actor actor, RightsRequest request, Wish wish, List<RightsItem> items) {
        RequestStops.of(em, request).forEach(ProcessingStop::confirm);
        return true;
    }

    @Override
    public void refused(Actor actor, RightsRequest request) {
        RequestStops.of(em, request).forEach(stop -> stop.end(ProcessingStop.Ended.NOT_GRANTED, clock.instant()));
    }
}
