package dk.indsigt.portal.frame;

import dk.indsigt.domain.text.Jsons;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** The data of a chart of bars, one on top of the other. */
public final class StackedBars {
    /** Meanings that a colour has in every chart. */
    public enum Colour {
        GOOD("#0b7a6b"),
        CAREFUL("#c27a0a"),
        BAD("#9c1f1f");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    private final JsonArrayBuilder labels = Jsons.array();
    private final JsonArrayBuilder sets = Jsons.array();

    /** @param labels below each bar */
    public StackedBars(List<String> labels) {
        labels.forEach(this.labels::add);
    }

    /** @param counts one for each label */
    public StackedBars with(String name, Colour colour, List<? extends Number> counts) {
        JsonArrayBuilder data = Jsons.array();
        counts.forEach(count -> data.add(count.longValue()));
        sets.add(Jsons.object().add("label", name).add("data", data).add("backgroundColor", colour.code));
        return this;
    }

    /** @return what {@code p:chart} takes */
    public String json() {
        JsonObjectBuilder whole = Jsons.object()
                .add("stacked", true)
                .add("beginAtZero", true)
                .add("ticks", Jsons.object().add("precision", 0));
        JsonObjectBuilder scales =
                Jsons.object().add("x", Jsons.object().add("stacked", true)).add("y", whole);
        JsonObjectBuilder options = Jsons.object()
                .add("maintainAspectRatio", false)
                .add("animation", false)
                .add("scales", scales);
        return Jsons.object()
                .add("type", "bar")
                .add("data", Jsons.object().add("labels", labels).add("datasets", sets))
                .add("options", options)
                .build()
                .toString();
    }
}
