package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.rights.erasure.ErasurePlan;
import dk.indsigt.service.rights.erasure.Erasures;
import dk.indsigt.service.rights.erasure.Planned;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Art. 17: by item, what goes and what stays, on which ground and until when; two people; then a job that resumes after any crash. */
@Dependent
class ErasureType implements RightType {
    static final String GROUND = "ground";

    @EJB
    private Register register;

    @Inject
    private ErasurePlan plan;

    @Inject
    private Erasures erasures;

    @Inject
    private ItemDrafts drafts;

    @Override
    public RequestType type() {
        return RequestType.ERASURE;
    }

    /** @throws InvalidValueException ERASURE_GROUND where no letter of art. 17(1) is named */
    @Override
    public void check(Wish wish, Party party) {
        if (!wish.get(GROUND).matches("[A-F]")) {
            throw new InvalidValueException("ERASURE_GROUND");
        }
    }

    @Override
    public List<RightsItem> items(RightsRequest request, Wish wish) {
        List<RightsItem> items = new ArrayList<>();
        for (Planned planned : plan.of(request.partyId())) {
            RightsItem item = drafts.open(request, items.size() + 1, planned.category(), null, planned.amount());
            items.add(planned.ground()
                    .map(ground -> item.computedRefusal(ground, planned.until().orElse(null), register.grounds()))
                    .orElseGet(item::computedGrant));
        }
        return items;
    }

    @Override
    public boolean carryOut(Actor actor, RightsRequest request, Wish wish, List<RightsItem> items) {
        erasures.start(request, items);
        return false;
    }
}
