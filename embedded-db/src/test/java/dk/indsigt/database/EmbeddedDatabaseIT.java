package dk.indsigt.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseIT {

    /** Deeper than a unix socket's path could be. */
    private final Path data = Path.of("target", "it", "a data folder " + "deep ".repeat(20), "x".repeat(60))
            .toAbsolutePath();

    @BeforeEach
    @AfterEach
    void clean() throws IOException {
        if (Files.exists(data)) {
            EmbeddedDatabase.endOrphan(data);
        }
        Unpacked.deleteTree(data);
    }

    @Test
    void rowsSurviveAStopAndAKill() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0)) {
            execute(database, "CREATE TABLE seen (name VARCHAR(20) PRIMARY KEY)");
            execute(database, "INSERT INTO seen VALUES ('before the stop')");
        }
        EmbeddedDatabase killed = EmbeddedDatabase.start(data, 0);
        execute(killed, "INSERT INTO seen VALUES ('before the kill')");
        EmbeddedDatabase.processesOf(data).forEach(ProcessHandle::destroyForcibly);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0)) {
            assertEquals("2", value(database, "SELECT COUNT(*) FROM seen"));
        }
    }

    @Test
    void aDatabaseThatWasLeftBehindIsEndedAndTheNextOneStarts() throws Exception {
        EmbeddedDatabase left = EmbeddedDatabase.start(data, 0);
        ProcessHandle orphan = EmbeddedDatabase.processesOf(data).get(0);
        try (EmbeddedDatabase next = EmbeddedDatabase.start(data, left.port())) {
            orphan.onExit().get(5, TimeUnit.SECONDS);
            assertFalse(left.isAlive());
            assertEquals("1", value(next, "SELECT 1"));
        }
        assertTrue(EmbeddedDatabase.processesOf(data).isEmpty());
    }

    @Test
    void thePasswordIsTheOwnersAloneAndOnNoCommandLine() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0)) {
            Path file = data.resolve("db-password");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
            assertEquals(database.password(), Files.readString(file).strip());
            assertFalse(Files.exists(data.resolve("db-init.sql")));
            ProcessHandle process = EmbeddedDatabase.processesOf(data).get(0);
            assertFalse(process.info().commandLine().orElse("").contains(database.password()));
            assertThrows(
                    SQLException.class,
                    () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "wrong")
                            .close());
            assertThrows(
                    SQLException.class,
                    () -> DriverManager.getConnection(database.jdbcUrl(), "root", "")
                            .close());
        }
    }

    @Test
    void itIsSetUpAsThePortalNeedsItAndListensOnLoopbackAlone() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0)) {
            assertEquals("utf8mb4_danish_ci", value(database, "SELECT @@collation_database"));
            assertEquals("1", value(database, "SELECT @@innodb_snapshot_isolation"));
            assertEquals("127.0.0.1", value(database, "SELECT @@bind_address"));
            assertEquals("", value(database, "SELECT @@socket"));
            InetAddress outside = InetAddress.getLocalHost();
            if (!outside.isLoopbackAddress()) {
                assertThrows(IOException.class, () -> new Socket(outside, database.port()).close());
            }
        }
    }

    @Test
    void anotherDataFolderIsLeftAlone() {
        Path other = data.resolveSibling("other");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0);
                EmbeddedDatabase neighbour = EmbeddedDatabase.start(other, 0)) {
            assertNotEquals(database.port(), neighbour.port());
            assertFalse(EmbeddedDatabase.endOrphan(data.resolveSibling("x")));
            assertTrue(database.isAlive() && neighbour.isAlive());
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
