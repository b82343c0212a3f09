package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.recording.AudioStore;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import javax.sql.DataSource;

/** Writes a package from front to back into a channel, from one picture of the database. */
@ApplicationScoped
public class Builder {
    private static final String SCHEMA = "static/schema/portability-1.json";
    private static final int PASSES = 3;

    @Resource(lookup = "java:app/jdbc/indsigt")
    private DataSource database;

    @Inject
    private Register register;

    @Inject
    private Vault vault;

    @Inject
    private AudioStore store;

    @Inject
    private NoticeTexts texts;

    /** What was written. */
    record Made(long size, String sha256) {}

    /** One audio file that goes into the package. */
    private record Audio(UUID id, String file, byte[] key) {}

    /**
     * @param target receives the clear file; is closed
     * @param progress is told percents, ever so often
     */
    Made write(Order order, WritableByteChannel target, IntConsumer progress) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            Picture picture = new Picture(connection, order, vault, new Words(order.language(), register));
            picture.open();
            Parcel parcel = new Parcel(target, order.now());
            try (parcel) {
                picture.onRow(new Steps(order.amount(), progress));
                fill(order, picture, parcel);
            } finally {
                picture.close();
            }
            return new Made(parcel.size(), parcel.sum());
        }
    }

    private void fill(Order order, Picture picture, Parcel parcel) throws IOException, SQLException {
        List<Audio> audio = order.kind() == RequestType.PORTABILITY ? List.of() : audio(order, picture);
        switch (order.kind()) {
            case PORTABILITY -> portability(order, picture, parcel);
            default -> copy(order, picture, parcel);
        }
        for (Audio one : audio) {
            parcel.addAsIs(one.file(), out -> {
                try (InputStream clear = Channels.newInputStream(
                        store.open(order.keys().get(KeyPurpose.RECORDING), one.key(), order.partyId(), one.id()))) {
                    clear.transferTo(out);
                }
            });
        }
        Manifest manifest = new Manifest(order, picture.words(), register);
        parcel.add("manifest.json", out -> manifest.json(parcel.contents(), out));
        parcel.add("SHA256SUMS", out -> manifest.sums(parcel.contents(), out));
    }

    /** Art. 15: every part in three forms, then the pages that lead to them. */
    private void copy(Order order, Picture picture, Parcel parcel) throws IOException, SQLException {
        Map<Section, List<Summary>> parts = new EnumMap<>(Section.class);
        Map<Section, Map<String, List<String>>> told = new EnumMap<>(Section.class);
        Particulars particulars = new Particulars(register, picture.words());
        particulars.load(picture);
        DataFiles data = new DataFiles(picture);
        Pages pages = new Pages(picture, order, register);
        for (Section section : Section.values()) {
            List<Sheet> sheets = Sheets.of(section, order.standing());
            if (sheets.isEmpty() || !included(order, section)) {
                continue;
            }
            List<Summary> summaries = new ArrayList<>();
            parcel.add("data/" + section.file() + ".json", sql(out -> {
                Out json = new Out(out);
                json.text("{\"category\":").json(section.name()).text(",\n");
                summaries.addAll(data.json(sheets, json));
                json.text("}\n");
                json.flush();
            }));
            parts.put(section, summaries);
            for (Sheet sheet : sheets) {
                parcel.add("data/" + sheet.name() + ".csv", sql(out -> data.csv(sheet, out)));
            }
            told.put(section, particulars.of(section, summaries));
            parcel.add(
                    "html/" + section.file() + ".html",
                    sql(out -> pages.part(section, sheets, summaries, told.get(section), out)));
        }
        if (order.kind() == RequestType.ACCESS) {
            parcel.add("overview.pdf", out -> new Overview(picture, order, register).write(parts, told, out));
        }
        parcel.add("data/README.txt", out -> new Readme(picture.words()).write(sheets(order, parts), out));
        parcel.add("index.html", out -> pages.index(parts, names(parcel), out));
    }

    /** Art. 20: one file for the next operator's program, and the same as CSV. */
    private void portability(Order order, Picture picture, Parcel parcel) throws IOException, SQLException {
        Map<Section, List<Summary>> parts = new EnumMap<>(Section.class);
        DataFiles data = new DataFiles(picture);
        parcel.add("portability.json", sql(out -> {
            Out json = new Out(out);
            json.text("{\"$schema\":")
                    .json(texts.baseUrl() + SCHEMA)
                    .text(",\"format\":\"indsigt-portability-1\",\"case\":")
                    .json(order.number());
            json.text(",\"created\":").json(order.now().toString());
            json.text(",\"language\":").json(order.language().code()).text(",\n\"categories\":{");
            for (Section section : Section.values()) {
                if (order.grants(section)) {
                    json.text(parts.isEmpty() ? "\n" : ",\n")
                            .json(section.name())
                            .text(":{");
                    parts.put(section, data.json(Sheets.portable(section, order.standing()), json));
                    json.text("}");
                }
            }
            json.text("},\n\"excluded\":[");
            new Manifest(order, picture.words(), register).excluded(json);
            json.text("]}\n");
            json.flush();
        }));
        for (Section section : parts.keySet()) {
            for (Sheet sheet : Sheets.portable(section, order.standing())) {
                parcel.add("data/" + sheet.name() + ".csv", sql(out -> data.csv(sheet, out)));
            }
        }
        parcel.add("data/README.txt", out -> new Readme(picture.words()).write(sheets(order, parts), out));
        parcel.add("index.html", out -> new Pages(picture, order, register).index(parts, names(parcel), out));
    }

    private static boolean included(Order order, Section section) {
        return order.kind() == RequestType.RECORDING_COPY ? section == Section.RECORDING : order.grants(section);
    }

    private static List<Sheet> sheets(Order order, Map<Section, List<Summary>> parts) {
        return parts.keySet().stream()
                .flatMap(section -> (order.kind() == RequestType.PORTABILITY
                                ? Sheets.portable(section, order.standing())
                                : Sheets.of(section, order.standing()))
                        .stream())
                .toList();
    }

    private static List<String> names(Parcel parcel) {
        return parcel.contents().stream().map(Parcel.Content::name).toList();
    }

    /** Recordings that are kept, upon a consent that stands, and not withheld. */
    private List<Audio> audio(Order order, Picture picture) throws SQLException {
        if (!order.keys().containsKey(KeyPurpose.RECORDING)) {
            return List.of();
        }
        List<Audio> audio = new ArrayList<>();
        picture.query(
                "select r.id, r.started_at, r.media_type, hex(r.wrapped_key) from recording r join recording_consent c on"
                        + " c.id = r.consent_id where r.party_id = :me and r.deleted_at is null and r.wrapped_key is not"
                        + " null and c.withdrawn_at is null order by r.started_at, r.id",
                row -> {
                    UUID id = UUID.fromString(row[0]);
                    if (order.grantsRecording(id)) {
                        Instant at = InstantConverter.fromText(row[1]);
                        String ending = row[2] != null && row[2].contains("ogg") ? ".opus" : ".audio";
                        String file = "recordings/" + LegalTime.dayOf(at) + "-" + id + ending;
                        picture.audio(id, file);
                        audio.add(new Audio(id, file, HexFormat.of().parseHex(row[3])));
                    }
                },
                4);
        return audio;
    }

    /** What writes one file and reads the database for it. */
    private interface Reading {
        void writeTo(OutputStream out) throws IOException, SQLException;
    }

    private static Parcel.Source sql(Reading reading) {
        return out -> {
            try {
                reading.writeTo(out);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        };
    }

    /** Counts rows and tells percents. */
    private static final class Steps implements Runnable {
        private static final int STEP = 500;

        private final long expected;
        private final IntConsumer progress;
        private long rows;

        Steps(long amount, IntConsumer progress) {
            expected = Math.max(1, amount) * PASSES;
            this.progress = progress;
        }

        @Override
        public void run() {
            if (++rows % STEP == 0) {
                progress.accept((int) Math.min(99, rows * 95 / expected));
            }
        }
    }
}
