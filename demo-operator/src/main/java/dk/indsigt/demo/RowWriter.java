package dk.indsigt.demo;

import dk.indsigt.domain.time.InstantConverter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;

/** Adds rows to one table in large batches, each committed by itself. */
final class RowWriter implements AutoCloseable {
    private static final int BATCH = 4000;

    private final Table table;
    private final Connection connection;
    private final PreparedStatement statement;
    private int waiting;
    private long written;

    RowWriter(Connection connection, Table table) throws SQLException {
        this.table = table;
        this.connection = connection;
        statement = connection.prepareStatement(table.insert());
    }

    void add(Object... values) throws SQLException {
        if (values.length != table.width()) {
            throw new IllegalArgumentException(table + " has " + table.width() + " columns, not " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            set(i + 1, values[i]);
        }
        statement.addBatch();
        waiting++;
        if (waiting == BATCH) {
            flush();
        }
    }

    long written() {
        return written;
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (waiting > 0) {
            statement.executeBatch();
            connection.commit();
            written += waiting;
            waiting = 0;
        }
    }

    /** Moments travel as text in UTC, as in {@link InstantConverter}; dates, ids and codes as their own text. */
    private void set(int index, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else if (value instanceof Instant at) {
            statement.setString(index, InstantConverter.toText(at));
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Boolean flag) {
            statement.setInt(index, flag ? 1 : 0);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            statement.setString(index, value.toString());
        }
    }
}
