package dk.indsigt.domain.notice;

import dk.indsigt.domain.text.Jsons;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named facts of a receipt: codes, ids and values, in the order they are told.
 *
 * @param values name to value
 */
public record ReceiptFacts(Map<String, String> values) {
    public ReceiptFacts {
        values = new LinkedHashMap<>(values);
    }

    public static ReceiptFacts none() {
        return new ReceiptFacts(Map.of());
    }

    /**
     * @return these facts and one more
     */
    public ReceiptFacts with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, String.valueOf(value));
        return new ReceiptFacts(more);
    }

    /** @return the value, or an empty text where the fact is not there */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    @Override
    public Map<String, String> values() {
        return new LinkedHashMap<>(values);
    }

    /** @return a JSON object of texts */
    public String toJson() {
        JsonObjectBuilder json = Jsons.object();
        values.forEach(json::add);
        return json.build().toString();
    }

    /** @param text from {@link #toJson} */
    public static ReceiptFacts fromJson(String text) {
        try (JsonReader reader = Jsons.reader(new StringReader(text))) {
            Map<String, String> values = new LinkedHashMap<>();
            reader.readObject().forEach((name, value) -> values.put(name, ((JsonString) value).getString()));
            return new ReceiptFacts(values);
        }
    }
}
