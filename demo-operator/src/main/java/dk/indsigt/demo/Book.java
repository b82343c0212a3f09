package dk.indsigt.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rows waiting to be written, so that makers need not know the order of the foreign keys. */
final class Book {
    private final Map<Table, List<Object[]>> rows = new EnumMap<>(Table.class);

    void add(Table table, Object... values) {
        if (values.length != table.width()) {
            throw new IllegalArgumentException(table + " has " + table.width() + " columns, not " + values.length);
        }
        rows.computeIfAbsent(table, none -> new ArrayList<>()).add(values);
    }

    /** @return how many rows were written */
    long write(Connection connection) throws SQLException {
        long written = 0;
        for (Map.Entry<Table, List<Object[]>> table : rows.entrySet()) {
            try (RowWriter writer = new RowWriter(connection, table.getKey())) {
                for (Object[] row : table.getValue()) {
                    writer.add(row);
                }
            }
            written += table.getValue().size();
        }
        rows.clear();
        return written;
    }
}
