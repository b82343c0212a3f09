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

    private EmbeddedDatabase server;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            EmbeddedDatabase.endOrphan(FOLDER);
            empty(FOLDER);
            Files.createDirectories(FOLDER);
            server = EmbeddedDatabase.start(FOLDER, 0);
            fill();
            write(new Properties());
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

    /** Adds settings for the deployments that follow, or takes them away again. */
    static void write(Properties further) throws IOException {
        Properties known = new Properties();
        if (Files.exists(PROPERTIES)) {
            try (var reader = Files.newBufferedReader(PROPERTIES)) {
                known.load(reader);
            }
        }
        known.keySet().removeIf(name -> name.toString().startsWith("indsigt.smtp."));
        known.putAll(further);
        try (Writer writer = Files.newBufferedWriter(PROPERTIES)) {
            known.store(writer, null);
        }
    }

    private void fill() throws SQLException, IOException {
        MariaDbDataSource source = new MariaDbDataSource(server.jdbcUrl());
        source.setUser(server.user());
        source.setPassword(server.password());
        Schema.migrate(source);
        DemoOperator.fill(source, FOLDER, KEY, Instant.now(), step -> {});
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from account where role = 'ADMIN'");
        }
        Properties properties = new Properties();
        properties.put("indsigt.db.url", server.jdbcUrl());
        properties.put("indsigt.db.user", server.user());
        properties.put("indsigt.db.password", server.password());
        properties.put("indsigt.kek", Base64.getEncoder().encodeToString(KEY));
        properties.put("indsigt.data", FOLDER.toString());
        properties.put("indsigt.base.url", "http://localhost/");
        write(properties);
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
