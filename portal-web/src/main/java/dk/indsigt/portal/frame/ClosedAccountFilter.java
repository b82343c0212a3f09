package dk.indsigt.portal.frame;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Ends the session of an account that was closed or erased since, at its next request. */
public class ClosedAccountFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser user;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getUserPrincipal() == null || user.isServed()) {
            chain.doFilter(request, response);
            return;
        }
        request.getSession().invalidate();
        response.sendRedirect(request.getContextPath() + "/login.xhtml?out=true");
    }
}
