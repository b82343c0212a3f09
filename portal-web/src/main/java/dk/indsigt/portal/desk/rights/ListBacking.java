package dk.indsigt.portal.desk.rights;

import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Paging;
import dk.indsigt.portal.frame.StackedBars;
import dk.indsigt.portal.frame.StackedBars.Colour;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.service.rights.RightsQueue;
import dk.indsigt.service.rights.RightsQueue.Load;
import dk.indsigt.service.rights.RightsQueue.Part;
import dk.indsigt.service.rights.RightsQueue.Reminded;
import dk.indsigt.service.rights.RightsQueue.Repeat;
import dk.indsigt.service.rights.RightsViews.Row;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The queue, the nearest last day first, with the load and how much was late. */
@Named("deskRights")
@RequestScoped
public class ListBacking {
    private static final int PAGE = 25;

    @Inject
    private CurrentUser user;

    @Inject
    private RightsQueue service;

    @Inject
    private Texts texts;

    private String part;
    private String page;
    private Part chosen;
    private Paging paging;
    private List<Row> rows = List.of();
    private List<Reminded> reminders = List.of();
    private List<Repeat> repeats = List.of();
    private List<Tab> parts = List.of();
    private String openChart;
    private String endedChart;

    /** A part of the queue with how many there are. */
    public record Tab(Part part, long count, boolean current) {}

    public void load() {
        chosen = Arrays.stream(Part.values())
                .filter(each -> each.name().equals(part))
                .findFirst()
                .orElse(Part.OPEN);
        parts = Arrays.stream(Part.values())
                .map(each -> new Tab(each, service.count(user.actor(), each), each == chosen))
                .toList();
        paging = Paging.of(page, PAGE, parts.get(chosen.ordinal()).count());
        rows = service.queue(user.actor(), chosen, paging.first(), PAGE);
        reminders = service.reminders(user.actor());
        repeats = user.isOfficer() ? service.repeats(user.actor()) : List.of();
        Load load = service.load(user.actor());
        openChart = openBars(load.open());
        endedChart = endedBars(load.ended());
    }

    private String openBars(Map<RequestType, long[]> open) {
        return new StackedBars(open.keySet().stream()
                        .map(type -> texts.code("rightsShort", type))
                        .toList())
                .with(texts.text("queue.late"), Colour.BAD, column(open, 0))
                .with(texts.text("queue.soon"), Colour.CAREFUL, column(open, 1))
                .with(texts.text("queue.fine"), Colour.GOOD, column(open, 2))
                .json();
    }

    private String endedBars(Map<LocalDate, long[]> ended) {
        return new StackedBars(ended.keySet().stream()
                        .map(month -> month.toString().substring(0, 7))
                        .toList())
                .with(texts.text("queue.onTime"), Colour.GOOD, column(ended, 0))
                .with(texts.text("queue.late"), Colour.BAD, column(ended, 1))
                .json();
    }

    private static List<Long> column(Map<?, long[]> counts, int index) {
        return counts.values().stream().map(each -> each[index]).toList();
    }

    public List<Tab> getParts() {
        return parts;
    }

    /** @return bars per right: late, due within a week, fine */
    public String getOpenChart() {
        return openChart;
    }

    /** @return bars per month: answered on time, answered late */
    public String getEndedChart() {
        return endedChart;
    }

    public List<Row> getRows() {
        return rows;
    }

    public List<Reminded> getReminders() {
        return reminders;
    }

    public List<Repeat> getRepeats() {
        return repeats;
    }

    public Paging getPaging() {
        return paging;
    }

    public String getPart() {
        return part;
    }

    public void setPart(String part) {
        this.part = part;
    }

    public String getPage() {
        return page;
    }

    public void setPage(String page) {
        this.page = page;
    }
}
