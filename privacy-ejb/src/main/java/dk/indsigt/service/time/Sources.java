package dk.indsigt.service.time;

import dk.indsigt.service.settings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Produces the clock and the source of randomness. Nothing else may make either. */
@ApplicationScoped
public class Sources {
    /** @return the clock of the machine in UTC, shifted where a demo starts at another instant */
    @Produces
    @Singleton
    Clock clock() {
        Clock machine = Clock.systemUTC();
        return Setting.CLOCK
                .value()
                .map(Instant::parse)
                .map(start -> Clock.offset(machine, Duration.between(machine.instant(), start)))
                .orElse(machine);
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
