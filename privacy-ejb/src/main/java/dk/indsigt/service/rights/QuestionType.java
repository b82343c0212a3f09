package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Art. 38(4): a question to the data protection officer, answered by a letter. */
@Dependent
class QuestionType implements RightType {
    @Inject
    private ItemDrafts drafts;

    @Override
    public RequestType type() {
        return RequestType.DPO_QUESTION;
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
        return List.of(drafts.single(request, "QUESTION", null));
    }

    @Override
    public boolean carryOut(Actor actor, RightsRequest request, Wish wish, List<RightsItem> items) {
        return true;
    }
}
