package dk.indsigt.portal.desk.disclosure;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.disclosure.RecipientNotice.How;
import dk.indsigt.service.disclosure.AudienceService;
import dk.indsigt.service.disclosure.AudienceService.Removal;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Removal files: overdue ones stand first, and what a platform answered is noted here. */
@Named("audienceRemovals")
@ViewScoped
public class RemovalsBacking extends AnswersBacking<Removal> {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient AudienceService service;

    @Override
    protected long count(Actor actor) {
        return service.removalCount(actor);
    }

    @Override
    protected List<Removal> rows(Actor actor, int first, int size) {
        return service.removals(actor, first, size);
    }

    @Override
    protected void note(UUID id, How how) {
        service.confirm(actor(), id, how);
    }

    public String confirm(UUID id) {
        return noted(id, "/desk/disclosure/removals");
    }
}
