package dk.indsigt.demo;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person uses a line in a period.
 *
 * @param until first day of the next user or day the line ended, or {@code null} while it goes on
 */
record DemoUse(UUID lineId, DemoPerson person, LocalDate since, LocalDate until) {}
