package dk.indsigt.service.consent;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement whose parameters have numbers, {@code ?1}, so that one value can stand in several places, made ready for JDBC.
 *
 * @param sql with plain question marks
 * @param order the number of each of them, from 1
 */
record NumberedSql(String sql, int[] order) {
    private static final Pattern PARAMETER = Pattern.compile("\\?(\\d+)");

    static NumberedSql of(String numbered) {
        List<Integer> order = new ArrayList<>();
        Matcher found = PARAMETER.matcher(numbered);
        StringBuilder plain = new StringBuilder(numbered.length());
        while (found.find()) {
            order.add(Integer.valueOf(found.group(1)));
            found.appendReplacement(plain, "?");
        }
        found.appendTail(plain);
        return new NumberedSql(
                plain.toString(), order.stream().mapToInt(Integer::intValue).toArray());
    }

    /** @param values parameter 1 first */
    void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < order.length; i++) {
            Object value = values.get(order[i] - 1);
            if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setString(i + 1, (String) value);
            }
        }
    }
}
