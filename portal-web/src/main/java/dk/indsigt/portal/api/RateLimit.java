package dk.indsigt.portal.api;

import dk.indsigt.service.settings.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How many calls a second this node takes from one client. */
@ApplicationScoped
public class RateLimit {
    private static final int DEFAULT = 10_000;
    private static final int COUNT_BITS = 24;
    private static final long COUNT = (1L << COUNT_BITS) - 1;

    @Inject
    private Clock clock;

    private final Map<UUID, AtomicLong> windows = new ConcurrentHashMap<>();
    private long most;

    protected RateLimit() {}

    RateLimit(Clock clock, long most) {
        this.clock = clock;
        this.most = most;
    }

    @PostConstruct
    void learn() {
        most = Setting.API_RATE.value().map(Long::parseLong).orElse((long) DEFAULT);
    }

    /** @return whether one more call of the client is too many for this second */
    boolean exceeded(UUID client) {
        long second = clock.millis() / 1000;
        AtomicLong window = windows.computeIfAbsent(client, first -> new AtomicLong());
        long now = window.updateAndGet(last -> last >> COUNT_BITS == second
                ? ((last & COUNT) == COUNT ? last : last + 1)
                : (second << COUNT_BITS) + 1);
        return (now & COUNT) > most;
    }
}
