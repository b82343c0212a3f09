package dk.indsigt.bench;

import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.recording.AudioStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The package of a heavy customer against reading the rows, decrypting the audio and compressing the bytes, in the same process. */
final class AccessPackage {
    static final List<String> NAMES = List.of("access_package_vs_raw", "access_package_s", "access_package_heap_mb");

    private static final String CUSTOMER = "bent";
    private static final int RECORDINGS = 20;
    private static final int AUDIO = 450_000;
    private static final int WARM = 3;
    private static final int PAIRS = 7;
    private static final long PATIENCE = 600_000_000_000L;
    private static final long GLANCE = 100_000_000L;

    private final Product product;
    private final Connection database;
    private final Visitor visitor;
    private final UUID party;

    private AccessPackage(Product product, Connection database) throws SQLException {
        this.product = product;
        this.database = database;
        visitor = new Visitor(product);
        party = UUID.fromString(text("select person_id from account where username = ?", CUSTOMER));
    }

    static List<Figure> measure(Product product) throws IOException, SQLException {
        try (Connection database = product.database()) {
            return new AccessPackage(product, database).measure();
        }
    }

    private List<Figure> measure() throws IOException, SQLException {
        for (int i = 0; i < RECORDINGS; i++) {
            LongRecording.insert(product, Stream.audio(AUDIO), CUSTOMER);
        }
        Path files = product.data().resolveSibling("package-files");
        unpack(build(), files);
        byte[] settings = settings(files);
        for (int i = 0; i < WARM; i++) {
            seconds(build());
            visitor.post(BareWar.PACKAGE, settings);
        }
        Pairs pairs = Pairs.measure(
                PAIRS, () -> seconds(build()), () -> Double.parseDouble(visitor.post(BareWar.PACKAGE, settings)));
        long rows = count();
        double heap = heap();
        multiply(9);
        double more = heap();
        return List.of(
                new Figure(
                        NAMES.get(0),
                        pairs.ratio(),
                        "ratio",
                        "time to build the package of a customer with " + rows + " rows and " + RECORDINGS
                                + " recordings, against reading the same rows once, decrypting the same audio and compressing"
                                + " the same bytes in the same process; " + pairs.spread() + "; at most 2.0"),
                new Figure(NAMES.get(1), pairs.first(), "s", "from the start of the build to ready"),
                new Figure(
                        NAMES.get(2),
                        Math.max(heap, more),
                        "MB",
                        "live heap at its peak while a package is built, beyond what was live before: "
                                + Figure.number(heap) + " with " + rows + " rows, " + Figure.number(more) + " with "
                                + count()
                                + "; at most 64"));
    }

    /** @return the id of a package that is ready */
    private UUID build() {
        try {
            UUID request = UUID.randomUUID();
            UUID made = UUID.randomUUID();
            String type = RequestType.ACCESS.name();
            run(
                    "insert into rights_request (id, number, type, party_id, standing, requester_id, asked_through, language,"
                            + " received_at, recorded_at, state, state_since, due_on, clock_stopped_days, steps, version)"
                            + " values (?, ?, ?, ?, 'SELF', ?, 'PORTAL', 'da', utc_timestamp(6), utc_timestamp(6),"
                            + " 'DECIDED', utc_timestamp(6), current_date, 0, 0, 1)",
                    request,
                    "R-" + made.toString().substring(0, 8),
                    type,
                    party,
                    party);
            run(
                    "insert into rights_item (id, request_id, type_code, ordinal, category, amount, outcome, computed,"
                            + " version) select uuid(), ?, ?, row_number() over (order by code), code, if(code = 'TRAFFIC',"
                            + " (select count(*) from traffic_record where person_id = ?), 1), 'GRANT', true, 1 from"
                            + " data_category",
                    request,
                    type,
                    party);
            run(
                    "insert into rights_package (id, request_id, party_id, kind, language, state, percent, attempts,"
                            + " queued_at, next_attempt_at, downloads, version) values (?, ?, ?, ?, 'da', 'QUEUED', 0, 0,"
                            + " utc_timestamp(6), utc_timestamp(6), 0, 1)",
                    made,
                    request,
                    party,
                    type);
            long end = System.nanoTime() + PATIENCE;
            while (!"READY".equals(text("select state from rights_package where id = ?", made))) {
                if (System.nanoTime() > end
                        || text("select error_code from rights_package where id = ?", made) != null) {
                    throw new BenchException("the package was not built");
                }
                LockSupport.parkNanos(GLANCE);
            }
            return made;
        } catch (SQLException failure) {
            throw new BenchException("the package could not be ordered: " + failure.getMessage());
        }
    }

