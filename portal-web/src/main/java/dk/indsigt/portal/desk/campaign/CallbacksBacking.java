package dk.indsigt.portal.desk.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.PagedList;
import dk.indsigt.service.campaign.CallbackDesk;
import dk.indsigt.service.campaign.CallbackDesk.Row;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Those who asked to be called: take one, call, and say how it went. */
@Named("callbackQueue")
@ViewScoped
public class CallbacksBacking extends PagedList<Row> {
    private static final long serialVersionUID = 1L;
    private static final String HERE = "/desk/campaign/callbacks?faces-redirect=true&includeViewParams=true";

    @Inject
    private transient CallbackDesk service;

    @Inject
    private transient Attempt attempt;

    @Override
    protected long count(Actor actor) {
        return service.count(actor);
    }

    @Override
    protected List<Row> rows(Actor actor, int first, int size) {
        return service.queue(actor, first, size);
    }

    public String take(UUID id) {
        return attempt.of(() -> service.take(actor(), id)) ? HERE : null;
    }

    public String called(UUID id) {
        return attempt.of(() -> service.called(actor(), id)) ? HERE : null;
    }

    public String notReached(UUID id) {
        return attempt.of(() -> service.notReached(actor(), id)) ? HERE : null;
    }
}
