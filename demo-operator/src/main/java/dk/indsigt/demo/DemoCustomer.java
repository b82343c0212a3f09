package dk.indsigt.demo;

import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Segment;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A customer relation.
 *
 * @param endedOn last day, or {@code null} while it runs
 */
record DemoCustomer(UUID id, Brand brand, Segment segment, DemoParty party, LocalDate since, LocalDate endedOn) {
    boolean active() {
        return endedOn == null;
    }

    /** @return the last day on which something could happen: its end, else the given day */
    LocalDate lastDay(LocalDate yesterday) {
        return active() ? yesterday : endedOn;
    }
}
