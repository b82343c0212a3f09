package dk.indsigt.portal.desk.disclosure;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.portal.frame.PagedList;
import dk.indsigt.service.disclosure.AudienceService;
import dk.indsigt.service.disclosure.AudienceService.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Audiences that were asked for: how many are in the file, and who was left out for what reason. */
@Named("audiences")
@RequestScoped
public class AudiencesBacking extends PagedList<View> {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient AudienceService service;

    private String asked;
    private long overdue;

    @Override
    protected long count(Actor actor) {
        return service.count(actor);
    }

    @Override
    protected List<View> rows(Actor actor, int first, int size) {
        return service.list(actor, first, size);
    }

    @Override
    public void load() {
        super.load();
        overdue = service.overdue(actor());
    }

    /** @return removal files that a platform should have confirmed by now */
    public long getOverdue() {
        return overdue;
    }

    public boolean isJustAsked() {
        return "true".equals(asked);
    }

    public String getAsked() {
        return asked;
    }

    public void setAsked(String asked) {
        this.asked = asked;
    }
}
