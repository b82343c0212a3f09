package dk.indsigt.portal.desk.campaign;

import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Paging;
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
public class NewslettersBacking {
    private static final int PAGE = 20;

    @Inject
    private CurrentUser user;

    @Inject
    private NewsletterService service;

    private String page;
    private Paging paging;
    private List<View> rows = List.of();
    private WayOut wayOut;

    public void load() {
        paging = Paging.of(page, PAGE, service.count(user.actor()));
        rows = service.list(user.actor(), paging.first(), PAGE);
        wayOut = service.wayOut(user.actor());
    }

    public String probe() {
        service.probe(user.actor());
        return "/desk/campaign/newsletters?faces-redirect=true";
    }

    public List<View> getRows() {
        return rows;
    }

    public WayOut getWayOut() {
        return wayOut;
    }

    public Paging getPaging() {
        return paging;
    }

    public String getPage() {
        return page;
    }

    public void setPage(String page) {
        this.page = page;
    }
}
