package dk.indsigt.acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

    /** @return the party of an account */
    String partyOf(String username) {
        return one("select person_id from account where username = ?", username);
    }

    String phoneOf(String username) {
        return one("select p.phone from party p join account a on a.person_id = p.id where a.username = ?", username);
    }
}
