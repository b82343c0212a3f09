package dk.indsigt.domain.rights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final Erasure erasure = Erasure.start(
            new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), true, List.of("IDENTITY", "RECORDING"), NOW, NOW);

    @Test
    @DisplayName("the row says which part comes next, so that it goes on where it stopped")
    void parts() {
        assertEquals(0, erasure.part());
        erasure.begin(new byte[] {1}, NOW);
        erasure.advance();
        assertEquals(1, erasure.part());
        assertArrayEquals(new byte[] {1}, erasure.points().orElseThrow());
        erasure.forgetPoints();
        assertEquals(Optional.empty(), erasure.points());
        erasure.begin(null, LATER);
        assertEquals(Optional.of(NOW), erasure.begunAt(), "begun once");
    }

    @Test
    @DisplayName("what must stay makes it wait for its day; when nothing is left it is done, and was carried out once")
    void waiting() {
        LocalDate day = LocalDate.of(2031, 12, 31);
        erasure.carriedOut(day, NOW);
        assertEquals(Erasure.State.WAITING, erasure.state());
        assertEquals(Optional.of(day), erasure.againOn());
        assertEquals(Optional.empty(), erasure.doneAt());
        erasure.again();
        assertEquals(Erasure.State.RUNNING, erasure.state());
        assertEquals(0, erasure.part());
        erasure.carriedOut(null, LATER);
        assertEquals(Erasure.State.DONE, erasure.state());
        assertEquals(Optional.of(LATER), erasure.doneAt());
        assertEquals(Optional.of(NOW), erasure.carriedOutAt());
    }
}
