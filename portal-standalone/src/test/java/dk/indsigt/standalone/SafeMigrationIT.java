package dk.indsigt.standalone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.database.EmbeddedDatabase;
import dk.indsigt.database.Unpacked;
import dk.indsigt.service.schema.Schema;
import dk.indsigt.service.schema.SchemaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class SafeMigrationIT {

    private static final String BROKEN = "classpath:broken/migration";
    private static final String GOOD = "classpath:db/migration";

    private Path folder;

    @BeforeEach
    void emptyFolder(TestInfo test) throws IOException {
        folder = Path.of("target", "it", test.getTestMethod().orElseThrow().getName())
                .toAbsolutePath();
        Unpacked.deleteTree(folder);
    }

    @Test
    void aFailedVersionSaysWhichWhyAndWhatToDoAndARepairLetsTheNextStartTryAgain() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, 0)) {
            DataSource source = Database.source(database);
            SchemaException failure = assertThrows(SchemaException.class, () -> Schema.migrate(source, GOOD, BROKEN));
            assertEquals(SchemaException.Code.MIGRATION_FAILED, failure.code());
            String message = failure.getMessage();
            assertTrue(message.contains("version 900"), message);
            assertTrue(message.contains("no_such_table"), message);
            assertTrue(message.contains("./portal repair"), message);
            assertFalse(message.contains("\n"), message);

            SchemaException later = assertThrows(SchemaException.class, () -> Schema.migrate(source, GOOD, BROKEN));
            assertTrue(later.getMessage().contains("An earlier start failed in schema version 900"));

            execute(source, "DROP TABLE half_done");
            assertArrayEquals(new String[] {"900"}, Schema.repair(source));
            Schema.migrate(source);
            assertEquals(0, Schema.state(source).pending());
        }
    }

    @Test
    void anEmbeddedDatabaseWhoseMigrationFailsIsPutBackAsItWas() throws Exception {
        try (DataFolder data = DataFolder.open(folder)) {
            SafeMigration good = new SafeMigration(data, new Console());
            try (Database database = Database.embedded(folder)) {
                good.migrate(database, Schema.state(database.dataSource()));
            }
            SafeMigration broken =
                    new SafeMigration(data, new Console(), source -> Schema.migrate(source, GOOD, BROKEN));
            try (Database database = Database.embedded(folder)) {
                Schema.State behind =
                        new Schema.State(Schema.state(database.dataSource()).version(), 1);
                Refusal refusal = assertThrows(Refusal.class, () -> broken.migrate(database, behind));
                assertTrue(refusal.getMessage().contains("put back as they were before"), refusal.getMessage());
                assertFalse(database.isAlive());
            }
            try (Database database = Database.embedded(folder)) {
                assertEquals(0, Schema.state(database.dataSource()).pending());
                assertThrows(SQLException.class, () -> execute(database.dataSource(), "SELECT * FROM half_done"));
            }
            assertFalse(good.undoInterrupted());
            assertFalse(Files.exists(folder.resolve("db-before-migration")));
        }
    }

    @Test
    void aMigrationThatWasKilledIsUndoneAtTheNextStart() throws Exception {
        try (DataFolder data = DataFolder.open(folder)) {
            SafeMigration good = new SafeMigration(data, new Console());
            SafeMigration killed = new SafeMigration(data, new Console(), source -> {
                Schema.migrate(source);
                EmbeddedDatabase.processesOf(folder).forEach(ProcessHandle::destroyForcibly);
                throw new IllegalStateException("killed");
            });
            try (Database database = Database.embedded(folder)) {
                Schema.State state = Schema.state(database.dataSource());
                assertThrows(IllegalStateException.class, () -> killed.migrate(database, state));
            }
            assertTrue(good.undoInterrupted());
            try (Database database = Database.embedded(folder)) {
                assertTrue(Schema.state(database.dataSource()).isNew());
            }
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
