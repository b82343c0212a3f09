package dk.indsigt.service.rights;

import dk.indsigt.domain.notice.ReceiptFacts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody asks for in detail: the words, and named details such as a field and its right value. Kept encrypted as a whole.
 *
 * @param details name to value
 */
public record Wish(Map<String, String> details) {
    /** The name under which the free words stand. */
    public static final String WORDS = "words";

    public Wish {
        details = Map.copyOf(details);
    }

    public static Wish of(String words) {
        return new Wish(words == null || words.isBlank() ? Map.of() : Map.of(WORDS, words.strip()));
    }

    public String words() {
        return get(WORDS);
    }

    /** @return the detail, or an empty text */
    public String get(String name) {
        return details.getOrDefault(name, "");
    }

    /** @return a detail that is a list of codes or ids separated by commas */
    public List<String> list(String name) {
        return get(name).isBlank() ? List.of() : Arrays.asList(get(name).split(","));
    }

    /** @return the same wish and one more detail */
    public Wish with(String name, String value) {
        Map<String, String> more = new HashMap<>(details);
        more.put(name, value);
        return new Wish(more);
    }

    String toJson() {
        return new ReceiptFacts(details).toJson();
    }

    static Wish fromJson(String json) {
        return new Wish(json == null ? Map.of() : ReceiptFacts.fromJson(json).values());
    }
}
