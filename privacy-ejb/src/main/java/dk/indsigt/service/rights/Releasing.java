package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.rights.RightsIdentity;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.rights.pack.Contents;
import dk.indsigt.service.rights.pack.Packages;
import dk.indsigt.service.rights.pack.PlannedItem;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Requests whose answer is a package of data. What a rule can hand out to the person itself is handed out at once. Who was known by a code to one
 * number has proved that number alone: what belongs to other numbers waits until each of them is proved (B-37).
 */
abstract class Releasing implements RightType {
    private static final Set<String> OF_LINES = Set.of("TRAFFIC", "LOCATION", "EQUIPMENT");

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Contents contents;

    @Inject
    private Packages packages;

    @Inject
    private ItemDrafts drafts;

    @Override
    public final List<RightsItem> items(RightsRequest request, Wish wish) {
        boolean linesOpen = request.identifiedBy()
                        .filter(RightsIdentity.Method.CODE::equals)
                        .isPresent()
                && unprovedLines(request) > 0;
        List<RightsItem> items = new ArrayList<>();
        for (PlannedItem planned : contents.plan(request, chosen(wish))) {
            RightsItem item =
                    drafts.open(request, items.size() + 1, planned.category(), planned.objectId(), planned.amount());
            if (planned.ground().isPresent()) {
                item.computedRefusal(planned.ground().get(), planned.until().orElse(null), register.grounds());
            } else if (!linesOpen || !OF_LINES.contains(planned.category())) {
                item.computedGrant();
            }
            items.add(item);
        }
        return items;
    }

    /** @return ids of what was chosen; empty for everything */
    List<UUID> chosen(Wish wish) {
        return List.of();
    }

    @Override
    public final boolean automatic(RightsRequest request) {
        return request.standing() == Standing.SELF || request.standing() == Standing.COMPANY;
    }

    @Override
    public final boolean carryOut(Actor actor, RightsRequest request, Wish wish, List<RightsItem> items) {
        packages.order(request, items);
        return false;
    }

    private long unprovedLines(RightsRequest request) {
        return ((Number) em.createNativeQuery("select count(distinct u.line_id) from line_use u where u.person_id = ?1"
                                + " and not exists (select 1 from rights_identity i where i.request_id = ?2 and i.passed"
                                + " and i.kind = 'LINE' and i.object_id = u.line_id)")
                        .setParameter(1, request.partyId().toString())
                        .setParameter(2, request.id().toString())
                        .getSingleResult())
                .longValue();
    }
}
