package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** Art. 22(3): one states one's view, and a person decides again: never the one who decided first (P-3.6.3-g). */
@Dependent
class AutomatedDecisionType implements RightType {
    static final String ASSESSMENT = "assessment";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private ItemDrafts drafts;

    @Override
    public RequestType type() {
        return RequestType.AUTOMATED_DECISION;
    }

    /** @throws InvalidValueException ASSESSMENT_UNKNOWN, WORDS_REQUIRED */
    @Override
    public void check(Wish wish, Party party) {
        CreditAssessment assessment = em.find(CreditAssessment.class, id(wish));
        if (assessment == null || !assessment.partyId().equals(party.id())) {
            throw new InvalidValueException("ASSESSMENT_UNKNOWN");
        }
        if (wish.words().isBlank()) {
            throw new InvalidValueException("WORDS_REQUIRED");
        }
    }

    @Override
    public List<RightsItem> items(RightsRequest request, Wish wish) {
        return List.of(drafts.single(request, "CREDIT", id(wish)));
    }

    /** @throws RefusedException REVIEW_REQUIRED where no person decided again */
    @Override
    public void beforeDecision(RightsRequest request, List<RightsItem> items) {
        boolean reviewed = !em.createQuery(
                        "select c.id from CreditAssessment c where c.requestId = :request", UUID.class)
                .setParameter("request", request.id())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        if (items.stream().anyMatch(RightsItem::granted) && !reviewed) {
            throw new RefusedException("REVIEW_REQUIRED");
        }
    }

    @Override
    public boolean carryOut(Actor actor, RightsRequest request, Wish wish, List<RightsItem> items) {
        return true;
    }

    private static UUID id(Wish wish) {
        try {
            return UUID.fromString(wish.get(ASSESSMENT));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidValueException("ASSESSMENT_UNKNOWN");
        }
    }
}
