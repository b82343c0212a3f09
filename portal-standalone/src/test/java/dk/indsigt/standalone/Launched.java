package dk.indsigt.standalone;

import dk.indsigt.database.EmbeddedDatabase;
import dk.indsigt.database.Orphans;
import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A launcher that runs for real, with the words it said. */
final class Launched implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final Path data;
    private final Path words;
    private final int port;

    private Launched(Process process, Path data, Path words, int port) {
        this.process = process;
        this.data = data;
        this.words = words;
        this.port = port;
    }

    static Launched run(Path data, int port, String... further) throws IOException {
        return run(Path.of("").toAbsolutePath().getParent(), data, port, further);
    }

    static Launched run(Path home, Path data, int port, String... further) throws IOException {
        Path words = data.resolveSibling(data.getFileName() + "-" + System.nanoTime() + ".txt");
        Files.createDirectories(words.getParent());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dindsigt.home=" + home,
                "-cp",
                Path.of("target", "classes").toAbsolutePath() + ":"
                        + Path.of("target", "lib").toAbsolutePath() + "/*",
                "dk.indsigt.standalone.Portal",
                "run",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        command.addAll(List.of(further));
        ProcessBuilder launcher =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile());
        launcher.environment().keySet().removeIf(name -> name.startsWith("INDSIGT_"));
        return new Launched(launcher.start(), data, words, port);
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

    Launched untilReady() throws IOException {
        return untilSaid("Ready: http://localhost:" + port + "/\n");
    }

    Launched untilSaid(String expected) throws IOException {
        until(() -> said().contains(expected) || !process.isAlive(), "said '" + expected + "'");
        if (!said().contains(expected)) {
            throw new AssertionError("The launcher ended without saying '" + expected + "': " + said());
        }
        return this;
    }

    void until(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not " + what + " within " + PATIENCE + ": " + said());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    String said() {
        try {
            return Files.readString(words);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    int status(String path) throws IOException {
        HttpURLConnection request = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        request.setInstanceFollowRedirects(false);
        return request.getResponseCode();
    }

    void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The launcher did not end: " + said());
        }
        return process.exitValue();
    }

    /** The lines that begin with the launcher's name: what it refuses. */
    List<String> refusals() {
        return said().lines().filter(line -> line.startsWith("indsigt: ")).toList();
    }

    ProcessHandle server() throws IOException {
        return Orphans.with(PortalServer.mark(data.toRealPath())).get(0);
    }

    ProcessHandle database() {
        return EmbeddedDatabase.processesOf(data).get(0);
    }

    /** Nothing that belongs to this data folder runs any more. */
    boolean nothingLeft() throws IOException {
        return Orphans.with(PortalServer.mark(data.toRealPath())).isEmpty()
                && EmbeddedDatabase.processesOf(data).isEmpty();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        if (Files.exists(data)) {
            PortalServer.endOrphan(data.toRealPath());
            EmbeddedDatabase.endOrphan(data);
        }
    }
}
