package dk.indsigt.acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A look into the database behind a portal. */
record Records(String url, String user, String password) {

    /** @return the first column of the only row */
    String one(String sql, Object... arguments) {
        List<String> all = all(sql, arguments);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " rows, not one: " + sql);
        }
        return all.get(0);
    }

    long number(String sql, Object... arguments) {
        return Long.parseLong(one(sql, arguments));
    }

    /** @return the first column of every row */
    List<String> all(String sql, Object... arguments) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            }
            return values;
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    /** Writes where no page or call could. */
    void change(String sql, Object... arguments) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            if (statement.executeUpdate() == 0) {
                throw new AssertionError("Nothing was changed: " + sql);
            }
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    /** A statement about the tables themselves. */
    void define(String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    /**
     * @param running columns that count on and are not put back
     * @return puts the rows that are there now back to what they are now, and takes newer ones away
     */
    Runnable keep(String table, String column, String value, String... running) {
        List<Map<String, Object>> rows = new ArrayList<>();
        String sql = "select * from " + table + " where " + column + " = ?";
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.put(found.getMetaData().getColumnName(i), found.getObject(i));
                    }
                    List.of(running).forEach(row::remove);
                    rows.add(row);
                }
            }
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
        return () -> {
            String known = rows.stream().map(row -> "'" + row.get("id") + "'").collect(Collectors.joining(", "));
            String others = known.isEmpty() ? "" : " and id not in (" + known + ")";
            all("delete from " + table + " where " + column + " = ?" + others + " returning id", value);
            rows.forEach(row -> putBack(table, row));
        };
    }

    private void putBack(String table, Map<String, Object> row) {
        String sql = "update " + table + " set "
                + row.keySet().stream().map(each -> each + " = ?").collect(Collectors.joining(", ")) + " where id = ?";
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            for (Object value : row.values()) {
                statement.setObject(++at, value);
            }
            statement.setObject(++at, row.get("id"));
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    /** @return the party of an account */
    String partyOf(String username) {
        return one("select person_id from account where username = ?", username);
    }

    String phoneOf(String username) {
        return one("select p.phone from party p join account a on a.person_id = p.id where a.username = ?", username);
    }
}
