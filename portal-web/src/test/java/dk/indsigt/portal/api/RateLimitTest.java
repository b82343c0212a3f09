package dk.indsigt.portal.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID BO = new UUID(1, 2);

    private Instant now = Instant.parse("2026-11-20T12:00:00.9Z");
    private final RateLimit limit = new RateLimit(
            new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            },
            3);

    @Test
    @DisplayName("each client has its calls in each second, and no more")
    void counted() {
        for (int i = 0; i < 3; i++) {
            assertFalse(limit.exceeded(ANNA));
        }
        assertTrue(limit.exceeded(ANNA));
        assertTrue(limit.exceeded(ANNA));
        assertFalse(limit.exceeded(BO));
        now = now.plus(Duration.ofMillis(100));
        assertFalse(limit.exceeded(ANNA));
    }

    @Test
    @DisplayName("calls at the same moment are counted too")
    void together() throws InterruptedException {
        AtomicInteger passed = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 200; i++) {
            threads.execute(() -> passed.addAndGet(limit.exceeded(ANNA) ? 0 : 1));
        }
        threads.shutdown();
        assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
        assertEquals(3, passed.get());
    }
}
