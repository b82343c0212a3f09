package dk.indsigt.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Decrypted parts of a long recording against the same parts of a static file. */
final class Stream {
    static final List<String> NAMES = List.of(
            "recording_stream_vs_static", "recording_whole_vs_static", "recording_mb_per_cpu_s", "static_mb_per_cpu_s");

    /** Bytes of the recording and of the file. */
    static final int SIZE = 50_000_000;

    private static final String LISTENER = "karla";
    private static final int PART = 1_000_000;
    private static final int CONNECTIONS = 2;
    private static final int PAIRS = 9;
    private static final Duration SLOT = Duration.ofSeconds(2);

    private Stream() {}

    /** @return what the recording and the file hold */
    static byte[] audio() {
        return audio(SIZE);
    }

    static byte[] audio(int size) {
        byte[] audio = new byte[size];
        new Random(size).nextBytes(audio);
        return audio;
    }

    static List<Figure> measure(Product product) throws IOException, SQLException {
        byte[] audio = audio();
        Credential owner = Credential.customers(product.data()).stream()
                .filter(one -> one.user().equals(LISTENER))
                .findFirst()
                .orElseThrow(() -> new BenchException(LISTENER + " is no demo customer"));
        LongRecording recording = LongRecording.insert(product, audio, owner.user());
        Visitor listener = Visitor.signedIn(product, owner);
        Visitor stranger = new Visitor(product);
        requireSame(audio, listener, recording.path());
        requireSame(audio, stranger, BareWar.FILE);

        Load load = new Load(product, CONNECTIONS);
        Pairs parts = pairs(load, (c, t) -> part(listener, recording.path()), (c, t) -> part(stranger, BareWar.FILE));
        Pairs wholes = pairs(
                load, (c, t) -> listener.fetchRange(recording.path(), "0-"), (c, t) -> stranger.fetch(BareWar.FILE));
        load.requireGood();
        return List.of(
                new Figure(
                        NAMES.get(0),
                        parts.ratio(),
                        "ratio",
                        "bytes per CPU-second of the server, decrypted 1 MB ranges at random places of a 50 MB recording,"
                                + " against the same ranges of a static file of the same size; " + parts.spread()
                                + "; at least 0.4"),
                new Figure(
                        NAMES.get(1),
                        wholes.ratio(),
                        "ratio",
                        "the same with the whole 50 MB in one answer; " + wholes.spread() + "; at least 0.4"),
                new Figure(NAMES.get(2), parts.first(), "MB/CPU-s", "decrypted 1 MB ranges"),
                new Figure(NAMES.get(3), parts.second(), "MB/CPU-s", "1 MB ranges of the static file"));
    }

    private static Pairs pairs(Load load, Load.Request recording, Load.Request file) {
        load.warm(recording, file);
        return Pairs.measure(
                PAIRS,
                () -> load.during(SLOT, recording).megabytesPerCpuSecond(),
                () -> load.during(SLOT, file).megabytesPerCpuSecond());
    }

    private static long part(Visitor visitor, String path) throws IOException {
        int first = ThreadLocalRandom.current().nextInt(SIZE - PART);
        return visitor.fetchRange(path, first + "-" + (first + PART - 1));
    }

    private static void requireSame(byte[] audio, Visitor visitor, String path) throws IOException {
        int first = SIZE / 3;
        byte[] got = visitor.getRange(path, first, first + PART - 1);
        if (!Arrays.equals(got, Arrays.copyOfRange(audio, first, first + PART))) {
            throw new BenchException(path.replaceFirst("\\?.*", "") + " does not give what was put there");
        }
    }
}
