package dk.indsigt.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.time.InstantConverter;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** @return columns with something that happened on the day or later; what is due later is meant to be */
    List<String> datedFrom(LocalDate day) throws SQLException {
        Set<String> tables = Stream.of(Table.values())
                .map(table -> table.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String midnight = InstantConverter.toText(Dice.startOf(day));
        List<String> late = new ArrayList<>();
        for (FilledDatabase.Row column : db.rows("select table_name, column_name, data_type from"
                + " information_schema.columns where table_schema = database() and data_type in ('date', 'datetime')"
                + " and column_name not in ('delete_due_on', 'due_on', 'expires_on', 'valid_until', 'next_attempt_at',"
                + " 'closes_on', 'draws_on', 'send_at', 'window_from', 'window_until')")) {
            String bound = column.text(2).equals("date") ? day.toString() : midnight;
            if (tables.contains(column.text(0))
                    && db.number("select count(*) from " + column.text(0) + " where " + column.text(1) + " >= '" + bound
                                    + "'")
                            > 0) {
                late.add(column.text(0) + "." + column.text(1));
            }
        }
        return late;
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
