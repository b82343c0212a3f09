package dk.indsigt.domain.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static final UUID A = UUID.fromString("0193a000-0000-7000-8000-00000000000a");
    private static final UUID B = UUID.fromString("0193a000-0000-7000-8000-00000000000b");
    private static final UUID C = UUID.fromString("0193a000-0000-7000-8000-00000000000c");
    private static final byte[] SEED =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    @Test
    @DisplayName("the values of a small draw are those that another program computes")
    void known() {
        assertEquals("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd", Draw.commitment(SEED));
        assertEquals(
                "edaab684af2c728605ee8c093980afe6e1acabaa7c7e0a27324c1f5bd140aed3", Draw.listHash(List.of(C, A, B)));
        assertEquals(List.of(B, C, A), Draw.order(SEED, List.of(A, B, C)));
    }

    @Test
    @DisplayName(
            "the same seed and entries give the same order, whatever order they come in; another seed gives another")
    void deterministic() {
        Random random = new Random(1);
        List<UUID> ids = ids(200, random);
        List<UUID> first = Draw.order(seed(random), ids);
        byte[] seed = seed(random);
        List<UUID> second = Draw.order(seed, ids);
        Collections.shuffle(ids, random);
        assertEquals(second, Draw.order(seed, ids));
        assertNotEquals(first, second);
        assertEquals(200, second.stream().distinct().count());
        assertTrue(second.containsAll(ids));
    }

    @Test
    @DisplayName("over twenty thousand seeds each of ten entries wins, and comes second, as often as any other")
    void unbiased() {
        Random random = new Random(20261128);
        int rounds = 20_000;
        List<UUID> ids = ids(10, random);
        int[][] places = new int[2][10];
        for (int i = 0; i < rounds; i++) {
            List<UUID> order = Draw.order(seed(random), ids);
            places[0][ids.indexOf(order.get(0))]++;
            places[1][ids.indexOf(order.get(1))]++;
        }
        for (int[] counts : places) {
            double expected = rounds / 10.0;
            double chi = IntStream.of(counts)
                    .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                    .sum();
            // Nine degrees of freedom: larger than 33.7 once in ten thousand.
            assertTrue(chi < 33.7, "chi square " + chi);
        }
    }

    @Test
    @DisplayName("one entry more or less is another list, and another list is another hash")
    void list() {
        assertNotEquals(Draw.listHash(List.of(A, B)), Draw.listHash(List.of(A, B, C)));
        assertEquals(Draw.listHash(List.of(A, B)), Draw.listHash(List.of(B, A)));
        assertEquals(List.of(), Draw.order(SEED, List.of()));
    }

    private static List<UUID> ids(int many, Random random) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ids.add(new UUID(random.nextLong(), random.nextLong()));
        }
        return ids;
    }

    private static byte[] seed(Random random) {
        byte[] seed = new byte[Draw.seedBytes()];
        random.nextBytes(seed);
        return seed;
    }
}
