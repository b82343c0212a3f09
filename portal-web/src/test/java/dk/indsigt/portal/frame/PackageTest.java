package dk.indsigt.portal.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PackageTest {
    @Test
    @DisplayName("every package says in a few lines what it is for")
    void said() {
        List<Path> silent = packages().stream()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertEquals(List.of(), silent);
        for (Path folder : packages()) {
            String text = Sources.text(folder.resolve("package-info.java"));
            assertTrue(text.startsWith("/**"), folder.toString());
            assertTrue(text.lines().count() <= 20, () -> folder + " says too much");
        }
    }

    @Test
    @DisplayName("no package is named for nothing in particular")
    void named() {
        Set<String> meaningless = Set.of("util", "utils", "common", "helper", "helpers", "manager", "impl", "misc");
        for (Path folder : packages()) {
            assertFalse(meaningless.contains(folder.getFileName().toString()), folder.toString());
        }
    }

    private static Set<Path> packages() {
        return Sources.java().stream()
                .map(Path::getParent)
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }
}
