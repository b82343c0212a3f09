package dk.indsigt.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the product is made of, read from its sources, so that a test notices what it does not cover. */
final class Webapp {

    private static final Path MODULE = Portal.home().resolve("portal-web/src/main");
    private static final Pattern PARAMETER = Pattern.compile("<f:viewParam name=\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile(
            "<(?:i:field|i:choice|h:select[A-Za-z]+|h:input(?:Text|Textarea|Secret|File)|p:[a-z]*(?:Input|input|Select|select|Upload|Picker)[A-Za-z]*) id=\"([^\"]+)\"");
    private static final Pattern LOOP = Pattern.compile("<c:forEach begin=\"(\\d+)\" end=\"(\\d+)\" var=\"n\">");
    private static final Pattern PART = Pattern.compile("<ui:include src=\"([^\"]+)\"");
    private static final Pattern READ = Pattern.compile("getParameter\\((?:\"([^\"]+)\"|Viewing\\.CONTACT|CONTACT)\\)");

    private Webapp() {}

    /** @return the address of every page */
    static Set<String> pages() {
        Path root = MODULE.resolve("webapp");
        return files(root, ".xhtml")
                .map(file -> "/" + root.relativize(file))
                .filter(page -> !page.startsWith("/WEB-INF/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return the parameters that each page reads, for the pages that read any */
    static Map<String, Set<String>> parameters() {
        Map<String, Set<String>> all = new TreeMap<>();
        for (String page : pages()) {
            Set<String> names = found(PARAMETER, MODULE.resolve("webapp" + page));
            if (!names.isEmpty()) {
                all.put(page, names);
            }
        }
        return all;
    }

    /** @return page and id of every field of every page, in forms that are sent by post */
    static Set<String> fields() {
        Set<String> all = new TreeSet<>();
        for (String page : pages()) {
            Path file = MODULE.resolve("webapp" + page);
            found(FIELD, file).stream().flatMap(id -> numbered(file, id)).forEach(id -> all.add(page + " " + id));
            for (String part : found(PART, file)) {
                found(FIELD, MODULE.resolve("webapp" + part)).forEach(id -> all.add(page + " " + id));
            }
        }
        return all;
    }

    /** @return an id, or those of a field that is made as often as its page counts */
    private static Stream<String> numbered(Path file, String id) {
        Matcher loop = LOOP.matcher(read(file));
        if (!id.contains("#{n}") || !loop.find()) {
            return Stream.of(id);
        }
        return IntStream.rangeClosed(Integer.parseInt(loop.group(1)), Integer.parseInt(loop.group(2)))
                .mapToObj(n -> id.replace("#{n}", String.valueOf(n)));
    }

    /** @return the parameters that classes read by themselves */
    static Set<String> parametersOfClasses() {
        return files(MODULE.resolve("java"), ".java")
                .flatMap(file -> found(READ, file).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, Path file) {
        return pattern.matcher(read(file))
                .results()
                .map((MatchResult each) -> each.group(1) == null ? "contact" : each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
