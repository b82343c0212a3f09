package dk.indsigt.domain.time;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Time-ordered identifiers (RFC 9562, version 7): new rows land at the end of an index. */
public final class UuidV7 {
    private UuidV7() {}

    /**
     * @param at the moment of birth, in milliseconds
     * @param random where the 74 random bits come from
     * @return a version 7 UUID
     */
    public static UUID of(Instant at, Random random) {
        long high = at.toEpochMilli() << 16 | 0x7000L | random.nextInt(1 << 12);
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
