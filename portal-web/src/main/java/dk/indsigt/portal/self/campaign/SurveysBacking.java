package dk.indsigt.portal.self.campaign;

import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.campaign.SurveyService;
import dk.indsigt.service.campaign.SurveyService.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Surveys that are open, and those one has answered. */
@Named("surveys")
@RequestScoped
public class SurveysBacking {
    private static final int MOST = 50;

    @Inject
    private Viewing viewing;

    @Inject
    private SurveyService service;

    private List<View> rows = List.of();

    public void load() {
        rows = service.list(viewing.actor(), viewing.partyId(), 0, MOST);
    }

    public List<View> getRows() {
        return rows;
    }
}
