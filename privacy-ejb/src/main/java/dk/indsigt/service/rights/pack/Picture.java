package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.service.protection.Vault;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the database holds about one party at one moment, list by list and row by row. One connection, one reading transaction with a snapshot;
 * the driver fetches rows as they are taken, so memory does not grow with them.
 */
final class Picture {
    private static final int FETCH = 1000;

    private final Connection connection;
    private final Order order;
    private final Vault vault;
    private final Words words;
    private final Moments moments = new Moments();
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, String> audio = new HashMap<>();
    private Runnable step = () -> {};

    Picture(Connection connection, Order order, Vault vault, Words words) {
        this.connection = connection;
        this.order = order;
        this.vault = vault;
        this.words = words;
    }

    /** Takes one row: the values as the database has them, in the order of the columns; sealed texts are clear. */
    interface Visitor {
        void row(String[] values) throws IOException, SQLException;
    }

    /** @param done is called for every row */
    void onRow(Runnable done) {
        step = done;
    }

    /** Tells which file has the audio of a recording. */
    void audio(UUID recording, String file) {
        audio.put(recording.toString(), file);
    }

    Words words() {
        return words;
    }

    /** Begins to read at one moment. */
    void open() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("start transaction with consistent snapshot, read only");
        }
        // A line may have changed hands, so every line of which there is a row is named.
        query(
                "select distinct l.id, l.msisdn from line l left join subscription s on s.id = l.subscription_id left join"
                        + " customer c on c.id = s.customer_id left join line_use u on u.line_id = l.id where c.party_id ="
                        + " :me or u.person_id = :me",
                row -> numbers.put(row[0], row[1]),
                2);
    }

    void close() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("rollback");
        }
    }

    /** Reads a list from the first row to the last. */
    void read(Sheet sheet, Visitor visitor) throws SQLException, IOException {
        List<Column> columns = sheet.columns();
        boolean sealed = columns.stream().anyMatch(column -> column.kind() == Column.Kind.SEALED);
        try (PreparedStatement statement = prepared(sheet.sql());
                ResultSet rows = statement.executeQuery()) {
            int[] index = new int[columns.size()];
            for (int i = 0; i < index.length; i++) {
                index[i] = rows.findColumn(columns.get(i).key());
            }
            int self = sealed ? rows.findColumn("self") : 0;
            String[] values = new String[index.length];
            while (rows.next()) {
                for (int i = 0; i < index.length; i++) {
                    values[i] = columns.get(i).kind() == Column.Kind.SEALED
                            ? clear(columns.get(i), rows.getBytes(index[i]), rows.getString(self))
                            : rows.getString(index[i]);
                }
                visitor.row(values);
                step.run();
            }
        }
    }

    /** Reads what a statement gives, as text. */
    void query(String sql, Visitor visitor, int columns) throws SQLException {
        try (PreparedStatement statement = prepared(sql);
                ResultSet rows = statement.executeQuery()) {
            String[] values = new String[columns];
            while (rows.next()) {
                for (int i = 0; i < columns; i++) {
                    values[i] = rows.getString(i + 1);
                }
                visitor.row(values);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return the value for programs, or {@code null} */
    String plain(Column column, String value) {
        if (value == null) {
            return null;
        }
        return switch (column.kind()) {
            case MOMENT -> moments.iso(value);
            case MONEY -> kroner(value, '.');
            case FLAG -> flag(value) ? "true" : "false";
            case LINE -> numbers.get(value);
            case AUDIO -> audio.get(value);
            default -> value;
        };
    }

    /** @return the value for people, or {@code null} */
    String said(Column column, String value) {
        if (value == null) {
            return null;
        }
        return switch (column.kind()) {
            case MOMENT -> moments.plain(value);
            case MONEY -> kroner(value, words.say("number.point").charAt(0));
            case FLAG -> words.say(flag(value) ? "yes" : "no");
            case CODE -> words.code(column.words(), value);
            case CODES ->
                Arrays.stream(value.split(","))
                        .map(code -> pair(column.words(), code))
                        .collect(Collectors.joining(", "));
            default -> plain(column, value);
        };
    }

    private String pair(String prefix, String code) {
        int colon = code.indexOf(':');
        return colon < 0
                ? words.code(prefix, code)
                : words.code(prefix, code.substring(0, colon)) + ": "
                        + words.code("creditResult", code.substring(colon + 1));
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        String plain = sql.replace(":lang", order.language().code());
        int parameters = 0;
        for (int at = plain.indexOf(":me"); at >= 0; at = plain.indexOf(":me", at + 1)) {
            parameters++;
        }
        PreparedStatement statement =
                connection.prepareStatement("/* package " + order.packageId() + " */ " + plain.replace(":me", "?"));
        try {
            statement.setFetchSize(FETCH);
            for (int i = 1; i <= parameters; i++) {
                statement.setString(i, order.partyId().toString());
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private String clear(Column column, byte[] cipher, String self) {
        KeyPurpose purpose = column.purpose();
        byte[] key = order.keys().get(purpose);
        return cipher == null || key == null
                ? null
                : vault.decrypt(key, order.partyId(), purpose, column.words() + " " + self, cipher);
    }

    private static boolean flag(String value) {
        return value.equals("1") || value.equals("true");
    }

    private static String kroner(String oere, char point) {
        long amount = Long.parseLong(oere);
        long rest = Math.abs(amount % 100);
        return (amount < 0 ? "-" : "") + Math.abs(amount / 100) + point + (rest < 10 ? "0" : "") + rest;
    }
}
