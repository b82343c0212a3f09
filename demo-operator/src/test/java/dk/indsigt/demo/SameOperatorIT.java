package dk.indsigt.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SameOperatorIT {
    /** Tables with keys and cipher texts, which differ each time. */
    private static final Set<Table> ENCRYPTED =
            Set.of(Table.PARTY, Table.DATA_KEY, Table.RECORDING, Table.LETTER, Table.RIGHTS_REQUEST);

    private static final Instant LEAP_DAY = Instant.parse("2028-02-29T05:00:00Z");

    @Test
    @DisplayName("the same day gives the same operator down to the row, another day another one")
    void sameDaySameOperator() throws SQLException {
        try (FilledDatabase db = new FilledDatabase("same-operator-it")) {
            db.fill(LEAP_DAY);
            List<String> first = fingerprint(db);
            db.empty();
            db.fill(LEAP_DAY.plusSeconds(12 * 3600));
            assertEquals(first, fingerprint(db));
            db.empty();
            db.fill(LEAP_DAY.plusSeconds(24 * 3600));
            assertNotEquals(first, fingerprint(db));
        }
    }

    private static List<String> fingerprint(FilledDatabase db) throws SQLException {
        List<String> lines = new ArrayList<>(db.texts("select number from customer order by number"));
        lines.addAll(db.texts("select concat(id, given_name, family_name, birth_date, street) from party where kind ="
                + " 'PERSON' order by id"));
        lines.addAll(db.texts("select concat(id, started_at, delete_due_on) from recording order by id"));
        lines.addAll(db.texts("select concat(id, number, type, due_on) from rights_request order by id"));
        for (Table table : Table.values()) {
            if (!ENCRYPTED.contains(table)) {
                String name = table.name().toLowerCase(Locale.ROOT);
                lines.add(name + " " + db.rows("checksum table " + name).get(0).text(1));
            }
        }
        return lines;
    }
}
