package dk.indsigt.portal.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sources of the three modules, as tests read them. */
final class Sources {
    private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of("privacy-domain", "privacy-ejb", "portal-web");

    private Sources() {}

    /** @return all Java files of the modules, tests left out */
    static List<Path> java() {
        return MODULES.stream()
                .flatMap(module -> files(HOUSE.resolve(module).resolve("src/main/java"), ".java"))
                .toList();
    }

    /** @return the pages, tags and layouts */
    static List<Path> pages() {
        return files(HOUSE.resolve("portal-web/src/main/webapp"), ".xhtml").toList();
    }

    /** @return the bundle of a language */
    static Path bundle(String language) {
        return HOUSE.resolve("portal-web/src/main/resources/dk/indsigt/portal/texts_" + language + ".properties");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return all that a pattern finds in the files */
    static Stream<MatchResult> find(List<Path> files, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return files.stream().flatMap(file -> compiled.matcher(text(file)).results().toList().stream());
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
