package dk.indsigt.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.database.EmbeddedDatabase;
import dk.indsigt.database.Unpacked;
import dk.indsigt.service.schema.Schema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class PortalIT {

    private Path data;

    @BeforeEach
    void emptyFolder(TestInfo test) throws IOException {
        data = Path.of("target", "it", test.getTestMethod().orElseThrow().getName())
                .toAbsolutePath();
        Unpacked.deleteTree(data);
    }

    @Test
    void aSignalStopsEverythingAndExitsZero() throws Exception {
        int port = Launched.freePort();
        try (Launched portal = Launched.run(data, port, "--empty").untilReady()) {
            assertTrue(portal.status("/") < 400);
            Launched second = Launched.run(data, Launched.freePort(), "--empty");
            assertEquals(1, second.exitCode());
            assertTrue(second.refusals().get(0).contains("is in use by another run"), second.said());
            assertTrue(portal.server().isAlive() && portal.database().isAlive());
            portal.signal("TERM");
            assertEquals(0, portal.exitCode(), portal.said());
            assertTrue(portal.nothingLeft());
        }
    }

    @Test
    void aSignalDuringTheStartStopsEverythingAndExitsZero() throws Exception {
        try (Launched portal =
                Launched.run(data, Launched.freePort(), "--empty").untilSaid("Starting the server")) {
            portal.signal("INT");
            assertEquals(0, portal.exitCode(), portal.said());
            assertFalse(portal.said().contains("Ready:"));
            assertTrue(portal.nothingLeft());
        }
    }

    @Test
    void aKilledDatabaseComesBackAndAKilledLauncherLeavesNothingThatTheNextRunCannotMend() throws Exception {
        int port = Launched.freePort();
        try (Launched killed = Launched.run(data, port, "--empty").untilReady()) {
            ProcessHandle first = killed.database();
            first.destroyForcibly();
            killed.untilSaid("The database is back.");
            assertNotEquals(first.pid(), killed.database().pid());
            killed.until(() -> ready(killed), "serving again");
            ProcessHandle server = killed.server();
            ProcessHandle database = killed.database();
            killed.kill();
            assertTrue(server.isAlive() && database.isAlive());
            try (Launched next = Launched.run(data, port, "--empty").untilReady()) {
                assertFalse(server.isAlive() || database.isAlive());
                assertTrue(next.said().contains("The last run was killed"), next.said());
                assertTrue(next.status("/") < 400);
                next.signal("TERM");
                assertEquals(0, next.exitCode(), next.said());
                assertTrue(next.nothingLeft());
            }
        }
    }

    @Test
    void anOccupiedPortIsOneClearLine() throws Exception {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Launched portal = Launched.run(data, occupied.getLocalPort(), "--empty")) {
            assertRefused(portal, "port " + occupied.getLocalPort() + " cannot be used");
        }
    }

    @Test
    void aNewerSchemaIsOneClearLine() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0)) {
            Schema.migrate(Database.source(database));
            try (Connection connection = Database.source(database).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO flyway_schema_history VALUES"
                        + " (999, '999', 'from tomorrow', 'SQL', 'V999__from_tomorrow.sql', 1, 'x', NOW(), 1, TRUE)");
            }
        }
        Files.writeString(data.resolve("kek"), "A".repeat(43) + "=");
        try (Launched portal = Launched.run(data, Launched.freePort(), "--empty")) {
            assertRefused(portal, "schema version 999");
        }
    }

    @Test
    void aDemoThatWasNotFilledToItsEndIsBegunAgainFromNothing() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, 0);
                Connection connection = Database.source(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE half_filled (id INT PRIMARY KEY)");
        }
        Files.createDirectories(data.resolve("audio"));
        Files.writeString(data.resolve("kek"), "A".repeat(43) + "=");
        Files.writeString(data.resolve("demo"), "filling embedded\n");
        try (Launched portal =
                Launched.run(data, Launched.freePort(), "--empty").untilSaid("Starting the server")) {
            portal.signal("TERM");
            assertEquals(0, portal.exitCode(), portal.said());
            assertTrue(portal.said().contains("starting again from nothing"), portal.said());
            assertFalse(Files.exists(EmbeddedDatabase.tables(data).resolve("indsigt/half_filled.frm")));
            assertTrue(Files.exists(EmbeddedDatabase.tables(data).resolve("indsigt/party.frm")));
            assertFalse(Files.exists(data.resolve("audio")) || Files.exists(data.resolve("demo")));
        }
    }

    @Test
    void dataWithoutTheirKeyAreNotGivenANewOne() throws Exception {
        EmbeddedDatabase.start(data, 0).close();
        try (Launched portal = Launched.run(data, Launched.freePort(), "--empty")) {
            assertRefused(portal, "kek is missing");
            assertFalse(Files.exists(data.resolve("kek")));
        }
    }

    @Test
    void theClockIsRefusedOutsideDemoData() throws Exception {
        Files.createDirectories(EmbeddedDatabase.tables(data));
        try (Launched portal = Launched.run(data, Launched.freePort(), "--clock", "2026-03-01T08:00:00Z")) {
            assertRefused(portal, "--clock is refused outside demo data");
        }
    }

    @Test
    void aPortalThatDoesNotDeployIsOneClearLine() throws Exception {
        Path home = data.resolveSibling("home-of-a-broken-portal");
        Path artifacts = home.resolve("portal-standalone/target/server");
        Unpacked.deleteTree(home);
        Files.createDirectories(artifacts);
        Files.createSymbolicLink(
                artifacts.resolve("payara-micro.jar"),
                Path.of("target", "server", "payara-micro.jar").toAbsolutePath());
        try (ZipOutputStream war = new ZipOutputStream(Files.newOutputStream(artifacts.resolve("portal.war")))) {
            war.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            war.write("<web-app><listener><listener-class>no.such.Listener</listener-class></listener></web-app>"
                    .getBytes(StandardCharsets.UTF_8));
        }
        try (Launched portal = Launched.run(home, data, Launched.freePort(), "--empty")) {
            assertRefused(portal, "the portal does not serve");
            assertTrue(portal.said()
                    .contains(data.toRealPath().resolve("server.log").toString()));
        }
    }

    private static void assertRefused(Launched portal, String because) throws Exception {
        assertEquals(1, portal.exitCode(), portal.said());
        List<String> refusals = portal.refusals();
        assertEquals(1, refusals.size(), portal.said());
        assertTrue(refusals.get(0).contains(because), portal.said());
        assertFalse(portal.said().contains("\tat "), portal.said());
        assertTrue(portal.nothingLeft());
    }

    private static boolean ready(Launched portal) {
        try {
            int health = portal.status("/health/ready");
            return portal.status("/") < 400 && (health == 200 || health == 404);
        } catch (IOException notYet) {
            return false;
        }
    }
}
