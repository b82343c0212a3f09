package dk.indsigt.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the portal sent: each mail and SMS is a file. */
final class Outbox {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern CODE = Pattern.compile("(?:^|\\D)(\\d{6})(?:\\D|$)");

    private final Path folder;

    Outbox(Path folder) {
        this.folder = folder;
    }

    /** @return names of what lies there now, so that what comes later can be told apart */
    Set<String> names() {
        if (Files.notExists(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return the first message that was not there before and fits */
    String awaitNew(Set<String> before, String what, Predicate<String> fits) {
        return Until.found(
                PATIENCE,
                "a message in the outbox: " + what,
                () -> since(before).stream().filter(fits).findFirst());
    }

    /** @return the six digits of a new message to somebody */
    String awaitCode(Set<String> before, String to) {
        String message = awaitNew(
                before,
                "a code to " + to,
                text -> text.startsWith("To: " + to + "\n")
                        && CODE.matcher(body(text)).find());
        Matcher code = CODE.matcher(body(message));
        if (!code.find()) {
            throw new AssertionError("No code in: " + message);
        }
        return code.group(1);
    }

    private List<String> since(Set<String> before) {
        return names().stream()
                .filter(name -> !before.contains(name))
                .map(name -> read(folder.resolve(name)))
                .toList();
    }

    private static String body(String message) {
        return message.substring(message.indexOf("\n\n") + 2);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
