package dk.indsigt.portal.desk.notice;

import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.notice.TemplateService;
import dk.indsigt.service.notice.TemplateService.Version;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The kinds of letters, each with its newest version. */
@Named("templates")
@RequestScoped
public class TemplatesBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private TemplateService service;

    private List<Version> rows;

    public void load() {
        rows = service.list(user.actor());
    }

    public List<Version> getRows() {
        return rows;
    }
}
