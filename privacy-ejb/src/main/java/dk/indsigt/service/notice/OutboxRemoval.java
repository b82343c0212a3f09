package dk.indsigt.service.notice;

import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.settings.Setting;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.function.Predicate;

/** Takes back what was written to somebody and still lies here: rows of the outbox, and files that the operator's gateway was to fetch. */
@Stateless
@PermitAll
public class OutboxRemoval {
    private static final String TO = "To: ";

    /** For how long one can ask whether a mail that the house had to send has left. */
    private static final Period LEFT = Period.ofDays(30);

    /** For how long a newsletter's receivers are known, as what the mail system reports about them. */
    private static final Period TO_MANY = Period.ofMonths(12);

    private static final int BATCH = 5_000;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Clock clock;

    /** @return whether something written to one of these destinations after a moment has not left yet */
    public boolean waits(Collection<String> destinations, Instant after) {
        return !destinations.isEmpty()
                && em.createQuery(
                                        "select count(m) from OutboxMessage m where m.sentAt is null and m.droppedAt is null and"
                                                + " m.createdAt > :after"
                                                + " and m.destination in :destinations",
                                        Long.class)
                                .setParameter("after", after)
                                .setParameter("destinations", destinations)
                                .getSingleResult()
                        > 0;
    }

    public void rowsTo(Collection<String> destinations) {
        if (!destinations.isEmpty()) {
            em.createQuery("delete from OutboxMessage m where m.destination in :destinations")
                    .setParameter("destinations", destinations)
                    .executeUpdate();
        }
    }

    /**
     * Forgets to whom something was sent long ago: rows of what the house had to send go after {@link #LEFT}, those of what was sent to many are
     * only counted after {@link #TO_MANY}.
     *
     * @return whether there may be more
     */
    public boolean forget() {
        LocalDate today = LegalTime.today(clock);
        int gone = em.createNativeQuery("delete from outbox where cause_id is null and sent_at < ?1 limit " + BATCH)
                .setParameter(1, today.minus(LEFT).toString())
                .executeUpdate();
        int counted = em.createNativeQuery(
                        "update outbox set destination = '', party_id = null where created_at < ?1 and"
                                + " party_id is not null and (sent_at is not null or dropped_at is not null) limit "
                                + BATCH)
                .setParameter(1, today.minus(TO_MANY).toString())
                .executeUpdate();
        return gone == BATCH || counted == BATCH;
    }

    /**
     * Rows of late, and every file, whose destination is recognised.
     *
     * @param after rows that were written after a moment
     */
    public void recognised(Predicate<String> theirs, Instant after) {
        rowsTo(em.createQuery(
                        "select distinct m.destination from OutboxMessage m where m.sentAt is null or m.createdAt >"
                                + " :after",
                        String.class)
                .setParameter("after", after)
                .getResultStream()
                .filter(theirs)
                .toList());
        Path folder = Path.of(Setting.DATA.required(), "outbox");
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "{mail,sms}-*.txt")) {
                for (Path file : files) {
                    if (theirs.test(destination(file))) {
                        Files.deleteIfExists(file);
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static String destination(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = reader.readLine();
            return first != null && first.startsWith(TO) ? first.substring(TO.length()) : "";
        } catch (NoSuchFileException fetched) {
            return "";
        }
    }
}
