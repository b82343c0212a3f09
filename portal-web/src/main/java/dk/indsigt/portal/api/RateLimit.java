package dk.indsigt.portal.api;

import dk.indsigt.portal.frame.CallsPerSecond;
import dk.indsigt.service.settings.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How many calls a second this node takes from one client. */
@ApplicationScoped
public class RateLimit {
    private static final int DEFAULT = 10_000;

    @Inject
    private Clock clock;

    private final Map<UUID, CallsPerSecond> windows = new ConcurrentHashMap<>();
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
        return windows.computeIfAbsent(client, first -> new CallsPerSecond()).exceeded(clock.millis(), most);
    }
}
