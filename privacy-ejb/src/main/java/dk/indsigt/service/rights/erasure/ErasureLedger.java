package dk.indsigt.service.rights.erasure;

import dk.indsigt.domain.rights.Erasure;
import dk.indsigt.service.settings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Remembers outside the database what was erased, so that an older database that is put back is erased again. A line is added before the first
 * part is committed and nothing is ever taken out; there are identifiers and codes in it and nothing personal.
 */
@ApplicationScoped
public class ErasureLedger {
    private static final String FILE = "erasures.log";
    private static final String WHOLE = "WHOLE";
    private static final String PARTS = "PARTS";
    private static final int FIELDS = 5;

    @Inject
    private Clock clock;

    /** One line. */
    public record Line(Instant at, UUID erasureId, UUID partyId, boolean whole, List<String> categories) {
        static Optional<Line> parse(String text) {
            String[] fields = text.split(" ");
            try {
                return fields.length == FIELDS
                        ? Optional.of(new Line(
                                Instant.parse(fields[0]),
                                UUID.fromString(fields[1]),
                                UUID.fromString(fields[2]),
                                WHOLE.equals(fields[3]),
                                Arrays.asList(fields[4].split(","))))
                        : Optional.empty();
            } catch (RuntimeException torn) {
                return Optional.empty();
            }
        }

        String text() {
            return at + " " + erasureId + " " + partyId + " " + (whole ? WHOLE : PARTS) + " "
                    + String.join(",", categories) + "\n";
        }
    }

    /** Adds a line, and returns once it is on the disk. */
    void add(Erasure erasure) {
        Line line = new Line(clock.instant(), erasure.id(), erasure.partyId(), erasure.whole(), erasure.categories());
        Path file = file();
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            // A line that was torn by a crash is closed first, so that it spoils none but itself.
            String start = channel.size() == 0 || endsWithNewLine(file) ? "" : "\n";
            ByteBuffer bytes = ByteBuffer.wrap((start + line.text()).getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return every whole line, oldest first */
    List<Line> lines() {
        Path file = file();
        if (Files.notExists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            return lines.map(Line::parse).flatMap(Optional::stream).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean endsWithNewLine(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.array()[0] == '\n';
        }
    }

    private static Path file() {
        return Path.of(Setting.DATA.required(), FILE);
    }
}
