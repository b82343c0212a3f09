package dk.indsigt.portal.desk.disclosure;

import dk.indsigt.domain.disclosure.RecipientNotice;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Paging;
import dk.indsigt.service.disclosure.AudienceService;
import dk.indsigt.service.disclosure.AudienceService.Removal;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Removal files: overdue ones stand first, and what a platform answered is noted here. */
@Named("audienceRemovals")
@ViewScoped
public class RemovalsBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 20;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient AudienceService service;

    @Inject
    private transient Attempt attempt;

    private final HashMap<UUID, String> hows = new HashMap<>();
    private String page;
    private Paging paging;
    private List<Removal> rows;

    public void load() {
        paging = Paging.of(page, PAGE, service.removalCount(user.actor()));
        rows = service.removals(user.actor(), paging.first(), PAGE);
    }

    public String confirm(UUID id) {
        return attempt.of(() -> service.confirm(user.actor(), id, how(id)))
                ? "/desk/disclosure/removals?faces-redirect=true&includeViewParams=true"
                : null;
    }

    private RecipientNotice.How how(UUID id) {
        String chosen = hows.get(id);
        return chosen == null ? null : RecipientNotice.How.valueOf(chosen);
    }

    public List<Removal> getRows() {
        return rows;
    }

    public Paging getPaging() {
        return paging;
    }

    /** @return codes, since what is chosen for a key of a map arrives as text */
    public List<String> getWays() {
        return Arrays.stream(RecipientNotice.How.values()).map(Enum::name).toList();
    }

    /** @return what was chosen for each file */
    public Map<UUID, String> getHows() {
        return hows;
    }

    public String getPage() {
        return page;
    }

    public void setPage(String page) {
        this.page = page;
    }
}
