package dk.indsigt.standalone;

import dk.indsigt.database.Orphans;
import dk.indsigt.database.OwnerOnly;
import dk.indsigt.database.Unpacked;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Payara Micro with the portal, as a child process on 127.0.0.1.
 *
 * <p>Its jar is unpacked once for each version, which makes the class path flat. Each start gets a fresh root folder in
 * the data folder, because Payara would otherwise remember the last one's applications. Hazelcast is switched off: it
 * listens on every address even without a cluster, and it costs more than a second of every start. The server logs to
 * its standard output, from where the lines go to a file of bounded size.
 */
final class PortalServer implements AutoCloseable {

    private static final int STOP_SECONDS = 25;
    private static final String RUNTIME = "payara-micro-6.2025.10";

    private final Process process;
    private final ServerLog log;
    private final int port;

    private PortalServer(Process process, ServerLog log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Ends a server of this folder that its launcher left behind. Returns whether there was one. */
    static boolean endOrphan(Path data) {
        return Orphans.end(mark(data)) > 0;
    }

    static PortalServer start(Path data, Path artifacts, int port, Map<String, String> environment) {
        try {
            Path jar = artifacts.resolve("payara-micro.jar");
            Path runtime = Unpacked.once(RUNTIME, data, folder -> unpack(jar, folder));
            Path root = freshRoot(data.resolve("server"), runtime);
            ProcessBuilder child = new ProcessBuilder(command(data, root, artifacts.resolve("portal.war"), port))
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"));
            child.environment().putAll(environment);
            child.environment().remove("INDSIGT_JAVA_OPTIONS");
            Process process = child.start();
            return new PortalServer(process, ServerLog.of(process.getInputStream(), data.resolve("server.log")), port);
        } catch (IOException | UncheckedIOException failure) {
            throw new Refusal("the server cannot start: " + failure.getMessage(), failure);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether the server is up, with or without a portal in it. */
    boolean isUp() {
        return log.saysUp();
    }

    /** Whether the portal serves: it deployed, and nothing that it needs is missing. */
    boolean serves() {
        if (!isUp()) {
            return false;
        }
        int health = status("/health/ready");
        int page = status("/");
        return (health == 200 || health == 404) && page >= 200 && page < 400;
    }

    /** Whether the server is up without the portal; it calls that ready all the same. */
    boolean deploymentFailed() {
        return isUp() && log.saysDeploymentFailed();
    }

    /** The reason that the log gives for a failed deployment. */
    Optional<String> complaint() {
        return log.complaint();
    }

    @Override
    public void close() {
        // through the handle, because Process.destroy also closes the stream that the log reads
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.toHandle().destroyForcibly();
                process.waitFor();
            }
            log.close();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private int status(String path) {
        try {
            HttpURLConnection request = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            request.setInstanceFollowRedirects(false);
            request.setConnectTimeout(2_000);
            request.setReadTimeout(20_000);
            try {
                return request.getResponseCode();
            } finally {
                request.disconnect();
            }
        } catch (IOException notYet) {
            return -1;
        }
    }

    static String mark(Path data) {
        return "-Dindsigt.server.data=" + data;
    }

    private static List<String> command(Path data, Path root, Path war, int port) throws IOException {
        Path launcher = root.resolve("launch-micro.jar");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                mark(data),
                "-Xmx640m",
                "-Xss512k",
                "-XX:+UseParallelGC",
                "-Xmn192m",
                "-XX:-UseAdaptiveSizePolicy",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + root.resolve("tmp")));
        String further = System.getenv("INDSIGT_JAVA_OPTIONS");
        if (further != null && !further.isBlank()) {
            command.addAll(Arrays.asList(further.strip().split("\\s+")));
        }
        command.addAll(List.of(
                "-jar",
                launcher.toString(),
                "--nocluster",
                "--nohostaware",
                "--disablephonehome",
                "--port",
                Integer.toString(port),
                "--prebootcommandfile",
                root.resolve("before-boot.txt").toString(),
                "--deploy",
                war.toString(),
                "--contextroot",
                "ROOT"));
        String extra = System.getenv("INDSIGT_EXTRA_WAR");
        if (extra != null && !extra.isBlank()) {
            command.addAll(List.of("--deploy", extra));
        }
        return command;
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        Process unpacking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-jar",
                        jar.toString(),
                        "--rootdir",
                        folder.toString(),
                        "--outputlauncher")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!unpacking.waitFor(120, TimeUnit.SECONDS) || !Files.exists(folder.resolve("launch-micro.jar"))) {
                unpacking.destroyForcibly();
                throw new IOException("cannot unpack " + jar);
            }
        } catch (InterruptedException interrupted) {
            unpacking.destroyForcibly();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static Path freshRoot(Path root, Path runtime) throws IOException {
        Unpacked.deleteTree(root);
        OwnerOnly.createFolder(root.resolve("tmp"));
        Files.copy(runtime.resolve("launch-micro.jar"), root.resolve("launch-micro.jar"));
        linkTree(runtime.resolve("runtime"), root.resolve("runtime"));
        for (String own : List.of("config", "lib", "META-INF")) {
            copyTree(runtime.resolve(own), root.resolve(own));
        }
        Path logging = root.resolve("config/logging.properties");
        Files.writeString(
                logging, Files.readString(logging).replaceAll("(?m)^(.*ansiColor\\s*=\\s*)true\\s*$", "$1false"));
        Files.writeString(root.resolve("before-boot.txt"), """
                set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
                set configs.config.server-config.network-config.protocols.protocol.http-listener.http.server-header=false
                set configs.config.server-config.network-config.protocols.protocol.http-listener.http.http2-clean-percentage=1.0
                set configs.config.server-config.network-config.protocols.protocol.http-listener.http.http2-clean-frequency-check=5
                set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
                """);
        return root;
    }

    /** Symbolic links confuse the server's search for its own services; hard links cost nothing. */
    private static void linkTree(Path from, Path to) throws IOException {
        try {
            Files.createDirectory(to);
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.createLink(to.resolve(file.getFileName().toString()), file);
                }
            }
        } catch (FileSystemException | UnsupportedOperationException otherFileSystem) {
            Unpacked.deleteTree(to);
            copyTree(from, to);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
