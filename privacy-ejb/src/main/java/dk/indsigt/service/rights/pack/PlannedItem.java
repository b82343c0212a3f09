package dk.indsigt.service.rights.pack;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a request is to be decided about.
 *
 * @param category code of a data category
 * @param objectId a line or recording, or {@code null} for the whole category
 * @param amount how many records are held
 * @param ground code of the ground on which a rule withholds it; empty where a rule grants it
 * @param until day until which it is withheld, where there is one
 */
public record PlannedItem(
        String category, UUID objectId, long amount, Optional<String> ground, Optional<LocalDate> until) {
    static PlannedItem granted(String category, UUID objectId, long amount) {
        return new PlannedItem(category, objectId, amount, Optional.empty(), Optional.empty());
    }

    static PlannedItem withheld(String category, UUID objectId, long amount, String ground) {
        return new PlannedItem(category, objectId, amount, Optional.of(ground), Optional.empty());
    }
}
