package dk.indsigt.domain.rights;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The last day comes near. Written once for each distance and last day, for the one who has the case and for the officers. */
@Entity
@Table(name = "rights_reminder")
public class RightsReminder {
    /** Days before the last day on which somebody is reminded; the last stands for overdue. */
    public static final List<Integer> DAYS = List.of(14, 7, 2, 0, -1);

    @Id
    private UUID id;

    @Column(name = "request_id")
    private UUID requestId;

    private int days;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "handler_id")
    private UUID handlerId;

    private Instant at;

    protected RightsReminder() {}

    public static RightsReminder of(UUID id, RightsRequest request, int days, Instant now) {
        RightsReminder reminder = new RightsReminder();
        reminder.id = id;
        reminder.requestId = request.id();
        reminder.days = days;
        reminder.dueOn = request.dueOn();
        reminder.handlerId = request.handlerId().orElse(null);
        reminder.at = now;
        return reminder;
    }

    public UUID requestId() {
        return requestId;
    }

    public int days() {
        return days;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public Optional<UUID> handlerId() {
        return Optional.ofNullable(handlerId);
    }

    public Instant at() {
        return at;
    }
}
