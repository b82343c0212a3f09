package dk.indsigt.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.service.settings.Setting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path HOME = Path.of("/somewhere");

    @Test
    void withoutOptionsThePortalListensOn8080AndKeepsItsDataBesideTheScript() {
        Options options = parse("run");
        assertEquals(new Options(8080, Path.of("/somewhere/data"), false, Optional.empty()), options);
    }

    @Test
    void everyOptionIsTaken() {
        Options options = parse("run --clock 2026-03-01T08:00:00Z --data /a/../b --port 20001");
        assertEquals(20_001, options.port());
        assertEquals(Path.of("/b"), options.data());
        assertEquals(Optional.of(Instant.parse("2026-03-01T08:00:00Z")), options.clock());
        assertTrue(parse("run --empty").empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --port",
                "run --port 0",
                "run --port 65536",
                "run --port 99999999999",
                "run --port -1",
                "run --clock today",
                "run --clock 2026-03-01",
                "run --empty --clock 2026-03-01T08:00:00Z",
                "run --demo",
                "run extra"
            })
    void whatMakesNoSenseIsRefusedInOneLine(String line) {
        Refusal refusal = assertThrows(Refusal.class, () -> parse(line));
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @Test
    void theHelpNamesEverySetting() {
        for (Setting setting : Setting.values()) {
            assertTrue(Options.help().contains("INDSIGT_" + setting.name() + " "), setting.name());
        }
    }

    private static Options parse(String line) {
        return Options.parse(line.split(" "), 1, HOME);
    }
}
