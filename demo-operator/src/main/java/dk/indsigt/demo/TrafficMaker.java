package dk.indsigt.demo;

import dk.indsigt.domain.traffic.TrafficKind;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Makes usage: each row belongs to the person who used the line at that moment (P-4-d). */
final class TrafficMaker {
    static final int HEAVY_ROWS = 50_000;

    private static final String RULE = "PA13_BILLING_TRAFFIC";
    private static final int MONTHS = 13;
    private static final int FEWEST = 40;
    private static final int MOST = 400;
    private static final int LEAST = 6;
    private static final int DAY_BEGINS = 6 * 3600;
    private static final int DAY_SECONDS = 16 * 3600;

    private final World world;
    private final RowWriter rows;
    private final Dice dice;
    private final LocalDate first;

    TrafficMaker(World world, RowWriter rows) {
        this.world = world;
        this.rows = rows;
        dice = world.dice("traffic");
        first = world.today().minusMonths(MONTHS).plusDays(1);
    }

    void write() throws SQLException {
        UUID heavy = world.cast("bent").party().id();
        UUID small = world.cast("ida").party().id();
        for (DemoUse use : world.uses()) {
            int count = FEWEST + dice.between(0, 20) + (int) (Math.pow(dice.share(), 3) * (MOST - FEWEST - 20));
            if (use.person().id().equals(heavy)) {
                count = HEAVY_ROWS;
            } else if (use.person().id().equals(small)) {
                count = LEAST;
            }
            write(use, count);
        }
    }

    private void write(DemoUse use, int count) throws SQLException {
        LocalDate from = use.since().isAfter(first) ? use.since() : first;
        LocalDate last = use.until() == null ? world.yesterday() : use.until().minusDays(1);
        if (last.isBefore(from)) {
            return;
        }
        List<LocalDate> days = new ArrayList<>(from.datesUntil(last.plusDays(1)).toList());
        long[] starts = days.stream()
                .mapToLong(day -> Dice.startOf(day).getEpochSecond())
                .toArray();
        String[] dues = days.stream()
                .map(day -> world.reference().dueOn(RULE, day).toString())
                .toArray(String[]::new);
        List<String> friends = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            friends.add(Numbers.anyMobile(dice));
        }
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            long day = dice.between(0, starts.length - 1);
            order[i] = day * DAY_SECONDS + dice.between(0, DAY_SECONDS - 1);
        }
        Arrays.sort(order);
        String line = use.lineId().toString();
        String person = use.person().id().toString();
        for (long place : order) {
            int day = (int) (place / DAY_SECONDS);
            Instant at = Instant.ofEpochSecond(starts[day] + DAY_BEGINS + place % DAY_SECONDS);
            row(line, person, at, friends, dues[day]);
        }
    }

    private void row(String line, String person, Instant at, List<String> friends, String due) throws SQLException {
        TrafficKind kind = kind(dice.between(0, 99));
        boolean data = kind == TrafficKind.DATA;
        boolean outgoing = data || dice.chance(52);
        int seconds = 0;
        long bytes = 0;
        switch (kind) {
            case VOICE -> seconds = 5 + (int) (Math.pow(dice.share(), 3) * 2400);
            case DATA -> {
                seconds = dice.between(60, 7200);
                bytes = 20_000L + (long) (Math.pow(dice.share(), 4) * 1_500_000_000L);
            }
            case MMS -> bytes = dice.between(30_000, 600_000);
            default -> {}
        }
        rows.add(line, person, at, kind, outgoing, data ? null : dice.pick(friends), seconds, bytes, due);
    }

    private static TrafficKind kind(int percent) {
        if (percent < 30) {
            return TrafficKind.VOICE;
        }
        if (percent < 64) {
            return TrafficKind.SMS;
        }
        return percent < 67 ? TrafficKind.MMS : TrafficKind.DATA;
    }
}
