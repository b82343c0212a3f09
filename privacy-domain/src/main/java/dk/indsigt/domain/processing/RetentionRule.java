package dk.indsigt.domain.processing;

import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * How long something is kept, from which event (P-5-a, K-17).
 *
 * @param code stable code
 * @param activity code of the activity
 * @param period calendar period, or {@code null} where the event itself ends the need
 * @param startsAt the event
 * @param action DELETE or ANONYMISE
 * @param mark where the figure comes from
 * @param text in plain words
 * @param source requirement id or provision
 */
public record RetentionRule(
        String code,
        String activity,
        Period period,
        StartsAt startsAt,
        String action,
        Mark mark,
        LocalText text,
        String source)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The event a period runs from. */
    public enum StartsAt {
        RECORD,
        CONTRACT_END,
        FINANCIAL_YEAR_END,
        WITHDRAWAL,
        CASE_CLOSED,
        TRANSMITTED,
        CALL,
        USE_END,
        LOAN_END
    }

    /**
     * The day of deletion for one record.
     *
     * @param event the day of the event, or {@code null} where it has not happened
     * @return the day, or nothing while it cannot be computed
     */
    public Optional<LocalDate> dueOn(LocalDate event) {
        if (event == null) {
            return Optional.empty();
        }
        LocalDate start =
                startsAt == StartsAt.FINANCIAL_YEAR_END ? event.withMonth(12).withDayOfMonth(31) : event;
        return Optional.of(period == null ? start : LegalTime.end(start, period));
    }
}
