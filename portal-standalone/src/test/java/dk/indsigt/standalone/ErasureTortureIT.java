package dk.indsigt.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.database.EmbeddedDatabase;
import dk.indsigt.database.Unpacked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The long form of the test that kills connections: here the whole server process is killed, as often as {@code torture.rounds} says. */
@Tag("torture")
class ErasureTortureIT {
    private static final int ROWS = 200_000;
    private static final int MOST_MILLIS = 2_000;

    private final Path data = Path.of("target", "it", "erasure-torture").toAbsolutePath();

    @Test
    @DisplayName(
            "whenever the server is killed while it erases, the person is whole or marked, and the next start ends it")
    void killedServer() throws Exception {
        int rounds = Integer.getInteger("torture.rounds", 0);
        Assumptions.assumeTrue(rounds > 0, "only with torture.rounds");
        long seed = new Random().nextLong();
        System.out.println("torture seed " + seed);
        Random random = new Random(seed);
        Unpacked.deleteTree(data);
        stopped(Launched.run(data, Launched.freePort()).untilReady());
        int between = 0;
        for (int round = 1; round <= rounds; round++) {
            String when = "round " + round + " of seed " + seed;
            UUID erasure = UUID.randomUUID();
            String person = begin(erasure, round);
            try (Launched portal = Launched.run(data, Launched.freePort())) {
                portal.until(() -> ledger().contains(erasure.toString()), "erasing, " + when);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLIS));
                portal.server().destroyForcibly();
                portal.exitCode();
            }
            between += look(person, erasure, when);
            letTheLeaseLapse();
            try (Launched portal = Launched.run(data, Launched.freePort()).untilReady()) {
                TimeUnit.SECONDS.sleep(15);
                portal.signal("TERM");
                assertEquals(0, portal.exitCode(), portal.said());
            }
            ended(person, erasure, when);
        }
        System.out.println("killed in the middle " + between + " of " + rounds);
    }

    private void stopped(Launched portal) throws Exception {
        try (portal) {
            portal.signal("TERM");
            assertEquals(0, portal.exitCode(), portal.said());
        }
    }

    private String ledger() {
        try {
            Path file = data.resolve("erasures.log");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** @return somebody who has left, with an erasure that waits for the portal to start */
    private String begin(UUID erasure, int round) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0);
                Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            String person;
            try (ResultSet row = statement.executeQuery(
                    "select a.person_id, u.line_id from account a join line_use u on u.person_id = a.person_id where"
                            + " a.closed_at is null and a.password_hash is not null order by a.id limit 1")) {
                assertTrue(row.next(), "somebody is left to be erased in round " + round);
                person = row.getString(1);
                statement.execute(
                        "insert into traffic_record (line_id, person_id, at, kind, outgoing, counterpart, seconds,"
                                + " bytes, delete_due_on) select '" + row.getString(2) + "', '" + person
                                + "', '2026-01-01', 'VOICE',"
                                + " true, '+4520111111', 60, 0, '2099-01-01' from seq_1_to_" + ROWS);
            }
            statement.execute(
                    "insert into erasure (id, party_id, whole, categories, covers_until, state, part, started_at, version)"
                            + " values ('" + erasure + "', '" + person + "', true, 'IDENTITY,CONTACT,CPR,BIRTH_DATE,"
                            + "CUSTOMER_RELATION,SUBSCRIPTION,EQUIPMENT,INVOICE,PURCHASE,TRAFFIC,LOCATION,RECORDING,CONSENT,"
                            + "DIRECTORY,MESSAGE,CREDIT,RIGHTS_CASE,ACCOUNT', now(6), 'RUNNING', 0, now(6), 1)");
            return person;
        }
    }

    /** @return 1 where the kill came in the middle */
    private int look(String person, UUID erasure, String when) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0);
                Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select p.erased_at is not null, (select count(*) from account where"
                                + " person_id = p.id and closed_at is null and password_hash is not null), (select count(*) from"
                                + " traffic_record where person_id = p.id), (select count(*) from data_key where party_id = p.id and"
                                + " wrapped_key is not null), p.email is null, (select state from erasure where id = '"
                                + erasure
                                + "') from party p where p.id = '" + person + "'")) {
            row.next();
            if (row.getBoolean(1)) {
                assertEquals(0, row.getInt(2), "no sign-in, " + when);
                assertEquals(0, row.getInt(4), "no key, " + when);
                assertTrue(row.getBoolean(5), "no address, " + when);
                return "RUNNING".equals(row.getString(6)) ? 1 : 0;
            }
            assertEquals(1, row.getInt(2), "sign-in works, " + when);
            assertTrue(row.getInt(3) >= ROWS, "whole, " + when);
            return 0;
        }
    }

    /** The killed server held it for half a minute more. */
    private void letTheLeaseLapse() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0);
                Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("update job_lease set held_until = '2020-01-01'");
        }
    }

    private void ended(String person, UUID erasure, String when) throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0);
                Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select (select count(*) from traffic_record where person_id = p.id) +"
                                + " (select count(*) from message where party_id = p.id) + (select count(*) from data_key where"
                                + " party_id = p.id and wrapped_key is not null) + (select count(*) from line_use where person_id ="
                                + " p.id), p.erased_at is not null, (select state from erasure where id = '" + erasure
                                + "') from party p where p.id = '" + person + "'")) {
            row.next();
            assertEquals(0, row.getInt(1), "nothing is left, " + when);
            assertTrue(row.getBoolean(2), when);
            assertTrue(!"RUNNING".equals(row.getString(3)), "it has ended, " + when);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
