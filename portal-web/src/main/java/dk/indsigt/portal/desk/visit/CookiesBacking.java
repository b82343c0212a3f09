package dk.indsigt.portal.desk.visit;

import dk.indsigt.domain.text.Language;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Paging;
import dk.indsigt.service.visit.CookieEvidence;
import dk.indsigt.service.visit.CookieEvidence.Count;
import dk.indsigt.service.visit.CookieEvidence.Proof;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** How many chose what on each day, and the evidence of one browser. Its number travels in a post, never in the address. */
@Named("cookieChoices")
@RequestScoped
public class CookiesBacking {
    private static final int DAYS = 14;

    @Inject
    private CurrentUser user;

    @Inject
    private CookieEvidence service;

    @Inject
    private Attempt attempt;

    private String page;
    private String visitor;
    private Paging paging;
    private List<Count> counts;
    private List<Proof> proofs;

    public void load() {
        paging = Paging.of(page, DAYS, service.countDays(user.actor()));
        counts = service.days(user.actor(), paging.first(), DAYS);
    }

    public void find() {
        proofs = attempt.at(() -> service.ofVisitor(user.actor(), visitor)).orElse(null);
    }

    /** @return whether the texts of an act were shown in English */
    public boolean english(Proof proof) {
        return proof.language() == Language.EN;
    }

    /** A form that was refused is shown with the page around it, which nobody has loaded. */
    public List<Count> getCounts() {
        if (counts == null) {
            load();
        }
        return counts;
    }

    /** @return the acts of the browser that was asked about, or {@code null} before */
    public List<Proof> getProofs() {
        return proofs;
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

    public String getVisitor() {
        return visitor;
    }

    public void setVisitor(String visitor) {
        this.visitor = visitor;
    }
}
