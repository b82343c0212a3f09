package dk.indsigt.portal.self.overview;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.service.overview.OverviewService.Overview;
import dk.indsigt.service.visit.Personalisation;
import dk.indsigt.service.visit.Personalisation.Suggestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** What is suggested on the front page. Of who has said no such yes, and for staff, nothing is asked or reckoned out. */
@ApplicationScoped
public class ChosenForYou {
    @Inject
    private Personalisation service;

    /** @return what is suggested, or {@code null} */
    Suggestion to(Actor actor, UUID partyId, Overview facts) {
        boolean signedIn = actor.role() == Role.CUSTOMER && partyId.equals(actor.personId());
        return signedIn && !facts.personalised().isEmpty()
                ? service.suggestion(actor, partyId, facts.personalised()).orElse(null)
                : null;
    }
}
