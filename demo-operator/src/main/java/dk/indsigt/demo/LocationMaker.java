package dk.indsigt.demo;

import dk.indsigt.domain.time.LegalTime;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes places of people who said a yes to location services that can be proved, from that day on, and of nobody else. */
final class LocationMaker {
    private static final String RULE = "PA12_LOCATION_VAS";
    private static final int MONTHS = 13;
    private static final List<String> QUARTERS = List.of("centrum", "nord", "syd", "øst", "vest", "station", "havn");

    private final World world;
    private final RowWriter rows;
    private final Dice dice;

    LocationMaker(World world, RowWriter rows) {
        this.world = world;
        this.rows = rows;
        dice = world.dice("locations");
    }

    void write(Map<UUID, Instant> consents) throws SQLException {
        UUID heavy = world.cast("bent").party().id();
        for (DemoUse use : world.uses()) {
            Instant since = consents.get(use.person().id());
            if (since != null && use.until() == null) {
                write(use, since, use.person().id().equals(heavy) ? 4000 : dice.between(300, 1800));
            }
        }
    }

    private void write(DemoUse use, Instant since, int count) throws SQLException {
        LocalDate oldest = world.today().minusMonths(MONTHS).plusDays(1);
        LocalDate consented = LegalTime.dayOf(since).plusDays(1);
        LocalDate from = later(later(oldest, consented), use.since());
        List<LocalDate> days = IntStream.range(0, count)
                .mapToObj(i -> dice.day(from, world.yesterday()))
                .sorted()
                .toList();
        for (LocalDate day : days) {
            if (day.isBefore(world.today())) {
                String area = use.person().address().city() + ", " + dice.pick(QUARTERS);
                rows.add(
                        use.lineId(),
                        use.person().id(),
                        dice.moment(day, 6, 23),
                        area,
                        world.reference().dueOn(RULE, day));
            }
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
