package dk.indsigt.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;

/** What can be claimed of a filled database in one statement. */
record Claims(FilledDatabase db) {
    /** @param from a table with a condition that no row may meet */
    void none(String from) throws SQLException {
        assertEquals(0, db.number("select count(*) from " + from), from);
    }

    void atLeast(long least, String sql) throws SQLException {
        long found = db.number(sql);
        assertTrue(found >= least, sql + " gives " + found);
    }

    /** Each row that names another names one that exists. */
    void noDangling(String table, String column, String target, String key) throws SQLException {
        none(table + " x where x." + column + " is not null and not exists (select 1 from " + target + " y where y."
                + key + " = x." + column + ")");
    }

    static String linesOf(String representative) {
        return "select count(*) from line l join subscription s on s.id = l.subscription_id join customer c on c.id ="
                + " s.customer_id join representation r on r.company_id = c.party_id join account a on a.person_id ="
                + " r.person_id where a.username = '" + representative + "'";
    }

    static String recordingsOf(String username) {
        return "select count(*) from recording r join account a on a.person_id = r.party_id where r.deleted_at is null and"
                + " a.username = '" + username + "'";
    }
}
