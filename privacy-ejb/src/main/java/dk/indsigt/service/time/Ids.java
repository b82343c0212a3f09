package dk.indsigt.service.time;

import dk.indsigt.domain.time.UuidV7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** New identifiers, random numbers and codes, from the one clock and the one source of randomness. */
@ApplicationScoped
public class Ids {
    private static final String READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Inject
    private Clock clock;

    @Inject
    private SecureRandom random;

    public UUID next() {
        return UuidV7.of(clock.instant(), random);
    }

    /** @return an identifier that tells nothing, not even when it was made (RFC 9562, version 4) */
    public UUID chance() {
        return new UUID(
                random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L,
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    /**
     * A number that can be read over the telephone: no letters that look like digits.
     *
     * @param prefix first letter
     * @return for example {@code K-7MPQ-2XT9}
     */
    public String readable(char prefix) {
        StringBuilder text = new StringBuilder().append(prefix);
        for (int i = 0; i < 8; i++) {
            if (i % 4 == 0) {
                text.append('-');
            }
            text.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return text.toString();
    }

    /** @return six random digits */
    public String digits() {
        return String.format("%06d", random.nextInt(1_000_000));
    }

    /**
     * @param length number of bytes
     * @return random bytes
     */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
