package dk.indsigt.demo;

import dk.indsigt.database.EmbeddedDatabase;
import dk.indsigt.service.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.mariadb.jdbc.MariaDbDataSource;

/** A real MariaDB with the demo operator in it, under {@code target/}. */
final class FilledDatabase implements AutoCloseable {
    static final byte[] KEY = new byte[32];

    private final Path folder;
    private final EmbeddedDatabase server;
    private final MariaDbDataSource source;
    private final Connection connection;

    FilledDatabase(String name) throws SQLException {
        folder = Path.of("target", name).toAbsolutePath();
        EmbeddedDatabase.endOrphan(folder);
        EmbeddedDatabase.erase(folder);
        server = EmbeddedDatabase.start(folder, 0);
        source = new MariaDbDataSource(server.jdbcUrl());
        source.setUser(server.user());
        source.setPassword(server.password());
        Schema.migrate(source);
        connection = source.getConnection();
    }

    Path folder() {
        return folder;
    }

    /** @return how long it took */
    Duration fill(Instant now) {
        long start = System.nanoTime();
        DemoOperator.fill(source, folder, KEY, now, step -> {});
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Takes everything out again, so that the same schema can be filled once more. */
    void empty() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set foreign_key_checks = 0");
            for (Table table : Table.values()) {
                statement.execute("truncate table " + table.name().toLowerCase(Locale.ROOT));
            }
            statement.execute("set foreign_key_checks = 1");
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(rows(sql).get(0).text(0));
    }

    List<String> texts(String sql) throws SQLException {
        return rows(sql).stream().map(row -> row.text(0)).toList();
    }

    /** One row of an answer, as the driver gives it. */
    record Row(List<Object> values) {
        String text(int column) {
            return values.get(column) == null ? null : values.get(column).toString();
        }

        UUID id(int column) {
            return UUID.fromString(text(column));
        }

        byte[] bytes(int column) {
            return (byte[]) values.get(column);
        }
    }

    List<Row> rows(String sql) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> values = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    values.add(result.getObject(i));
                }
                rows.add(new Row(values));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        try (server) {
            connection.close();
        }
    }
}
