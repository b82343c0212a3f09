package dk.indsigt.portal.frame;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * Streams a file that lies encrypted, whole or one range of it (RFC 9110, 14.2), so that a player can seek and a download can go on where it
 * broke off; a range that cannot be met is a 416. Decrypts what is asked for and no more, with one buffer.
 */
public final class Streaming {
    private static final int BUFFER = 64 * 1024;

    private Streaming() {}

    /** @return whether the file is asked for from its beginning; only then somebody begins to take it */
    public static boolean begins(HttpServletRequest request) {
        String header = request.getHeader("Range");
        return !request.getMethod().equals("HEAD") && (header == null || header.startsWith("bytes=0-"));
    }

    /** @param channel the clear file; is closed */
    public static void send(
            HttpServletRequest request,
            HttpServletResponse response,
            SeekableByteChannel channel,
            long size,
            String mediaType,
            String disposition)
            throws IOException {
        try (channel) {
            response.setContentType(mediaType);
            response.setHeader("Accept-Ranges", "bytes");
            response.setHeader("Content-Disposition", disposition);
            String header = request.getHeader("Range");
            Optional<ByteRange> range = header == null ? Optional.empty() : ByteRange.parse(header, size);
            if (header != null && range.isEmpty()) {
                response.setHeader("Content-Range", "bytes */" + size);
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                return;
            }
            ByteRange part = range.orElse(new ByteRange(0, size - 1));
            if (range.isPresent()) {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
            }
            response.setContentLengthLong(part.length());
            if (!request.getMethod().equals("HEAD")) {
                copy(channel, part, response.getOutputStream());
            }
        }
    }

    private static void copy(SeekableByteChannel channel, ByteRange part, ServletOutputStream out) throws IOException {
        channel.position(part.first());
        byte[] bytes = new byte[(int) Math.min(BUFFER, part.length())];
        long left = part.length();
        while (left > 0) {
            int read = channel.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, left)));
            if (read < 0) {
                throw new IOException("the file is shorter than its size says");
            }
            out.write(bytes, 0, read);
            left -= read;
        }
    }
}
