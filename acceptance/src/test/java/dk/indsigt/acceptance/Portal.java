package dk.indsigt.acceptance;

import dk.indsigt.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The product as a newcomer starts it: by its script, on a free port, with a fresh data folder and the demo operator. */
final class Portal implements Site, AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final int LAST_LINES = 40;

    private final Process launcher;
    private final Path data;
    private final Path words;
    private final int port;

    private Portal(Process launcher, Path data, Path words, int port) {
        this.launcher = launcher;
        this.data = data;
        this.words = words;
        this.port = port;
    }

    static Portal start() {
        Path folder = Path.of("target", "portal").toAbsolutePath();
        try {
            endLast(folder.resolve("launcher.pid"));
            deleteTree(folder);
            Files.createDirectories(folder);
            int port = freePort();
            Path words = folder.resolve("launcher.txt");
            ProcessBuilder launcher = new ProcessBuilder(
                            home().resolve("portal").toString(),
                            "run",
                            "--port",
                            Integer.toString(port),
                            "--data",
                            folder.resolve("data").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(words.toFile());
            launcher.environment().keySet().removeIf(name -> name.startsWith("INDSIGT_"));
            launcher.environment().putAll(Map.of("INDSIGT_BUILT", "1", "JAVA_HOME", System.getProperty("java.home")));
            Process process = launcher.start();
            Files.writeString(folder.resolve("launcher.pid"), Long.toString(process.pid()));
            return new Portal(process, folder.resolve("data"), words, port).awaitReady();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return the project's folder */
    static Path home() {
        return Path.of(System.getProperty("indsigt.home", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /** @return a port below those that the system gives to connections, one of which could take it before it is used */
    static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_001, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
    }

    @Override
    public String address() {
        return "http://localhost:" + port;
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public Records records() {
        String databasePort = database()
                .info()
                .arguments()
                .flatMap(arguments -> Stream.of(arguments)
                        .filter(argument -> argument.startsWith("--port="))
                        .findFirst())
                .orElseThrow(() -> new AssertionError("The database does not tell its port"))
                .substring("--port=".length());
        return new Records(
                "jdbc:mariadb://127.0.0.1:" + databasePort + "/indsigt?sslMode=disable",
                "indsigt",
                read(data.resolve("db-password")).strip());
    }

    /** @return the running database */
    ProcessHandle database() {
        List<ProcessHandle> running = EmbeddedDatabase.processesOf(data);
        if (running.size() != 1) {
            throw new AssertionError(running.size() + " databases run, not one");
        }
        return running.get(0);
    }

    /** @return what the launcher said so far */
    String said() {
        return read(words);
    }

    /** @return the end of the logs, for a message about a failure */
    String lastWords() {
        return "The launcher said:\n" + end(words) + "\nThe server said:\n" + end(data.resolve("server.log"));
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
                throw new AssertionError("The launcher did not stop. " + lastWords());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (launcher.exitValue() != 0 || !EmbeddedDatabase.processesOf(data).isEmpty()) {
            throw new AssertionError("The launcher stopped with " + launcher.exitValue() + " and left "
                    + EmbeddedDatabase.processesOf(data).size() + " databases. " + lastWords());
        }
    }

    private Portal awaitReady() {
        String ready = "Ready: " + address() + "/\n";
        try {
            Until.holds(START, "the portal is ready", () -> said().contains(ready) || !launcher.isAlive());
        } catch (AssertionError late) {
            launcher.destroy();
            throw new AssertionError(late.getMessage() + ". " + lastWords(), late);
        }
        if (!said().contains(ready)) {
            throw new AssertionError("The portal did not start. " + lastWords());
        }
        return this;
    }

    /** A test run that was killed leaves its launcher behind. */
    private static void endLast(Path pidFile) throws IOException {
        if (Files.notExists(pidFile)) {
            return;
        }
        String folder = pidFile.getParent().toString();
        ProcessHandle.of(Long.parseLong(read(pidFile).strip()))
                .filter(process -> process.info().commandLine().orElse("").contains(folder))
                .ifPresent(process -> {
                    process.destroy();
                    Until.holds(STOP, "the last test run's launcher ended", () -> !process.isAlive());
                });
    }

    static void deleteTree(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static String end(Path file) {
        if (Files.notExists(file)) {
            return "(nothing)";
        }
        List<String> lines = read(file).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
