package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.time.LegalTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns a date and time as the database has it (UTC) into Danish time, as often as there are rows: the offset is looked up once for each summer
 * and winter rather than for each row. For one thread.
 */
final class Moments {
    private static final ZoneRules RULES = LegalTime.ZONE.getRules();
    /** Until the seconds: {@code 2026-01-31T12:00:00}. */
    private static final int SECONDS = 19;

    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;
    private ZoneOffset offset = ZoneOffset.UTC;

    /** @return with the offset, for programs */
    String iso(String utc) {
        LocalDateTime local = local(utc);
        char[] text = text(local, 'T', SECONDS + 6);
        int minutes = offset.getTotalSeconds() / 60;
        text[SECONDS] = minutes < 0 ? '-' : '+';
        two(text, SECONDS + 1, Math.abs(minutes) / 60);
        text[SECONDS + 3] = ':';
        two(text, SECONDS + 4, Math.abs(minutes) % 60);
        return new String(text);
    }

    /** @return without the offset, for people */
    String plain(String utc) {
        return new String(text(local(utc), ' ', SECONDS));
    }

    private LocalDateTime local(String utc) {
        LocalDateTime dateTime = LocalDateTime.of(
                number(utc, 0, 4),
                number(utc, 5, 2),
                number(utc, 8, 2),
                number(utc, 11, 2),
                number(utc, 14, 2),
                number(utc, 17, 2));
        long second = dateTime.toEpochSecond(ZoneOffset.UTC);
        if (second < from || second >= until) {
            lookUp(second);
        }
        return dateTime.plusSeconds(offset.getTotalSeconds());
    }

    private void lookUp(long second) {
        Instant at = Instant.ofEpochSecond(second);
        offset = RULES.getOffset(at);
        ZoneOffsetTransition before = RULES.previousTransition(at.plusSeconds(1));
        ZoneOffsetTransition after = RULES.nextTransition(at);
        from = before == null ? Long.MIN_VALUE : before.toEpochSecond();
        until = after == null ? Long.MAX_VALUE : after.toEpochSecond();
    }

    private static char[] text(LocalDateTime local, char between, int length) {
        char[] text = new char[length];
        two(text, 0, local.getYear() / 100);
        two(text, 2, local.getYear() % 100);
        text[4] = '-';
        two(text, 5, local.getMonthValue());
        text[7] = '-';
        two(text, 8, local.getDayOfMonth());
        text[10] = between;
        two(text, 11, local.getHour());
        text[13] = ':';
        two(text, 14, local.getMinute());
        text[16] = ':';
        two(text, 17, local.getSecond());
        return text;
    }

    private static void two(char[] text, int at, int number) {
        text[at] = (char) ('0' + number / 10);
        text[at + 1] = (char) ('0' + number % 10);
    }

    /** @return nothing where the text is shorter, as the driver leaves out what is zero at the end */
    private static int number(String text, int at, int count) {
        int number = 0;
        for (int i = at; i < at + count && i < text.length(); i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
