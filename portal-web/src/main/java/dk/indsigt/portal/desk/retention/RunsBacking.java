package dk.indsigt.portal.desk.retention;

import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Paging;
import dk.indsigt.portal.frame.StackedBars;
import dk.indsigt.portal.frame.StackedBars.Colour;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.retention.RetentionService;
import dk.indsigt.service.retention.RetentionService.Run;
import dk.indsigt.service.retention.RetentionService.RunRule;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** What the deletion job did, run by run, with a chart; and a run on demand. */
@Named("retentionRuns")
@ViewScoped
public class RunsBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 20;
    private static final int CHART = 30;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient RetentionService service;

    @Inject
    private transient Attempt attempt;

    @Inject
    private transient Texts texts;

    private String page;
    private String run;
    private Paging paging;
    private List<Run> runs;
    private String chart;
    private List<RunRule> rules = List.of();

    public void load() {
        paging = Paging.of(page, PAGE, service.countRuns(user.actor()));
        runs = service.runs(user.actor(), paging.first(), PAGE);
        chart = bars();
        UUID chosen = Viewing.id(run);
        if (chosen != null) {
            rules = service.rulesOf(user.actor(), chosen);
        }
    }

    public String runNow() {
        return attempt.at(() -> service.runNow(user.actor()))
                .map(id -> "/desk/retention/runs?faces-redirect=true&run=" + id)
                .orElse(null);
    }

    /** @return bars of the newest thirty runs */
    public String getChart() {
        return chart;
    }

    private String bars() {
        List<Run> newest = new ArrayList<>(service.runs(user.actor(), 0, CHART));
        Collections.reverse(newest);
        return new StackedBars(newest.stream()
                        .map(each -> LegalTime.dayOf(each.startedAt()).toString())
                        .toList())
                .with(
                        texts.text("runs.deleted"),
                        Colour.GOOD,
                        newest.stream().map(Run::deleted).toList())
                .with(
                        texts.text("runs.held"),
                        Colour.CAREFUL,
                        newest.stream().map(Run::held).toList())
                .json();
    }

    public List<Run> getRuns() {
        return runs;
    }

    public List<RunRule> getRules() {
        return rules;
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

    public String getRun() {
        return run;
    }

    public void setRun(String run) {
        this.run = run;
    }
}
