package dk.indsigt.portal.self.overview;

import dk.indsigt.portal.frame.Frame;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.overview.OverviewService;
import dk.indsigt.service.overview.OverviewService.Overview;
import dk.indsigt.service.visit.Personalisation.Suggestion;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/** The front page: four questions, each with its answer in a few lines and the way on. */
@Named("overview")
@RequestScoped
public class ShowBacking {
    @Inject
    private Viewing viewing;

    @Inject
    private OverviewService service;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Texts texts;

    @Inject
    private Frame frame;

    @Inject
    private ChosenForYou chosen;

    private Overview data;
    private Suggestion suggested;

    /** One question with its answer. */
    public record Tile(String heading, List<String> lines, String href, String label) {}

    public void load() {
        if (request.getAttribute(UnchangedFilter.FACTS) instanceof Overview asked) {
            data = asked;
            suggested = (Suggestion) request.getAttribute(UnchangedFilter.CHOSEN);
        } else {
            data = service.of(viewing.actor(), viewing.partyId());
            suggested = chosen.to(viewing.actor(), viewing.partyId(), data);
        }
    }

    /** @return false where staff see covered values only */
    public boolean isFull() {
        return data.full();
    }

    /** @return what is suggested, or {@code null} */
    public Suggestion getSuggested() {
        return suggested;
    }

    /** @return where the customer stops it */
    public String getStop() {
        return frame.to("/self/consent/decide") + "?purpose=PERSONALISATION&channel=WEB&brand=" + suggested.brand();
    }

    public List<Tile> getTiles() {
        return List.of(
                tile("overview.held", held(), "/self/data/list", "overview.toData"),
                tile("overview.agreed", agreed(), "/self/consent/list", "overview.toConsents"),
                tile("overview.running", running(), "/self/notice/list", "overview.toMessages"),
                tile("overview.looked", looked(), "/self/audit/list", "overview.toLooks"));
    }

    private List<String> held() {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text("overview.lines", data.linesUsed(), data.linesOwned()));
        lines.add(texts.text("overview.invoices", data.invoices()));
        if (data.person()) {
            lines.add(texts.text("overview.recordings", data.recordings()));
        }
        if (data.nextDeletion() != null) {
            lines.add(texts.text("overview.nextDeletion", texts.date(data.nextDeletion())));
        }
        return lines;
    }

    private List<String> agreed() {
        List<String> lines = new ArrayList<>();
        if (data.objectedAt() != null) {
            lines.add(texts.text("overview.objected", texts.day(data.objectedAt())));
        }
        lines.add(texts.text("overview.consents", data.consents()));
        if (data.lastDecision() != null) {
            lines.add(texts.text("overview.lastDecision", texts.day(data.lastDecision())));
        }
        if (data.linesOwned() > 0) {
            lines.add(texts.text("overview.unlisted", data.linesUnlisted(), data.linesOwned()));
        }
        return lines;
    }

    private List<String> running() {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text("overview.cases", data.cases()));
        if (data.caseDue() != null) {
            lines.add(texts.text("overview.caseDue", texts.date(data.caseDue())));
        }
        lines.add(texts.text(data.pendingEmail() ? "overview.pendingEmail" : "overview.nothingWaits"));
        lines.add(texts.text("overview.unread", data.unread()));
        if (data.lastReceipt() != null) {
            lines.add(texts.text("overview.lastReceipt", texts.day(data.lastReceipt())));
        }
        return lines;
    }

    private List<String> looked() {
        return List.of(
                texts.text("overview.looks", data.looks()),
                data.lastLook() == null
                        ? texts.text("overview.neverLooked")
                        : texts.text("overview.lastLook", texts.moment(data.lastLook())));
    }

    private Tile tile(String heading, List<String> lines, String page, String label) {
        return new Tile(texts.text(heading), lines, frame.to(page), texts.text(label));
    }
}
