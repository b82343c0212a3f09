package dk.indsigt.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The product as its script starts it, in a data folder of the bench. */
final class Product implements AutoCloseable {
    private static final int LOWEST_PORT = 20_001;
    private static final int HIGHEST_PORT = 32_000;
    private static final int STOP_SECONDS = 90;

    private final Process launcher;
    private final Path data;
    private final int port;
    private final Thread lastResort;
    private double secondsToReady;

    private Product(Process launcher, Path data, int port) {
        this.launcher = launcher;
        this.data = data;
        this.port = port;
        lastResort = new Thread(this::end, "end of the product");
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Runs the script until it says that the portal serves. */
    static Product start(Path home, Path data, Optional<Path> extraWar) throws IOException {
        int port = freePort();
        ProcessBuilder script = new ProcessBuilder(
                        home.resolve("portal").toString(),
                        "run",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString())
                .redirectErrorStream(true);
        script.environment().keySet().removeIf(name -> name.startsWith("INDSIGT_"));
        extraWar.ifPresent(war -> script.environment().put("INDSIGT_EXTRA_WAR", war.toString()));
        String options = System.getenv("INDSIGT_JAVA_OPTIONS");
        if (options != null) {
            script.environment().put("INDSIGT_JAVA_OPTIONS", options);
        }
        long start = System.nanoTime();
        Product product = new Product(script.start(), data, port);
        try {
            product.awaitReady(start);
            return product;
        } catch (IOException | RuntimeException failure) {
            product.close();
            throw failure;
        }
    }

    /** @return seconds from the start of the script */
    double secondsToReady() {
        return secondsToReady;
    }

    Path data() {
        return data;
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** @return all its processes: the launcher and what it started */
    List<Long> processes() {
        List<Long> all = new ArrayList<>(List.of(launcher.pid()));
        launcher.descendants().forEach(child -> all.add(child.pid()));
        return all;
    }

    /** @return the process that serves the pages */
    long server() {
        return processWith("-Dindsigt.server.data=");
    }

    /** @return a connection to its database, with every right on it */
    Connection database() throws SQLException, IOException {
        return DriverManager.getConnection(databaseUrl(), "indsigt", databasePassword());
    }

    String databaseUrl() throws IOException {
        String option = "--port=";
        String databasePort = Proc.arguments(processWith("--datadir=")).stream()
                .filter(argument -> argument.startsWith(option))
                .findFirst()
                .orElseThrow()
                .substring(option.length());
        return "jdbc:mariadb://127.0.0.1:" + databasePort + "/indsigt?sslMode=disable&useServerPrepStmts=true";
    }

    String databasePassword() throws IOException {
        return Files.readString(data.resolve("db-password")).strip();
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private void end() {
        launcher.toHandle().destroy();
        try {
            if (!launcher.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                Stream.concat(launcher.descendants(), Stream.of(launcher.toHandle()))
                        .toList()
                        .forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(long start) throws IOException {
        BufferedReader words = launcher.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.startsWith("Ready: ")) {
                secondsToReady = (System.nanoTime() - start) / 1e9;
                drain(words);
                return;
            }
            said.append(line).append('\n');
        }
        throw new BenchException("the product did not start. It said:\n" + said);
    }

    private static void drain(BufferedReader words) {
        Thread reader = new Thread(() -> words.lines().forEach(line -> {}), "words of the launcher");
        reader.setDaemon(true);
        reader.start();
    }

    private long processWith(String argument) {
        return processes().stream()
                .filter(pid -> Proc.arguments(pid).stream().anyMatch(one -> one.startsWith(argument)))
                .findFirst()
                .orElseThrow(() -> new BenchException("no process of the product has the argument " + argument));
    }

    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // the next one
            }
        }
    }
}
