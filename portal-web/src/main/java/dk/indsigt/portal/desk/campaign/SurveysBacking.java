package dk.indsigt.portal.desk.campaign;

import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Paging;
import dk.indsigt.service.campaign.SurveyDesk;
import dk.indsigt.service.campaign.SurveyDesk.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** All surveys, newest first. */
@Named("deskSurveys")
@RequestScoped
public class SurveysBacking {
    private static final int PAGE = 20;

    @Inject
    private CurrentUser user;

    @Inject
    private SurveyDesk service;

    private String page;
    private Paging paging;
    private List<View> rows = List.of();

    public void load() {
        paging = Paging.of(page, PAGE, service.count(user.actor()));
        rows = service.list(user.actor(), paging.first(), PAGE);
    }

    public List<View> getRows() {
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
