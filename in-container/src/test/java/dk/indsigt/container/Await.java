package dk.indsigt.container;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, never for a time. */
public final class Await {
    private static final long LIMIT = 30_000_000_000L;
    private static final long STEP = 50_000_000L;

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to be: " + what);
            }
            LockSupport.parkNanos(STEP);
        }
    }
}
