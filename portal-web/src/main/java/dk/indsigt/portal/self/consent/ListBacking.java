package dk.indsigt.portal.self.consent;

import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.consent.ConsentService.Overview;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** All choices, by purpose, brand and channel. */
@Named("consentList")
@RequestScoped
public class ListBacking {
    @Inject
    private Viewing viewing;

    @Inject
    private ConsentService service;

    private Overview overview;

    public void load() {
        overview = service.overview(viewing.actor(), viewing.partyId());
    }

    public Overview getData() {
        return overview;
    }

    public boolean isSeveralBrands() {
        return overview.brands().size() > 1;
    }
}
