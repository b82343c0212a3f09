package dk.indsigt.acceptance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become true, and fails with its name when it does not. */
final class Until {

    private static final long STEP_MILLIS = 40;

    private Until() {}

    static void holds(Duration patience, String what, BooleanSupplier condition) {
        found(patience, what, () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
    }

    static <T> T found(Duration patience, String what, Supplier<Optional<T>> search) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> result = search.get();
            if (result.isPresent()) {
                return result.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + patience.toSeconds() + " s: " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }
}
