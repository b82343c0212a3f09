package dk.indsigt.domain.seed;

import java.util.Random;

/** Random sources whose seeds are printed. */
public final class Seeded {
    /** How many random inputs a test tries. */
    public static final int TRIES = 2_000;

    private Seeded() {}

    /**
     * @param test whose input it is
     * @return a source that gives the same again with {@code -Dindsigt.seed}
     */
    public static Random random(Class<?> test) {
        long seed = Long.getLong("indsigt.seed", System.nanoTime());
        System.out.printf("SEED %s %d%n", test.getSimpleName(), seed);
        return new Random(seed);
    }

    /** @return one of the values */
    @SafeVarargs
    public static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
