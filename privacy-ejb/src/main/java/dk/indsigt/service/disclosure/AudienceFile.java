package dk.indsigt.service.disclosure;

import dk.indsigt.service.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A file for the operator's own transfer to a platform: one column, a hash in 64 hex digits on each line, nothing else. Only the account of the
 * portal reads it. Until it is complete its name ends in {@code .part}.
 */
final class AudienceFile {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ENTERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path whole;

    private AudienceFile(Path whole) {
        this.whole = whole;
    }

    /** @param kind {@code audience} for those to take in, {@code removal} for those to take out */
    static AudienceFile of(String kind, String recipient, String reference) {
        return new AudienceFile(Path.of(Setting.DATA.required(), "outgoing")
                .resolve(kind + "-" + recipient + "-" + reference + ".csv"));
    }

    /**
     * Writes on after what is committed; what a run that died left behind it goes.
     *
     * @param committed bytes
     */
    void append(long committed, List<byte[]> hashes) {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(hash -> lines.append(HexFormat.of().formatHex(hash)).append('\n'));
        try {
            Files.createDirectories(whole.getParent(), OWNER_ENTERS);
            try (FileChannel channel =
                    FileChannel.open(part(), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY)) {
                if (channel.size() < committed) {
                    throw new IOException("a part of the file is gone");
                }
                channel.truncate(committed);
                channel.position(committed);
                ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * From here on it may be fetched; doing it twice does no harm.
     *
     * @param committed bytes
     */
    void complete(long committed) {
        try {
            if (Files.exists(part())) {
                append(committed, List.of());
                Files.move(part(), whole, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path part() {
        return whole.resolveSibling(whole.getFileName() + ".part");
    }
}
