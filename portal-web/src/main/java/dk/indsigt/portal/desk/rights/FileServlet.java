package dk.indsigt.portal.desk.rights;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.rights.Attachments;
import dk.indsigt.service.rights.Attachments.Content;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** Hands the desk a file that came with a request, always to be saved: what a stranger sent is not shown in the portal's own window. */
@WebServlet("/desk/rights/file")
public class FileServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Attachments attachments;

    @Inject
    private transient CurrentUser user;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Content content;
        try {
            content = attachments.open(user.actor(), Viewing.id(request.getParameter("id")));
        } catch (PrivacyException hidden) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try (SeekableByteChannel channel = content.channel();
                InputStream in = Channels.newInputStream(channel)) {
            response.setContentType(content.mediaType());
            response.setContentLengthLong(content.size());
            response.setHeader(
                    "Content-Disposition", "attachment; filename=\"original." + suffix(content.mediaType()) + "\"");
            in.transferTo(response.getOutputStream());
        }
    }

    private static String suffix(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> "pdf";
            case "image/png" -> "png";
            case "image/jpeg" -> "jpg";
            default -> "eml";
        };
    }
}