    private double seconds(UUID made) {
        try {
            return Double.parseDouble(text(
                    "select timestampdiff(microsecond, started_at, ready_at) / 1e6 from rights_package where id = ?",
                    made));
        } catch (SQLException failure) {
            throw new BenchException(failure.getMessage());
        }
    }

    private double heap() throws IOException {
        visitor.get(BareWar.PACKAGE + "?heap=start");
        build();
        return Double.parseDouble(new String(visitor.get(BareWar.PACKAGE + "?heap=end"), StandardCharsets.UTF_8));
    }

    private long count() throws SQLException {
        return Long.parseLong(text("select count(*) from traffic_record where person_id = ?", party));
    }

    private void multiply(int times) throws SQLException {
        run(
                "insert into traffic_record (line_id, person_id, at, kind, outgoing, counterpart, seconds, bytes,"
                        + " delete_due_on) select t.line_id, t.person_id, t.at + interval s.seq second, t.kind, t.outgoing,"
                        + " t.counterpart, t.seconds, t.bytes, t.delete_due_on from traffic_record t join seq_1_to_"
                        + times
                        + " s where t.person_id = ?",
                party);
    }

    /** Puts what is in a package into a folder. */
    private void unpack(UUID made, Path folder) throws IOException, SQLException {
        Vault vault = Vault.of(Files.readString(product.data().resolve("kek")));
        String name = made.toString();
        Path file = product.data()
                .resolve("packages")
                .resolve(name.substring(name.length() - 2))
                .resolve(name + ".enc");
        byte[] dataKey = HexFormat.of()
                .parseHex(text("select hex(wrapped_key) from data_key where purpose = 'FILE' and party_id = ?", party));
        byte[] key = HexFormat.of().parseHex(text("select hex(wrapped_key) from rights_package where id = ?", made));
        try (InputStream clear =
                        Channels.newInputStream(vault.decryptFile(dataKey, key, party, made, FileChannel.open(file)));
                ZipInputStream zip = new ZipInputStream(clear)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                Files.createDirectories(target.getParent());
                try (OutputStream out = Files.newOutputStream(target)) {
                    zip.transferTo(out);
                }
            }
        }
    }

    private byte[] settings(Path files) throws IOException, SQLException {
        Properties settings = new Properties();
        settings.setProperty("url", product.databaseUrl());
        settings.setProperty("user", "indsigt");
        settings.setProperty("password", product.databasePassword());
        settings.setProperty("kek", Files.readString(product.data().resolve("kek")));
        settings.setProperty("party", party.toString());
        settings.setProperty("files", files.toAbsolutePath().toString());
        List<String> audio = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(
                "select r.id, hex(k.wrapped_key), hex(r.wrapped_key) from recording r join recording_consent c on c.id ="
                        + " r.consent_id and c.withdrawn_at is null join data_key k on k.party_id = r.party_id and k.purpose"
                        + " = 'RECORDING' where r.party_id = ? and r.deleted_at is null")) {
            statement.setString(1, party.toString());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    UUID id = UUID.fromString(rows.getString(1));
                    Path file = AudioStore.fileOf(product.data().resolve("audio"), id);
                    audio.add(String.join(
                            ",",
                            rows.getString(1),
                            party.toString(),
                            rows.getString(2),
                            rows.getString(3),
                            file.toString()));
                }
            }
        }
        settings.setProperty("audio", String.join(";", audio));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        settings.store(bytes, null);
        return bytes.toByteArray();
    }

    private String text(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = database.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i].toString());
        }
        return statement;
    }
}
