package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.service.protection.PrivateTexts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Art. 16, second sentence: a statement of the data subject is kept beside the data and goes where they go. */
@Dependent
class CompletionType implements RightType {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private PrivateTexts texts;

    @Inject
    private ItemDrafts drafts;

    @Override
    public RequestType type() {
        return RequestType.COMPLETION;
    }

    /** @throws InvalidValueException WORDS_REQUIRED */
    @Override
    public void check(Wish wish, Party party) {
        if (wish.words().isBlank()) {
            throw new InvalidValueException("WORDS_REQUIRED");
        }
    }

    @Override
    public List<RightsItem> items(RightsRequest request, Wish wish) {
        return List.of(drafts.single(request, "STATEMENT", null));
    }

    @Override
    public boolean carryOut(Actor actor, RightsRequest request, Wish wish, List<RightsItem> items) {
        Party party = em.find(Party.class, request.partyId());
        String binding = "party.statement " + party.id();
        String before = texts.read(party.id(), binding, party.statementCipher().orElse(null));
        String all = before == null ? wish.words() : before + "\n\n" + wish.words();
        party.state(texts.seal(party.id(), binding, all));
        return true;
    }
}
