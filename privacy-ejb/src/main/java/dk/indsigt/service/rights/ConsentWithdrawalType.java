package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Brand;
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

/** Art. 7(3): consents are taken back the moment it is said, all of them or those that were chosen; what was done before stays lawful (P-8-c). */
@Dependent
class ConsentWithdrawalType implements RightType {
    static final String CONSENTS = "consents";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private ConsentLedger ledger;

    @Inject
    private ItemDrafts drafts;

    @Override
    public RequestType type() {
        return RequestType.CONSENT_WITHDRAWAL;
    }

    /** @throws InvalidValueException CONSENT_UNKNOWN */
    @Override
    public void check(Wish wish, Party party) {
        List<ConsentKey> given = ledger.standingYes(party.id());
        if (!given.containsAll(chosen(wish))) {
            throw new InvalidValueException("CONSENT_UNKNOWN");
        }
    }

    @Override
    public List<RightsItem> items(RightsRequest request, Wish wish) {
        return List.of(drafts.single(request, "CONSENT", null).computedGrant());
    }

    @Override
    public boolean carryOut(Actor actor, RightsRequest request, Wish wish, List<RightsItem> items) {
        Party party = em.find(Party.class, request.partyId());
        Act act = Act.now(actor, party, request.askedThrough(), request.number());
        List<ConsentKey> chosen = chosen(wish);
        for (ConsentKey key : chosen.isEmpty() ? ledger.standingYes(party.id()) : chosen) {
            ledger.stop(act, key, request.language());
        }
        return true;
    }

    private static List<ConsentKey> chosen(Wish wish) {
        try {
            return wish.list(CONSENTS).stream()
                    .map(text -> text.split("\\|"))
                    .map(parts -> new ConsentKey(parts[0], MarketingChannel.valueOf(parts[1]), Brand.valueOf(parts[2])))
                    .toList();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            throw new InvalidValueException("CONSENT_UNKNOWN");
        }
    }
}
