package dk.indsigt.portal.self.rights;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.Paging;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.rights.Mandates;
import dk.indsigt.service.rights.RightsCases;
import dk.indsigt.service.rights.RightsViews.Row;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Requests of the party, and who may act for whom. */
@Named("rightsList")
@RequestScoped
public class ListBacking {
    private static final int PAGE = 20;

    @Inject
    private Viewing viewing;

    @Inject
    private RightsCases service;

    @Inject
    private Mandates mandates;

    @Inject
    private Attempt attempt;

    private String page;
    private Paging paging;
    private List<Row> rows = List.of();
    private List<Mandates.View> acting = List.of();

    public void load() {
        paging = Paging.of(page, PAGE, service.count(viewing.actor(), viewing.partyId()));
        rows = service.list(viewing.actor(), viewing.partyId(), paging.first(), PAGE);
        acting = mandates.list(viewing.actor(), viewing.partyId());
    }

    public String end(UUID mandate) {
        return attempt.of(() -> mandates.end(viewing.actor(), mandate))
                ? "/self/rights/list?faces-redirect=true"
                : null;
    }

    public List<Row> getRows() {
        return rows;
    }

    public List<Mandates.View> getActing() {
        return acting;
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
