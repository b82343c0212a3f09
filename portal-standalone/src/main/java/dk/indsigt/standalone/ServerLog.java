package dk.indsigt.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the server's lines into a file of bounded size, and notes the few that the launcher has to know. */
final class ServerLog {

    private static final long LIMIT = 10_000_000;
    private static final int KEPT = 4;
    private static final Pattern FAILED = Pattern.compile("Exception while \\w+ the app|Deployed 0 archive");
    private static final Pattern CAUSE = Pattern.compile("^(?:Caused by: )?[\\w.$]+(?:Exception|Error): (.{5,200}).*");

    private final Path file;
    private final Thread reader;
    private volatile boolean up;
    private volatile boolean failed;
    private boolean severe;
    private volatile String complaint;

    private ServerLog(InputStream lines, Path file) {
        this.file = file;
        this.reader = new Thread(() -> copy(lines), "server log");
        reader.setDaemon(true);
    }

    static ServerLog of(InputStream lines, Path file) {
        ServerLog log = new ServerLog(lines, file);
        log.reader.start();
        return log;
    }

    boolean saysUp() {
        return up;
    }

    boolean saysDeploymentFailed() {
        return failed;
    }

    Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    /** Waits until the last line is written. */
    void close() throws InterruptedException {
        reader.join(5_000);
    }

    private void copy(InputStream lines) {
        try (BufferedReader source = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            String line = source.readLine();
            while (line != null) {
                long written = rotate();
                try (Writer target =
                        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                    while (line != null && written < LIMIT) {
                        note(line);
                        target.write(line);
                        target.write('\n');
                        written += line.length() + 1L;
                        if (!source.ready()) {
                            target.flush();
                        }
                        line = source.readLine();
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private long rotate() throws IOException {
        if (Files.notExists(file)) {
            return 0;
        }
        long size = Files.size(file);
        if (size < LIMIT) {
            return size;
        }
        for (int i = KEPT - 1; i > 0; i--) {
            Path older = file.resolveSibling(file.getFileName() + "." + i);
            if (Files.exists(older)) {
                Files.move(
                        older,
                        file.resolveSibling(file.getFileName() + "." + (i + 1)),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }

    private void note(String line) {
        if (up) {
            return;
        }
        if (line.contains("Payara Micro") && line.contains(" ready in ")) {
            up = true;
        }
        if (FAILED.matcher(line).find()) {
            failed = true;
        }
        severe |= line.contains("SEVERE");
        Matcher cause = CAUSE.matcher(line);
        if (severe && cause.matches()) {
            complaint = cause.group(1);
        }
    }
}
