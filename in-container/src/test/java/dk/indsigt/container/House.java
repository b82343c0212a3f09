package dk.indsigt.container;

import dk.indsigt.database.EmbeddedDatabase;
import dk.indsigt.demo.DemoOperator;
import dk.indsigt.service.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * Starts the database before the first test and stops it after the last. The server is told of it by a file of system properties. Its
 * administrator has no password yet, so that the server's first start invites one.
 */
public final class House implements LauncherSessionListener {
    static final Path FOLDER = Path.of("target", "house").toAbsolutePath();
    static final Path PROPERTIES = FOLDER.resolve("indsigt.properties");
    private static final byte[] KEY = new byte[32];
    private static final Properties TOLD = new Properties();

    private EmbeddedDatabase server;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            EmbeddedDatabase.endOrphan(FOLDER);
            empty(FOLDER);
            Files.createDirectories(FOLDER);
            server = EmbeddedDatabase.start(FOLDER, 0);
            fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (server != null) {
            server.close();
        }
    }

    /** Writes what the next deployment is told: what every one is told, and more. */
    static void tell(Properties further) {
        Properties all = new Properties();
        all.putAll(TOLD);
        all.putAll(further);
        try (Writer writer = Files.newBufferedWriter(PROPERTIES)) {
            all.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server was stopped wherever it was, perhaps with a lease that the next would wait for. */
    static void freeLeases() {
        try {
            run("update job_lease set holder = null, held_until = null");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill() throws SQLException, IOException {
        TOLD.put("indsigt.db.url", server.jdbcUrl());
        TOLD.put("indsigt.db.user", server.user());
        TOLD.put("indsigt.db.password", server.password());
        TOLD.put("indsigt.kek", Base64.getEncoder().encodeToString(KEY));
        TOLD.put("indsigt.data", FOLDER.toString());
        TOLD.put("indsigt.base.url", "http://localhost/");
        TOLD.put("torture.kills", System.getProperty("torture.kills", "20"));
        MariaDbDataSource source = source();
        Schema.migrate(source);
        DemoOperator.fill(source, FOLDER, KEY, Instant.now(), step -> {});
        run("delete from account where role = 'ADMIN'");
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static MariaDbDataSource source() throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(TOLD.getProperty("indsigt.db.url"));
        source.setUser(TOLD.getProperty("indsigt.db.user"));
        source.setPassword(TOLD.getProperty("indsigt.db.password"));
        return source;
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
