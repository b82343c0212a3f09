package dk.indsigt.portal.frame;

import java.util.concurrent.atomic.AtomicLong;

/** Counts calls within each second, of many at once without a lock. */
public final class CallsPerSecond {
    private static final int COUNT_BITS = 24;
    private static final long COUNT = (1L << COUNT_BITS) - 1;

    private final AtomicLong window = new AtomicLong();

    /**
     * Counts one more call.
     *
     * @param millis the moment
     * @param most how many a second may be
     * @return whether it is too many for this second
     */
    public boolean exceeded(long millis, long most) {
        long second = millis / 1000;
        long now = window.updateAndGet(last -> last >> COUNT_BITS == second
                ? ((last & COUNT) == COUNT ? last : last + 1)
                : (second << COUNT_BITS) + 1);
        return (now & COUNT) > most;
    }
}
