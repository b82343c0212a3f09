package dk.indsigt.service.rights.erasure;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What erasure would do to data of one category. A category can stand twice: some of it goes, the rest stays.
 *
 * @param category code of the data category
 * @param amount how many records
 * @param ground code of the ground on which they stay; nothing where they go
 * @param until the day on which the ground ends, where it is known
 */
public record Planned(String category, long amount, Optional<String> ground, Optional<LocalDate> until) {
    /** It goes. */
    static Planned goes(String category, long amount) {
        return new Planned(category, amount, Optional.empty(), Optional.empty());
    }

    /** It stays, on a ground that the law has. */
    static Planned stays(String category, long amount, String ground, LocalDate until) {
        return new Planned(category, amount, Optional.of(ground), Optional.ofNullable(until));
    }
}
