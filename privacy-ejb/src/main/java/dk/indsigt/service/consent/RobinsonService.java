package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.RobinsonEntry;
import dk.indsigt.domain.consent.RobinsonList;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.time.LegalTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * Reads in the quarterly list of people who want no advertising, the Robinson list of the CPR register (mfl. § 10(4)). A list with one wrong line
 * changes nothing; whoever is on it is kept as a keyed hash of name and address and goes with the next list.
 */
@Stateless
@RolesAllowed("OFFICER")
public class RobinsonService {
    /** Bytes of a file as it is sent, plain or packed with zip or gzip. */
    public static final int MOST = 20 * 1024 * 1024;

    private static final int MOST_LINES = 4_000_000;
    private static final int MOST_LINE = 400;
    private static final int HEAD = 5;
    /** How packed files begin; a name may begin with the first two of them. */
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final int BATCH = 500;
    private static final int ERRORS = 20;

    /** A list that has lost more of its people than this, in percent, is taken for half a file. */
    private static final int LEAST_PERCENT = 80;

    private static final int PERCENT = 100;
    private static final Pattern ISO_DATE = Pattern.compile("\\b(\\d{4})-?(\\d{2})-?(\\d{2})\\b");
    private static final Pattern DANISH_DATE = Pattern.compile("\\b(\\d{1,2})[-./ ](\\d{1,2})[-./ ](\\d{4})\\b");
    private static final String PURPOSE = "MKT_OWN_LETTER";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private RobinsonSteps steps;

    @Inject
    private RobinsonLists lists;

    @Inject
    private Clock clock;

    /**
     * What is wrong with a line.
     *
     * @param number from 1
     * @param code of the failure
     */
    public record Wrong(int number, String code) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What became of a file.
     *
     * @param entries people on the list that counts now; 0 where nothing was changed
     * @param wrong the first lines that are wrong
     */
    public record Result(int entries, List<Wrong> wrong) implements Serializable {
        private static final long serialVersionUID = 1L;

        public boolean done() {
            return wrong.isEmpty();
        }
    }

    /**
     * Where the house stands.
     *
     * @param listDate of the list that counts, or {@code null}
     * @param nextOn when the next one is made, or {@code null}
     * @param outdated whether letters are stopped until a newer one is there
     */
    public record Status(LocalDate listDate, int entries, LocalDate nextOn, boolean outdated) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** A list that was read in, or was to be. */
    public record Past(LocalDate listDate, RobinsonList.State state, int entries, Instant importedAt)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** A file while it is read. */
    private static final class Reading {
        private final List<Wrong> wrong = new ArrayList<>();
        private final List<String> batch = new ArrayList<>();
        private final List<LocalDate> dates = new ArrayList<>();
        private boolean head = true;
        private int number;
    }

    public Status status(Actor actor) {
        RobinsonLists.Rule rule = lists.rule(PURPOSE, MarketingChannel.LETTER).orElseThrow();
        RobinsonList current = rule.list() == null ? null : em.find(RobinsonList.class, rule.list());
        return new Status(
                rule.listDate(),
                current == null ? 0 : current.entries(),
                rule.nextOn(),
                rule.outdatedOn(LegalTime.today(clock)));
    }

