package dk.indsigt.demo;

import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.domain.time.UuidV7;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

/** Chance that repeats itself: the same day and topic give the same throws. A topic of its own keeps a change in one maker from moving others. */
final class Dice {
    private static final String READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    static Dice of(LocalDate day, String topic) {
        return new Dice(day.toEpochDay() * 1_000_003L + topic.hashCode());
    }

    /** @return from {@code low} to {@code high}, both included */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** @return from 0 up to 1, 1 excluded */
    double share() {
        return random.nextDouble();
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** @return a day of the span, both ends included; the first where the span is empty */
    LocalDate day(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last);
        return days <= 0 ? first : first.plusDays(random.nextInt((int) days + 1));
    }

    /** @return different days of the span in order; fewer where the span is short */
    List<LocalDate> days(LocalDate first, LocalDate last, int count) {
        TreeSet<LocalDate> days = new TreeSet<>();
        long most = Math.min(count, ChronoUnit.DAYS.between(first, last) + 1);
        while (days.size() < most) {
            days.add(day(first, last));
        }
        return List.copyOf(days);
    }

    /** @return the Danish midnight with which a day begins */
    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(LegalTime.ZONE).toInstant();
    }

    /** @return a moment of the Danish day, from one full hour to before another */
    Instant moment(LocalDate day, int fromHour, int beforeHour) {
        return day.atTime(fromHour, 0)
                .atZone(LegalTime.ZONE)
                .toInstant()
                .plusMillis(random.nextInt((beforeHour - fromHour) * 3_600_000));
    }

    /** @return a moment when shops and telephones are open */
    Instant workingHour(LocalDate day) {
        return moment(day, 9, 18);
    }

    UUID id(Instant at) {
        return UuidV7.of(at, random);
    }

    String digits(int count) {
        return text("0123456789", count);
    }

    /** @return letters and digits that nobody mixes up */
    String readable(int count) {
        return text(READABLE, count);
    }

    private String text(String alphabet, int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
