package dk.indsigt.portal.account;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * What concerns the session itself: {@code GET /session/alive} keeps it, {@code POST /session/out} ends it, {@code POST /session/acting} chooses
 * for whom a customer acts. The session cookie does not travel with posts from other sites.
 */
@WebServlet("/session/*")
public class SessionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser user;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        boolean alive = "/alive".equals(request.getPathInfo()) && request.getUserPrincipal() != null;
        response.setStatus(alive ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_UNAUTHORIZED);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("/out".equals(request.getPathInfo())) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            response.sendRedirect(request.getContextPath() + "/login.xhtml?out=true");
            return;
        }
        if ("/acting".equals(request.getPathInfo()) && user.isCustomer() && actsFor(request.getParameter("party"))) {
            response.sendRedirect(request.getContextPath() + "/index.xhtml");
            return;
        }
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    private boolean actsFor(String party) {
        try {
            user.choose(Viewing.required(party));
            return true;
        } catch (PrivacyException refused) {
            return false;
        }
    }
}
