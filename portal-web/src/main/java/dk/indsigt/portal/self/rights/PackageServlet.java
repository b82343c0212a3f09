package dk.indsigt.portal.self.rights;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Streaming;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.rights.pack.PackageService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/**
 * Hands a package to the one who asked for it: {@code GET /self/rights/package?id=…}. Where the password was typed too long ago a page asks for it
 * and leads back; a download that broke off may go on for a while longer.
 */
@WebServlet("/self/rights/package")
public class PackageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient PackageService packages;

    @Inject
    private transient CurrentUser user;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID id = Viewing.id(request.getParameter("id"));
        if (!user.isCustomer() || id == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean begins = Streaming.begins(request);
        if (!(begins ? user.isFresh() : user.isFreshEnoughToPlay())) {
            response.sendRedirect(request.getContextPath() + "/self/rights/fetch.xhtml?id=" + id);
            return;
        }
        PackageService.Download download;
        try {
            download = packages.open(user.actor(), id, begins);
        } catch (PrivacyException hidden) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Streaming.send(
                request,
                response,
                download.channel(),
                download.size(),
                "application/zip",
                "attachment; filename=\"" + download.fileName() + "\"");
    }
}
