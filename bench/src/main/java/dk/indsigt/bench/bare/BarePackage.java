package dk.indsigt.bench.bare;

import dk.indsigt.service.protection.Vault;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mariadb.jdbc.Driver;

/**
 * What nobody can do without who packs somebody's data: read the rows, decrypt the audio, compress the bytes. Answers with the seconds it took.
 * Also watches the heap of the server that both run in.
 */
public final class BarePackage extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final List<String> ROWS = List.of(
            "select at, line_id, kind, outgoing, counterpart, seconds, bytes, delete_due_on from traffic_record where"
                    + " person_id = ? order by person_id, at, id",
            "select at, line_id, area, delete_due_on from location_record where person_id = ? order by person_id, at, id");

    private transient Heap heap;

    /** Settings come as a properties file: {@code url}, {@code user}, {@code password}, {@code kek}, {@code party}, {@code files}, {@code audio}. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Properties settings = new Properties();
        settings.load(request.getInputStream());
        long start = System.nanoTime();
        try {
            read(settings);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        decrypt(settings);
        compress(Path.of(settings.getProperty("files")));
        response.getWriter().print((System.nanoTime() - start) / 1e9);
    }

    /** {@code heap=start} begins to watch, {@code heap=end} answers with the megabytes that were live at the most beyond those at the beginning. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("start".equals(request.getParameter("heap"))) {
            heap = new Heap();
            heap.start();
        } else {
            response.getWriter().print(heap.end());
        }
    }

    private static void read(Properties settings) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", settings.getProperty("user"));
        login.setProperty("password", settings.getProperty("password"));
        try (Connection connection = new Driver().connect(settings.getProperty("url"), login)) {
            for (String sql : ROWS) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setFetchSize(1000);
                    statement.setString(1, settings.getProperty("party"));
                    try (ResultSet rows = statement.executeQuery()) {
                        int columns = rows.getMetaData().getColumnCount();
                        while (rows.next()) {
                            for (int i = 1; i <= columns; i++) {
                                rows.getString(i);
                            }
                        }
                    }
                }
            }
        }
    }

    /** Each line of the list is id, party, data key and recording key. */
    private static void decrypt(Properties settings) throws IOException {
        Vault vault = Vault.of(settings.getProperty("kek"));
        for (String line : settings.getProperty("audio").split(";")) {
            String[] fields = line.split(",");
            UUID id = UUID.fromString(fields[0]);
            UUID party = UUID.fromString(fields[1]);
            byte[] dataKey = HexFormat.of().parseHex(fields[2]);
            byte[] key = HexFormat.of().parseHex(fields[3]);
            try (InputStream clear = Channels.newInputStream(
                    vault.decryptRecording(dataKey, key, party, id, FileChannel.open(Path.of(fields[4]))))) {
                clear.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** Audio as it is, since it is compressed already; the rest as hard as the package does. */
    private static void compress(Path folder) throws IOException {
        Path target = folder.resolveSibling("bare.zip");
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Path file : files) {
                boolean audio = file.toString().endsWith(".opus");
                zip.setLevel(audio ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    /** Collects again and again, and remembers the most that was left. */
    private static final class Heap extends Thread {
        private static final long EVERY = 50;
        private static final double MB = 1024 * 1024;

        private final long before;
        private volatile long most;
        private volatile boolean over;

        Heap() {
            super("heap watch");
            setDaemon(true);
            live();
            before = live();
            most = before;
        }

        @Override
        public void run() {
            try {
                while (!over) {
                    most = Math.max(most, live());
                    Thread.sleep(EVERY);
                }
            } catch (InterruptedException end) {
                interrupt();
            }
        }

        double end() {
            over = true;
            return (most - before) / MB;
        }

        private static long live() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }
}
