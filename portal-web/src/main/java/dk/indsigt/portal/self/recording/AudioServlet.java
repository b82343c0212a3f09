package dk.indsigt.portal.self.recording;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.recording.Audio;
import dk.indsigt.service.recording.RecordingService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.UUID;

/**
 * Streams a recording: {@code GET /self/recording/audio?id=…}, with {@code download=true} to save it. One range per request (RFC 9110, 14.2),
 * so that a player can seek; a range that cannot be met is a 416. Decrypts what is asked for and no more, with one buffer.
 */
@WebServlet("/self/recording/audio")
public class AudioServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 64 * 1024;

    @Inject
    private transient RecordingService recordings;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient CurrentUser user;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (user.isCustomer() && !user.isFreshEnoughToPlay()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        UUID id = Viewing.id(request.getParameter("id"));
        boolean download = "true".equals(request.getParameter("download"));
        String header = request.getHeader("Range");
        boolean first = header == null || header.startsWith("bytes=0-");
        Audio audio;
        try {
            audio = recordings.audio(viewing.actor(), id, download, first);
        } catch (PrivacyException hidden) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try (SeekableByteChannel channel = audio.channel()) {
            response.setContentType(audio.mediaType());
            response.setHeader("Accept-Ranges", "bytes");
            response.setHeader(
                    "Content-Disposition",
                    (download ? "attachment" : "inline") + "; filename=\"" + fileName(audio) + "\"");
            Optional<ByteRange> range = header == null ? Optional.empty() : ByteRange.parse(header, audio.size());
            if (header != null && range.isEmpty()) {
                response.setHeader("Content-Range", "bytes */" + audio.size());
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                return;
            }
            ByteRange part = range.orElse(new ByteRange(0, audio.size() - 1));
            if (range.isPresent()) {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + audio.size());
            }
            response.setContentLengthLong(part.length());
            copy(channel, part, response.getOutputStream());
        }
    }

    private static void copy(SeekableByteChannel channel, ByteRange part, ServletOutputStream out) throws IOException {
        channel.position(part.first());
        byte[] bytes = new byte[(int) Math.min(BUFFER, part.length())];
        long left = part.length();
        while (left > 0) {
            int read = channel.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(bytes.length, left)));
            if (read < 0) {
                throw new IOException("the recording is shorter than its size says");
            }
            out.write(bytes, 0, read);
            left -= read;
        }
    }

    private static String fileName(Audio audio) {
        return "recording." + (audio.mediaType().contains("ogg") ? "opus" : "audio");
    }
}
