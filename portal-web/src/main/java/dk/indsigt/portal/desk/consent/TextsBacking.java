package dk.indsigt.portal.desk.consent;

import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.consent.ConsentTextService;
import dk.indsigt.service.consent.ConsentTextService.Version;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The texts that are shown before a yes. */
@Named("consentTexts")
@RequestScoped
public class TextsBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private ConsentTextService service;

    private List<Version> rows;

    public void load() {
        rows = service.list(user.actor());
    }

    public List<Version> getRows() {
        return rows;
    }
}
