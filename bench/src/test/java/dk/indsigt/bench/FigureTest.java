package dk.indsigt.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FigureTest {

    @Test
    void aFigureIsOneLineThatProgramsCanRead() {
        assertEquals(
                "FIGURE overview_vs_bare 0.123 ratio (pages against bare ones)",
                new Figure("overview_vs_bare", 0.12345, "ratio", "pages against bare ones").line());
        assertEquals("1234", Figure.number(1234.4));
        assertEquals("12.3", Figure.number(12.345));
    }

    @Test
    void theMedianOfThePairsIsTold() {
        Pairs pairs = new Pairs();
        pairs.add(1, 10);
        pairs.add(3, 10);
        pairs.add(20, 100);
        assertEquals(0.2, pairs.ratio());
        assertEquals(3, pairs.first());
        assertEquals("median of 3 pairs, 0.100 to 0.300", pairs.spread());
        assertEquals(2.5, Pairs.median(List.of(4.0, 1.0, 2.0, 3.0)));
    }

    @Test
    void memoryIsReadFromTheLineOfItsLabel() {
        assertEquals(4711, Proc.field("Rss:  12 kB\nPss:  4711 kB\nPss_Anon:  9 kB\n", "Pss:"));
    }
}
