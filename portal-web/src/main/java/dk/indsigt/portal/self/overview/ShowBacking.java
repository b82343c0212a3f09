package dk.indsigt.portal.self.overview;

import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.overview.OverviewService;
import dk.indsigt.service.overview.OverviewService.Overview;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The front page. */
@Named("overview")
@RequestScoped
public class ShowBacking {
    @Inject
    private Viewing viewing;

    @Inject
    private OverviewService service;

    private Overview overview;

    public void load() {
        overview = service.of(viewing.actor(), viewing.partyId());
    }

    public Overview getData() {
        return overview;
    }
}
