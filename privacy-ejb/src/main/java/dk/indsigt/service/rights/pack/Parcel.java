package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.time.LegalTime;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file that is written once from front to back, with the sum of each file in it and of the whole. */
final class Parcel implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    /** A file in the parcel. */
    record Content(String name, long size, String sha256) {}

    private final LocalDateTime made;
    private final MessageDigest digest = sha256();
    private final MessageDigest whole = sha256();
    private final ZipOutputStream zip;
    private final List<Content> contents = new ArrayList<>();
    private long size;

    Parcel(WritableByteChannel target, Instant now) {
        made = LocalDateTime.ofInstant(now, LegalTime.ZONE);
        zip = new ZipOutputStream(new BufferedOutputStream(new ToChannel(target), BUFFER), StandardCharsets.UTF_8);
    }

    /** What writes one file. */
    interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    void add(String name, Source source) throws IOException {
        add(name, Deflater.DEFAULT_COMPRESSION, source);
    }

    /** Adds what is compressed already. */
    void addAsIs(String name, Source source) throws IOException {
        add(name, Deflater.NO_COMPRESSION, source);
    }

    private void add(String name, int level, Source source) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(made);
        zip.setLevel(level);
        zip.putNextEntry(entry);
        Measured measured = new Measured();
        source.writeTo(measured);
        zip.closeEntry();
        contents.add(new Content(name, measured.length, HexFormat.of().formatHex(digest.digest())));
    }

    /** @return what is in it so far */
    List<Content> contents() {
        return List.copyOf(contents);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** @return bytes of the whole, once it is closed */
    long size() {
        return size;
    }

    /** @return the sum of the whole, once it is closed */
    String sum() {
        return HexFormat.of().formatHex(whole.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts and sums what goes into one file. */
    private final class Measured extends FilterOutputStream {
        private long length;

        Measured() {
            super(zip);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            digest.update(bytes, from, count);
            zip.write(bytes, from, count);
            length += count;
        }

        @Override
        public void close() {
            // The parcel goes on.
        }
    }

    /** Counts and sums the whole on its way to the file. */
    private final class ToChannel extends OutputStream {
        private final WritableByteChannel channel;

        ToChannel(WritableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            whole.update(bytes, from, count);
            size += count;
            ByteBuffer buffer = ByteBuffer.wrap(bytes, from, count);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
