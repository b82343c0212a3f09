package dk.indsigt.domain.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What was changed between two texts, line by line. */
public final class TextDifference {
    private static final int MOST = 4_000_000;

    private TextDifference() {}

    /**
     * One line of either text.
     *
     * @param type whether it stayed
     */
    public record Change(Type type, String line) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** What became of a line. */
    public enum Type {
        SAME,
        REMOVED,
        ADDED
    }

    /** @return all lines of both texts, each once, in their order; as few as possible removed and added */
    public static List<Change> between(String before, String after) {
        String[] old = before.split("\n", -1);
        String[] now = after.split("\n", -1);
        List<Change> changes = new ArrayList<>();
        int[][] common = (long) old.length * now.length > MOST ? new int[old.length + 1][0] : common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.length && j < now.length) {
            if (common[i].length > 0 && old[i].equals(now[j])) {
                changes.add(new Change(Type.SAME, old[i]));
                i++;
                j++;
            } else if (common[i].length == 0 || common[i + 1][j] >= common[i][j + 1]) {
                changes.add(new Change(Type.REMOVED, old[i++]));
            } else {
                changes.add(new Change(Type.ADDED, now[j++]));
            }
        }
        while (i < old.length) {
            changes.add(new Change(Type.REMOVED, old[i++]));
        }
        while (j < now.length) {
            changes.add(new Change(Type.ADDED, now[j++]));
        }
        return changes;
    }

    /** Lengths of the longest common subsequences of what is left of both from each pair of lines on. */
    private static int[][] common(String[] old, String[] now) {
        int[][] common = new int[old.length + 1][now.length + 1];
        for (int i = old.length - 1; i >= 0; i--) {
            for (int j = now.length - 1; j >= 0; j--) {
                common[i][j] =
                        old[i].equals(now[j]) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
