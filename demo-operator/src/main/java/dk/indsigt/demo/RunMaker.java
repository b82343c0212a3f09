package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.recording.RecordingRule;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Makes the log of the last thirty nightly runs. Its counts of recordings are those of the tombstones. */
final class RunMaker {
    private static final int NIGHTS = 30;

    /** The night in which usage rows could not be deleted; the next night took them along. */
    private static final int FAILED_NIGHT = 12;

    private static final String HELD_RULE = "REC_PRIVATE_INBOUND";
    private static final String TRAFFIC_RULE = "PA13_BILLING_TRAFFIC";
    private static final String LOCATION_RULE = "PA12_LOCATION_VAS";

    private final World world;
    private final RecordingMaker recordings;
    private final AuditTrail audit;
    private final Dice dice;

    RunMaker(Workshop shop) {
        world = shop.world();
        recordings = shop.recordings();
        audit = shop.audit();
        dice = world.dice("runs");
    }

    /** @param heldDue the day on which the held recording was due */
    void make(LocalDate heldDue) {
        for (int night = NIGHTS; night >= 1; night--) {
            run(night, heldDue);
        }
    }

    private void run(int night, LocalDate heldDue) {
        LocalDate day = world.today().minusDays(night);
        Instant start = RecordingMaker.nightlyRun(day).plusMillis(dice.between(5, 60));
        UUID run = dice.id(start);
        boolean failed = night == FAILED_NIGHT;
        long millis = 0;
        for (RecordingRule rule : world.reference().recordingRules()) {
            long deleted = recordings.disposed().stream()
                    .filter(one -> one.day().equals(day) && one.rule().equals(rule.code()))
                    .count();
            boolean held = rule.code().equals(HELD_RULE);
            LocalDate oldest = held ? heldDue : deleted > 0 ? day : null;
            long spent = 4 + deleted * dice.between(9, 16);
            rule(run, start, rule.code(), deleted, held ? 1 : 0, 0, oldest, spent);
            millis += spent;
        }
        long traffic = failed ? 0 : traffic(day) + (night == FAILED_NIGHT - 1 ? traffic(day.minusDays(1)) : 0);
        long spent = 6 + traffic / 9;
        rule(run, start, TRAFFIC_RULE, traffic, 0, failed ? 1 : 0, null, spent);
        long places = dice.between(4, 40);
        rule(run, start, LOCATION_RULE, places, 0, 0, null, 3);
        Instant end = start.plusMillis(millis + spent + dice.between(10, 40));
        world.book().add(Table.RETENTION_RUN, run, start, end, "TIMER", day, failed ? "PARTLY_FAILED" : null, 1);
        audit.add(end, Actor.SYSTEM, AuditAction.RETENTION_RUN, null, run, null, null);
    }

    private long traffic(LocalDate day) {
        boolean weekend = List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
        return weekend ? dice.between(90, 180) : dice.between(160, 320);
    }

    private void rule(
            UUID run, Instant at, String rule, long deleted, long held, long failed, LocalDate oldest, long millis) {
        world.book().add(Table.RETENTION_RUN_RULE, dice.id(at), run, rule, deleted, held, failed, oldest, millis, 1);
    }
}
