package dk.indsigt.portal.self.recording;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Streaming;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.recording.Audio;
import dk.indsigt.service.recording.RecordingService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/**
 * Streams a recording: {@code GET /self/recording/audio?id=…}, with {@code download=true} to save it. */
@WebServlet("/self/recording/audio")
public class AudioServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

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
        Audio audio;
        try {
            audio = recordings.audio(viewing.actor(), id, download, Streaming.begins(request));
        } catch (PrivacyException hidden) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Streaming.send(
                request,
                response,
                audio.channel(),
                audio.size(),
                audio.mediaType(),
                (download ? "attachment" : "inline") + "; filename=\"" + fileName(audio) + "\"");
    }

    private static String fileName(Audio audio) {
        return "recording." + (audio.mediaType().contains("ogg") ? "opus" : "audio");
    }
}
