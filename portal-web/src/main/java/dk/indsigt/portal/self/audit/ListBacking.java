package dk.indsigt.portal.self.audit;

import dk.indsigt.portal.frame.Paging;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.access.LookService;
import dk.indsigt.service.access.LookService.Look;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Who has looked, and what was done. */
@Named("auditList")
@RequestScoped
public class ListBacking {
    private static final int PAGE = 25;

    @Inject
    private Viewing viewing;

    @Inject
    private LookService service;

    @Inject
    private Texts texts;

    private String page;
    private String all;
    private Paging paging;
    private List<Look> rows;

    public void load() {
        boolean staffOnly = !isEverything();
        paging = Paging.of(page, PAGE, service.count(viewing.actor(), viewing.partyId(), staffOnly));
        rows = service.list(viewing.actor(), viewing.partyId(), staffOnly, paging.first(), PAGE);
    }

    /** @return the reason in words: of a contact, of an uncovering, or the channel of a wish */
    public String reason(Look look) {
        if (look.reason() == null) {
            return look.detail() != null && look.action().name().equals("DATA_VIEWED")
                    ? texts.text("category." + look.detail())
                    : "";
        }
        return texts.text("because." + look.reason());
    }

    public boolean isEverything() {
        return "true".equals(all);
    }

    public List<Look> getRows() {
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

    public String getAll() {
        return all;
    }

    public void setAll(String all) {
        this.all = all;
    }
}
