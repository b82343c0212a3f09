package dk.indsigt.portal.self.campaign;

import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.campaign.CompetitionService;
import dk.indsigt.service.campaign.CompetitionService.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Competitions that are open, and those one is in. */
@Named("competitions")
@RequestScoped
public class CompetitionsBacking {
    private static final int MOST = 50;

    @Inject
    private Viewing viewing;

    @Inject
    private CompetitionService service;

    private List<View> rows = List.of();

    public void load() {
        rows = service.list(viewing.actor(), viewing.partyId(), 0, MOST);
    }

    public List<View> getRows() {
        return rows;
    }
}
