package dk.indsigt.portal.desk.disclosure;

import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Paging;
import dk.indsigt.service.disclosure.AudienceService;
import dk.indsigt.service.disclosure.AudienceService.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Audiences that were asked for: how many are in the file, and who was left out for what reason. */
@Named("audiences")
@RequestScoped
public class AudiencesBacking {
    private static final int PAGE = 20;

    @Inject
    private CurrentUser user;

    @Inject
    private AudienceService service;

    private String page;
    private String asked;
    private Paging paging;
    private List<View> rows;
    private long overdue;

    public void load() {
        paging = Paging.of(page, PAGE, service.count(user.actor()));
        rows = service.list(user.actor(), paging.first(), PAGE);
        overdue = service.overdue(user.actor());
    }

    public List<View> getRows() {
        return rows;
    }

    public Paging getPaging() {
        return paging;
    }

    /** @return removal files that a platform should have confirmed by now */
    public long getOverdue() {
        return overdue;
    }

    public boolean isJustAsked() {
        return "true".equals(asked);
    }

    public String getPage() {
        return page;
    }

    public void setPage(String page) {
        this.page = page;
    }

    public String getAsked() {
        return asked;
    }

    public void setAsked(String asked) {
        this.asked = asked;
    }
}
