package dk.indsigt.service.rights.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is remembered of a list that went by: how much it was, a few rows in full, or the months it adds up to. */
final class Summary {
    /** More rows than this are told by month. */
    static final int IN_FULL = 25;

    private final Sheet sheet;
    private final int month;
    private final int due;
    private final int[] sums;
    private final List<String[]> rows = new ArrayList<>();
    private final Map<String, long[]> months = new TreeMap<>();
    private String lastMonth = "";
    private long[] last;
    private long count;
    private String firstDue;
    private String lastDue;

    Summary(Sheet sheet) {
        this.sheet = sheet;
        month = index(sheet.month());
        due = index("delete_due_on");
        sums = sheet.sums().stream().mapToInt(this::index).toArray();
    }

    /**
     * @param values as the database has them
     * @param at the column of the month for programs, or {@code null}
     */
    void add(String[] values, String at) {
        count++;
        if (count <= IN_FULL) {
            rows.add(values.clone());
        }
        if (month >= 0 && at != null) {
            addTo(at, values);
        }
        if (due >= 0 && values[due] != null) {
            firstDue = firstDue == null || values[due].compareTo(firstDue) < 0 ? values[due] : firstDue;
            lastDue = lastDue == null || values[due].compareTo(lastDue) > 0 ? values[due] : lastDue;
        }
    }

    private void addTo(String at, String[] values) {
        if (!at.startsWith(lastMonth) || lastMonth.isEmpty()) {
            lastMonth = at.substring(0, 7);
            last = months.computeIfAbsent(lastMonth, key -> new long[sums.length + 1]);
        }
        last[0]++;
        for (int i = 0; i < sums.length; i++) {
            String value = values[sums[i]];
            last[i + 1] += value == null ? 0 : Long.parseLong(value);
        }
    }

    private int index(String key) {
        for (int i = 0; i < sheet.columns().size(); i++) {
            if (sheet.columns().get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    Sheet sheet() {
        return sheet;
    }

    /** @return where the column of the month stands, or -1 */
    int monthColumn() {
        return month;
    }

    long count() {
        return count;
    }

    /** @return whether every row is remembered */
    boolean full() {
        return count <= IN_FULL;
    }

    /** @return the first rows */
    List<String[]> rows() {
        return rows;
    }

    /** @return by month: how many, then the sums */
    Map<String, long[]> months() {
        return months;
    }

    /** @return the first day on which something of it is deleted, or {@code null} */
    String firstDue() {
        return firstDue;
    }

    String lastDue() {
        return lastDue;
    }
}
