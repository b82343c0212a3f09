package dk.indsigt.portal.desk.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.portal.frame.PagedList;
import dk.indsigt.service.campaign.NewsletterService;
import dk.indsigt.service.campaign.NewsletterService.View;
import dk.indsigt.service.campaign.NewsletterService.WayOut;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Issues of newsletters, newest first, and whether the way out of them works. */
@Named("newsletters")
@RequestScoped
public class NewslettersBacking extends PagedList<View> {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient NewsletterService service;

    private WayOut wayOut;

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
        wayOut = service.wayOut(actor());
    }

    public String probe() {
        service.probe(actor());
        return "/desk/campaign/newsletters?faces-redirect=true";
    }

    public WayOut getWayOut() {
        return wayOut;
    }
}
