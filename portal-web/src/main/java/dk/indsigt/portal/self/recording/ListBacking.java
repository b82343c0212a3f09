package dk.indsigt.portal.self.recording;

import dk.indsigt.portal.frame.Paging;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.recording.RecordingService;
import dk.indsigt.service.recording.RecordingService.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The recordings of a person. */
@Named("recordingList")
@RequestScoped
public class ListBacking {
    private static final int PAGE = 20;

    @Inject
    private Viewing viewing;

    @Inject
    private RecordingService service;

    private String page;
    private Paging paging;
    private List<View> rows = List.of();

    public void load() {
        if (viewing.isPerson()) {
            paging = Paging.of(page, PAGE, service.count(viewing.actor(), viewing.partyId()));
            rows = service.list(viewing.actor(), viewing.partyId(), paging.first(), PAGE);
        }
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