    /** @return newest first */
    public List<Past> past(Actor actor, int first, int size) {
        return em.createQuery("select l from RobinsonList l order by l.importedAt desc, l.id desc", RobinsonList.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(list -> new Past(list.listDate(), list.state(), list.entries(), list.importedAt()))
                .toList();
    }

    public long count(Actor actor) {
        return em.createQuery("select count(l) from RobinsonList l", Long.class).getSingleResult();
    }

    /**
     * Reads in a list, which then replaces the one before it as a whole.
     *
     * @param listDate when the CPR register made it
     * @param file as it comes from cpr.dk, plain or packed with zip or gzip
     * @param shorter the officer has made sure that it is complete though it is much shorter than the one before
     * @throws InvalidValueException DATE_REQUIRED, LIST_DATE_IN_FUTURE, LIST_DATE_DIFFERS, FILE_EMPTY, FILE_TOO_LARGE, FILE_UNREADABLE,
     *     LIST_MUCH_SHORTER
     * @throws RefusedException LIST_OLDER, CHANGED_MEANWHILE
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Result read(Actor actor, LocalDate listDate, InputStream file, boolean shorter) {
        if (listDate == null) {
            throw new InvalidValueException("DATE_REQUIRED");
        }
        if (listDate.isAfter(LegalTime.today(clock))) {
            throw new InvalidValueException("LIST_DATE_IN_FUTURE");
        }
        if (file == null) {
            throw new InvalidValueException("FILE_EMPTY");
        }
        RobinsonLists.Rule rule = lists.rule(PURPOSE, MarketingChannel.LETTER).orElseThrow();
        if (rule.listDate() != null && listDate.isBefore(rule.listDate())) {
            throw new RefusedException("LIST_OLDER");
        }
        UUID list = steps.begin(actor, listDate);
        boolean kept = false;
        try {
            Reading reading = new Reading();
            stage(file, reading, list, listDate, rule.list());
            if (!reading.wrong.isEmpty()) {
                return new Result(0, List.copyOf(reading.wrong));
            }
            if (!reading.dates.isEmpty() && !reading.dates.contains(listDate)) {
                throw new InvalidValueException("LIST_DATE_DIFFERS");
            }
            int entries = steps.size(list);
            if (entries == 0) {
                throw new InvalidValueException("FILE_EMPTY");
            }
            if (!shorter && rule.list() != null && muchShorter(entries, steps.size(rule.list()))) {
                throw new InvalidValueException("LIST_MUCH_SHORTER");
            }
            steps.put(actor, list, rule.list(), entries);
            kept = true;
            return new Result(entries, List.of());
        } catch (IOException unreadable) {
            throw new InvalidValueException("FILE_UNREADABLE");
        } finally {
            if (!kept) {
                steps.drop(list);
            }
        }
    }

    private static boolean muchShorter(int entries, int before) {
        return (long) entries * PERCENT < (long) before * LEAST_PERCENT;
    }

    private void stage(InputStream file, Reading reading, UUID list, LocalDate listDate, UUID current)
            throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(unpacked(file), StandardCharsets.ISO_8859_1))) {
            String line = next(lines);
            while (line != null && reading.wrong.size() < ERRORS) {
                reading.number++;
                if (reading.number > MOST_LINES) {
                    throw new InvalidValueException("FILE_TOO_LARGE", MOST / 1024 / 1024);
                }
                take(line, reading);
                if (reading.batch.size() == BATCH) {
                    flush(reading, list, listDate, current);
                }
                line = next(lines);
            }
            flush(reading, list, listDate, current);
        }
    }

    private static void take(String line, Reading reading) {
        if (reading.head && reading.number <= HEAD && RobinsonEntry.heads(line)) {
            reading.dates.addAll(dates(line));
            return;
        }
        reading.head = false;
        if (line.isBlank()) {
            return;
        }
        try {
            reading.batch.add(RobinsonEntry.parse(line).point());
        } catch (InvalidValueException failure) {
            reading.wrong.add(new Wrong(reading.number, failure.code()));
        }
    }

    private void flush(Reading reading, UUID list, LocalDate listDate, UUID current) {
        if (!reading.batch.isEmpty() && reading.wrong.isEmpty()) {
            steps.add(list, listDate, current, reading.batch);
        }
        reading.batch.clear();
    }

    /** A line that is far too long is wrong, and is not held as a whole. */
    private static String next(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int read = reader.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            if (read != '\r' && line.length() < MOST_LINE) {
                line.append((char) read);
            }
            read = reader.read();
        }
        return line.toString();
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file);
        in.mark(ZIP.length);
        byte[] head = in.readNBytes(ZIP.length);
        in.reset();
        if (Arrays.equals(head, ZIP)) {
            ZipInputStream zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1);
            try {
                if (zip.getNextEntry() != null) {
                    return zip;
                }
            } catch (IllegalArgumentException name) {
                throw new IOException("a name that cannot be read", name);
            }
            throw new IOException("an archive without a file");
        }
        return head.length > 1 && Arrays.equals(head, 0, GZIP.length, GZIP, 0, GZIP.length)
                ? new GZIPInputStream(in)
                : in;
    }

    /** @return days that a line at the head may tell */
    private static List<LocalDate> dates(String line) {
        List<LocalDate> found = new ArrayList<>();
        Matcher iso = ISO_DATE.matcher(line);
        while (iso.find()) {
            add(found, iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher danish = DANISH_DATE.matcher(line);
        while (danish.find()) {
            add(found, danish.group(3), danish.group(2), danish.group(1));
        }
        return found;
    }

    private static void add(List<LocalDate> found, String year, String month, String day) {
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(day);
        if (m >= 1
                && m <= 12
                && d >= 1
                && d <= LocalDate.of(Integer.parseInt(year), m, 1).lengthOfMonth()) {
            found.add(LocalDate.of(Integer.parseInt(year), m, d));
        }
    }
}
