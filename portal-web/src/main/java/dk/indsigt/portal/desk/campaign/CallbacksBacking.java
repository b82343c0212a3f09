package dk.indsigt.portal.desk.campaign;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Paging;
import dk.indsigt.service.campaign.CallbackDesk;
import dk.indsigt.service.campaign.CallbackDesk.Row;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** Those who asked to be called: take one, call, and say how it went. */
@Named("callbackQueue")
@ViewScoped
public class CallbacksBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 20;
    private static final String HERE = "/desk/campaign/callbacks?faces-redirect=true&includeViewParams=true";

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient CallbackDesk service;

    @Inject
    private transient Attempt attempt;

    private String page;
    private Paging paging;
    private List<Row> rows;

    public void load() {
        paging = Paging.of(page, PAGE, service.count(user.actor()));
        rows = service.queue(user.actor(), paging.first(), PAGE);
    }

    public String take(UUID id) {
        return attempt.of(() -> service.take(user.actor(), id)) ? HERE : null;
    }

    public String called(UUID id) {
        return attempt.of(() -> service.called(user.actor(), id)) ? HERE : null;
    }

    public String notReached(UUID id) {
        return attempt.of(() -> service.notReached(user.actor(), id)) ? HERE : null;
    }

    public List<Row> getRows() {
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
