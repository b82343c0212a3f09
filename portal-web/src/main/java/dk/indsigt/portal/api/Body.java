package dk.indsigt.portal.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A body of JSON whose members are known by a standard rather than by a record, as strict as {@link Json}: what is read must be of its type, and what is
 * not known is refused.
 */
public final class Body {
    private final Map<?, ?> members;
    private final String at;

    private Body(Map<?, ?> members, String at) {
        this.members = members;
        this.at = at;
    }

    /**
     * @param known names of the members that it may have
     * @throws RequestException as {@link Json#read}
     */
    public static Body of(byte[] json, Set<String> known) {
        return object(Json.tree(json), "").knows(known);
    }

    /** As {@link #of}, for a body that is a list of objects, or one of them. */
    public static List<Body> listOf(byte[] json, Set<String> known) {
        Object tree = Json.tree(json);
        List<?> items = tree instanceof List<?> list ? list : List.of(tree == null ? "" : tree);
        return items.stream().map(item -> object(item, "").knows(known)).toList();
    }

    private static Body object(Object value, String at) {
        if (value instanceof Map<?, ?> members) {
            return new Body(members, at);
        }
        throw RequestException.at(at, "MEMBER_TYPE");
    }

    private Body knows(Set<String> known) {
        for (Object name : members.keySet()) {
            if (!known.contains(name)) {
                throw RequestException.at(Json.sayable(at, name.toString()), "MEMBER_UNKNOWN");
            }
        }
        return this;
    }

    public Set<?> names() {
        return members.keySet();
    }

    public boolean has(String name) {
        return members.get(name) != null;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> {
            if (value instanceof String text) {
                return text;
            }
            throw RequestException.at(at + "/" + name, "MEMBER_TYPE");
        });
    }

    /** @throws RequestException MEMBER_MISSING */
    public String needed(String name) {
        return text(name).orElseThrow(() -> RequestException.at(at + "/" + name, "MEMBER_MISSING"));
    }

    /** @return yes or no, as a boolean or as the words of the standard's examples */
    public boolean yes(String name) {
        Object value = members.get(name);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if ("Yes".equals(value) || "No".equals(value)) {
            return "Yes".equals(value);
        }
        if (value == null) {
            throw RequestException.at(at + "/" + name, "MEMBER_MISSING");
        }
        throw RequestException.at(
                at + "/" + name,
                value instanceof String || value instanceof BigDecimal ? "MEMBER_VALUE" : "MEMBER_TYPE");
    }

    public Optional<Body> object(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> object(value, at + "/" + name));
    }

    public List<Body> objects(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> items)) {
            throw RequestException.at(at + "/" + name, "MEMBER_TYPE");
        }
        return java.util.stream.IntStream.range(0, items.size())
                .mapToObj(i -> object(items.get(i), at + "/" + name + "/" + i))
                .toList();
    }

    /** @return a member that is a record of ours */
    public <T extends Record> Optional<T> record(String name, Class<T> type) {
        return Optional.ofNullable(members.get(name))
                .map(value -> type.cast(Json.convert(value, type, at + "/" + name)));
    }

    /** @return the pointer of a member */
    public String pointer(String name) {
        return at + "/" + name;
    }
}
