package dk.indsigt.service.rights;

import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.service.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Makes items of a request. */
@ApplicationScoped
class ItemDrafts {
    @Inject
    private Ids ids;

    RightsItem open(RightsRequest request, int ordinal, String category, UUID objectId, long amount) {
        return RightsItem.open(ids.next(), request.id(), request.type(), ordinal, category, objectId, amount);
    }

    /** @return the one item of a request that is about one thing */
    RightsItem single(RightsRequest request, String category, UUID objectId) {
        return open(request, 1, category, objectId, 1);
    }
}
