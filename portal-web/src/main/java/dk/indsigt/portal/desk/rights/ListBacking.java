package dk.indsigt.portal.desk.rights;

import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Paging;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.service.rights.RightsDesk;
import dk.indsigt.service.rights.RightsDesk.Load;
import dk.indsigt.service.rights.RightsDesk.Part;
import dk.indsigt.service.rights.RightsDesk.Reminded;
import dk.indsigt.service.rights.RightsViews.Row;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;

/** The queue, the nearest last day first, with the load and how much was late. */
@Named("deskRights")
@RequestScoped
public class ListBacking {
    private static final int PAGE = 25;
    private static final String LATE = "#9c1f1f";
    private static final String SOON = "#c27a0a";
    private static final String FINE = "#0b7a6b";

    @Inject
    private CurrentUser user;

    @Inject
    private RightsDesk service;

    @Inject
    private Texts texts;

    private String part;
    private String page;
    private Part chosen;
    private Paging paging;
    private List<Row> rows = List.of();
    private List<Reminded> reminders = List.of();
    private Load load;

    /** A part of the queue with how many there are. */
    public record Tab(Part part, long count, boolean current) {}

    public void load() {
        chosen = Arrays.stream(Part.values())
                .filter(each -> each.name().equals(part))
                .findFirst()
                .orElse(Part.OPEN);
        paging = Paging.of(page, PAGE, service.count(user.actor(), chosen));
        rows = service.queue(user.actor(), chosen, paging.first(), PAGE);
        reminders = service.reminders(user.actor());
        load = service.load(user.actor());
    }

    public List<Tab> getParts() {
        return Arrays.stream(Part.values())
                .map(each -> new Tab(each, service.count(user.actor(), each), each == chosen))
                .toList();
    }

    /** @return bars per right: late, due within a week, fine */
    public String getOpenChart() {
        JsonArrayBuilder labels = Json.createArrayBuilder();
        JsonArrayBuilder late = Json.createArrayBuilder();
        JsonArrayBuilder soon = Json.createArrayBuilder();
        JsonArrayBuilder fine = Json.createArrayBuilder();
        load.open().forEach((type, counts) -> {
            labels.add(texts.code("rightsShort", type));
            late.add(counts[0]);
            soon.add(counts[1]);
            fine.add(counts[2]);
        });
        return bars(
                labels,
                Json.createArrayBuilder()
                        .add(set(texts.text("queue.late"), late, LATE))
                        .add(set(texts.text("queue.soon"), soon, SOON))
                        .add(set(texts.text("queue.fine"), fine, FINE)));
    }

    /** @return bars per month: answered on time, answered late */
    public String getEndedChart() {
        JsonArrayBuilder labels = Json.createArrayBuilder();
        JsonArrayBuilder onTime = Json.createArrayBuilder();
        JsonArrayBuilder late = Json.createArrayBuilder();
        load.ended().forEach((month, counts) -> {
            labels.add(month.toString().substring(0, 7));
            onTime.add(counts[0]);
            late.add(counts[1]);
        });
        return bars(
                labels,
                Json.createArrayBuilder()
                        .add(set(texts.text("queue.onTime"), onTime, FINE))
                        .add(set(texts.text("queue.late"), late, LATE)));
    }

    private static JsonObjectBuilder set(String label, JsonArrayBuilder data, String colour) {
        return Json.createObjectBuilder().add("label", label).add("data", data).add("backgroundColor", colour);
    }

    private static String bars(JsonArrayBuilder labels, JsonArrayBuilder sets) {
        JsonObjectBuilder axis = Json.createObjectBuilder().add("stacked", true);
        JsonObjectBuilder counted = Json.createObjectBuilder()
                .add("stacked", true)
                .add("beginAtZero", true)
                .add("ticks", Json.createObjectBuilder().add("precision", 0));
        return Json.createObjectBuilder()
                .add("type", "bar")
                .add("data", Json.createObjectBuilder().add("labels", labels).add("datasets", sets))
                .add(
                        "options",
                        Json.createObjectBuilder()
                                .add("maintainAspectRatio", false)
                                .add("animation", false)
                                .add(
                                        "scales",
                                        Json.createObjectBuilder()
                                                .add("x", axis)
                                                .add("y", counted)))
                .build()
                .toString();
    }

    public List<Row> getRows() {
        return rows;
    }

    public List<Reminded> getReminders() {
        return reminders;
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
