package dk.indsigt.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dk.indsigt.domain.seed.Seeded;
import dk.indsigt.domain.text.TextDifference.Change;
import dk.indsigt.domain.text.TextDifference.Type;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {
    @Test
    @DisplayName("a changed line is one removed and one added, and what is around it stays")
    void changed() {
        assertEquals(
                List.of(
                        new Change(Type.SAME, "a"),
                        new Change(Type.REMOVED, "b"),
                        new Change(Type.ADDED, "x"),
                        new Change(Type.SAME, "c")),
                TextDifference.between("a\nb\nc", "a\nx\nc"));
    }

    @Test
    @DisplayName("from the difference of any two texts both can be read again")
    void both() {
        Random random = Seeded.random(TextDifferenceTest.class);
        for (int i = 0; i < Seeded.TRIES; i++) {
            String before = text(random);
            String after = text(random);
            List<Change> changes = TextDifference.between(before, after);
            assertEquals(before, without(changes, Type.ADDED));
            assertEquals(after, without(changes, Type.REMOVED));
        }
        String many = "x\n".repeat(5000);
        assertEquals(many, without(TextDifference.between(many, "y"), Type.ADDED));
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(line -> Seeded.any(random, "a", "b", "c", ""))
                .collect(Collectors.joining("\n"));
    }

    private static String without(List<Change> changes, Type type) {
        return changes.stream()
                .filter(change -> change.type() != type)
                .map(Change::line)
                .collect(Collectors.joining("\n"));
    }
}
