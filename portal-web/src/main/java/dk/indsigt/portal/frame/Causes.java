package dk.indsigt.portal.frame;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;

/** What lies behind a failure, however often it was wrapped. */
public final class Causes {
    private static final int PLACES = 12;
    private static final String CONNECTION_STATES = "08";

    /** Duplicate key, record has changed, lock wait timeout, deadlock. */
    private static final Set<Integer> COLLISIONS = Set.of(1062, 1020, 1205, 1213);

    private Causes() {}

    /** @return the failure of that type, or {@code null} */
    public static Throwable find(Throwable failure, Class<? extends Throwable> type) {
        Throwable current = failure;
        while (current != null && !type.isInstance(current)) {
            current = current.getCause();
        }
        return current;
    }

    /** Two transactions met: a stale version, a row written twice, or one of MariaDB's errors 1020, 1205 and 1213. */
    public static boolean collision(Throwable failure) {
        if (find(failure, OptimisticLockException.class) != null) {
            return true;
        }
        return find(failure, SQLException.class) instanceof SQLException sql && COLLISIONS.contains(sql.getErrorCode());
    }

    /** No connection: nothing is wrong with the question, so asking again later helps. */
    public static boolean databaseAway(Throwable failure) {
        for (Throwable current = failure; current != null; current = current.getCause()) {
            if (current instanceof SQLException sql
                    && (sql.getSQLState() == null || sql.getSQLState().startsWith(CONNECTION_STATES))) {
                return true;
            }
        }
        return false;
    }

    /** Classes and places only: messages may carry personal data. */
    public static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable current = failure; current != null; current = current.getCause()) {
            text.append('\n').append(current.getClass().getName());
            if (current instanceof SQLException sql) {
                text.append(" (SQL state ").append(sql.getSQLState()).append(')');
            }
            StackTraceElement[] places = current.getStackTrace();
            for (int i = 0; i < Math.min(places.length, PLACES); i++) {
                text.append("\n    at ").append(places[i]);
            }
        }
        return text.toString();
    }
}
