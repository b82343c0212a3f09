package dk.indsigt.portal.self.notice;

import dk.indsigt.portal.frame.Paging;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.notice.InboxService;
import dk.indsigt.service.notice.InboxService.Line;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The inbox. */
@Named("noticeList")
@RequestScoped
public class ListBacking {
    private static final int PAGE = 25;

    @Inject
    private Viewing viewing;

    @Inject
    private InboxService service;

    private String page;
    private Paging paging;
    private List<Line> rows;

    public void load() {
        paging = Paging.of(page, PAGE, service.count(viewing.actor(), viewing.partyId()));
        rows = service.list(viewing.actor(), viewing.partyId(), paging.first(), PAGE);
    }

    public List<Line> getRows() {
        return rows;
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
