package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import java.util.List;

/** What one type of request adds to the engine. */
interface RightType {
    RequestType type();

    /**
     * Looks at what is asked for before the request is received.
     *
     * @throws InvalidValueException with a code for the field that is wrong
     */
    default void check(Wish wish, Party party) {}

    /** @return what is to be decided about, with what a rule can decide decided */
    List<RightsItem> items(RightsRequest request, Wish wish);

    /** @return whether a rule may decide it alone when every item is granted or withheld by a rule */
    default boolean automatic(RightsRequest request) {
        return false;
    }

    /**
     * Looks at the items before a person decides.
     *
     * @throws dk.indsigt.domain.error.RefusedException with a code where something the law wants is missing
     */
    default void beforeDecision(RightsRequest request, List<RightsItem> items) {}

    /**
     * Does what was granted.
     *
     * @return whether it is done now; else something goes on in the background and the engine hears of its end
     */
    boolean carryOut(Actor actor, RightsRequest request, Wish wish, List<RightsItem> items);

    /** Nothing of it was granted: what was stopped meanwhile goes on. */
    default void refused(Actor actor, RightsRequest request) {}
}
