package dk.indsigt.domain.time;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** Danish public holidays, as the law counts them: Constitution Day, Christmas Eve and New Year's Eve are none (catalogue B 22). */
public final class Holidays {
    private static final HolidayManager DENMARK =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.DENMARK));

    private Holidays() {}

    /** @return whether that day is neither Saturday, Sunday nor a public holiday */
    public static boolean working(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !DENMARK.isHoliday(day, HolidayType.PUBLIC_HOLIDAY);
    }

    /** @return that day, or the next working day (Regulation 1182/71, art. 3(4)) */
    public static LocalDate workingDayFrom(LocalDate day) {
        LocalDate next = day;
        while (!working(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
