package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.service.consent.ConsentLedger;
import dk.indsigt.service.consent.ConsentLedger.Act;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Art. 21(2) and (3): at once, in all channels and for all brands, and without any refusal (K-11, K-32). */
@Dependent
class MarketingObjectionType implements RightType {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private ConsentLedger ledger;

    @Inject
    private ItemDrafts drafts;

    @Override
    public RequestType type() {
        return RequestType.OBJECTION_DM;
    }

    @Override
    public List<RightsItem> items(RightsRequest request, Wish wish) {
        return List.of(drafts.single(request, "PA05", null).computedGrant());
    }

    @Override
    public boolean carryOut(Actor actor, RightsRequest request, Wish wish, List<RightsItem> items) {
        Party party = em.find(Party.class, request.partyId());
        ledger.objectToMarketing(Act.now(actor, party, request.askedThrough(), request.number()));
        return true;
    }
}
