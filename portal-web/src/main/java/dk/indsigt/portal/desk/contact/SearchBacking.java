package dk.indsigt.portal.desk.contact;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.contact.DeskSearchService;
import dk.indsigt.service.contact.DeskSearchService.Hit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The first page of the desk. What is searched for travels in a post, never in the address. */
@Named("deskSearch")
@RequestScoped
public class SearchBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private DeskSearchService service;

    @Inject
    private Attempt attempt;

    private String query;
    private List<Hit> hits;

    public void search() {
        hits = attempt.at(() -> service.search(user.actor(), query)).orElse(null);
    }

    /** @return the hits, or {@code null} before a search */
    public List<Hit> getHits() {
        return hits;
    }

    /** @return whether several hits need telling apart */
    public boolean isAmbiguous() {
        return hits != null && hits.size() > 1;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }
}
