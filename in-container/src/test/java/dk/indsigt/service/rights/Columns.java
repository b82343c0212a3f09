package dk.indsigt.service.rights;

import dk.indsigt.container.Db;
import java.util.List;

/** Columns of the migrated schema that hold text or bytes. */
final class Columns {
    record Column(String table, String name) {}

    private Columns() {}

    static List<Column> of(Db db) {
        return db
                .rows("select lower(c.table_name), lower(c.column_name) from information_schema.columns c join"
                        + " information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name"
                        + " where c.table_schema = database() and t.table_type = 'BASE TABLE' and (c.data_type like '%char'"
                        + " or c.data_type like '%text' or c.data_type like '%blob' or c.data_type like '%binary' or"
                        + " c.data_type in ('json', 'enum', 'set')) order by 1, 2")
                .stream()
                .map(row -> new Column(((Object[]) row)[0].toString(), ((Object[]) row)[1].toString()))
                .toList();
    }

    static List<String> tables(Db db) {
        return db
                .rows("select lower(table_name) from information_schema.tables where table_schema = database() and"
                        + " table_type = 'BASE TABLE' order by 1")
                .stream()
                .map(Object::toString)
                .toList();
    }
}
