package dk.indsigt.domain.rights;

import java.util.List;
import java.util.Map;

/**
 * The grounds on which each type of request may be refused, as the law has them (catalogue C4). For what takes effect at once there are none.
 *
 * @param byType codes by type, in the order they are offered
 */
public record Grounds(Map<RequestType, List<String>> byType) {
    /** Refusing because identity was not proved is the one ground that may be used before it is. */
    public static final String IDENTITY = "ID_NOT_VERIFIED";

    public Grounds {
        byType = Map.copyOf(byType);
    }

    public List<String> of(RequestType type) {
        return type.immediate() ? List.of() : byType.getOrDefault(type, List.of());
    }

    public boolean allow(RequestType type, String ground) {
        return of(type).contains(ground);
    }
}
