package dk.indsigt.acceptance;

import dk.indsigt.database.EmbeddedDatabase;
import dk.indsigt.demo.DemoOperator;
import dk.indsigt.service.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mariadb.jdbc.MariaDbDataSource;

/** A Payara Server with the EAR in it, and a database of its own with the demo operator. Everything listens on 127.0.0.1. */
final class FullServer implements Site, AutoCloseable {

    private static final String DOMAIN = "domain1";
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final byte[] KEY = new byte[32];

    private final Path folder;
    private final Path asadmin;
    private final EmbeddedDatabase database;
    private final int port = Portal.freePort();
    private final int adminPort = Portal.freePort();

    private FullServer(Path folder, Path payara) throws IOException {
        this.folder = folder;
        asadmin = payara.resolve("glassfish/bin/asadmin");
        database = EmbeddedDatabase.start(folder.resolve("data"), 0);
    }

    /** Starts server and database and deploys the EAR; the demo operator is filled meanwhile. */
    static FullServer start() {
        Path folder = Path.of("target", "full-server").toAbsolutePath();
        Path payara = Path.of(System.getProperty("indsigt.payara", "target/payara/payara6"));
        try {
            processesOf(folder).forEach(ProcessHandle::destroyForcibly);
            EmbeddedDatabase.endOrphan(folder.resolve("data"));
            Portal.deleteTree(folder);
            Files.createDirectories(folder);
            FullServer server = new FullServer(folder, payara.toAbsolutePath());
            try {
                server.copyDomain(payara.resolve("glassfish/domains").resolve(DOMAIN));
                MariaDbDataSource source = server.source();
                Schema.migrate(source);
                CompletableFuture<Void> filled = CompletableFuture.runAsync(
                        () -> DemoOperator.fill(source, server.data(), KEY, Instant.now(), step -> {}));
                server.admin("start-domain", "--domaindir", folder.toString(), DOMAIN);
                filled.join();
                server.admin(
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(server.adminPort),
                        "deploy",
                        System.getProperty("indsigt.ear", "../ear/target/indsigt.ear"));
                return server;
            } catch (IOException | SQLException | RuntimeException | Error failure) {
                server.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public String address() {
        return "http://localhost:" + port;
    }

    @Override
    public Path data() {
        return folder.resolve("data");
    }

    @Override
    public Records records() {
        return new Records(database.jdbcUrl(), database.user(), database.password());
    }

    /** @return the log of the server */
    Path log() {
        return folder.resolve(DOMAIN).resolve("logs/server.log");
    }

    /** Stops server and database; whatever of them is left then is ended by force and told. */
    @Override
    public void close() {
        try (database) {
            if (!processesOf(folder.resolve(DOMAIN)).isEmpty()) {
                admin("stop-domain", "--domaindir", folder.toString(), DOMAIN);
            }
        } finally {
            List<ProcessHandle> left = processesOf(folder);
            left.forEach(ProcessHandle::destroyForcibly);
            if (!left.isEmpty()) {
                throw new AssertionError("These were left running: "
                        + left.stream()
                                .map(process -> process.info().commandLine().orElse("?"))
                                .toList());
            }
        }
    }

    private MariaDbDataSource source() throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    /** Free ports and loopback addresses for everything that listens, and no cluster. */
    private void copyDomain(Path original) throws IOException {
        Path copy = folder.resolve(DOMAIN);
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(original.relativize(file).toString()));
            }
        }
        Path configuration = copy.resolve("config/domain.xml");
        String xml = Files.readString(configuration);
        xml = replaced(xml, "port=\"8080\"", "address=\"127.0.0.1\" port=\"" + port + "\"");
        xml = replaced(xml, "port=\"8181\"", "enabled=\"false\" port=\"8181\"");
        xml = replaced(xml, "port=\"4848\"", "address=\"127.0.0.1\" port=\"" + adminPort + "\"");
        for (String listener : List.of("3700", "3820", "3920", "8686")) {
            xml = replaced(
                    xml,
                    "address=\"0.0.0.0\" port=\"" + listener + "\"",
                    "address=\"127.0.0.1\" port=\"" + Portal.freePort() + "\"");
        }
        xml = replaced(xml, "telnet.port=6666", "telnet.port=" + Portal.freePort());
        xml = replaced(
                xml,
                "<hazelcast-config-specific-configuration>",
                "<hazelcast-config-specific-configuration enabled=\"false\">");
        Files.writeString(configuration, xml);
    }

    private static String replaced(String text, String old, String fresh) {
        if (!text.contains(old)) {
            throw new AssertionError("The server's configuration has no " + old);
        }
        return text.replace(old, fresh);
    }

    private void admin(String... arguments) {
        List<String> command = new ArrayList<>(List.of(asadmin.toString(), "--interactive=false"));
        command.addAll(List.of(arguments));
        Path words = folder.resolve("asadmin.txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(words.toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("INDSIGT_"));
            builder.environment().put("AS_JAVA", System.getProperty("java.home"));
            builder.environment().put("INDSIGT_DB_URL", database.jdbcUrl());
            builder.environment().put("INDSIGT_DB_USER", database.user());
            builder.environment().put("INDSIGT_DB_PASSWORD", database.password());
            builder.environment().put("INDSIGT_KEK", Base64.getEncoder().encodeToString(KEY));
            builder.environment().put("INDSIGT_DATA", data().toString());
            builder.environment().put("INDSIGT_DEMO", "true");
            builder.environment().put("INDSIGT_BASE_URL", address() + "/");
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(arguments[0] + " does not end. " + lastWords(words));
            }
            if (process.exitValue() != 0) {
                throw new AssertionError("asadmin " + String.join(" ", arguments) + " failed. " + lastWords(words));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private String lastWords(Path words) {
        return "It said:\n" + Portal.end(words) + "\nThe server said:\n" + Portal.end(log());
    }

    private static List<ProcessHandle> processesOf(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info().commandLine().orElse("").contains(folder + "/"))
                .toList();
    }
}
