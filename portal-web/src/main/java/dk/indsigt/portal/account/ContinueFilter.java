package dk.indsigt.portal.account;

import dk.indsigt.domain.account.Role;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Arrays;

/**
 * Goes on after sign-in to the page that was asked for. In that first request the web container knows the caller's role and the enterprise beans
 * do not (payara/Payara#4734), so the browser is asked to come once more.
 */
public class ContinueFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String ASKED = "dk.indsigt.continued";

    @Inject
    private transient SecurityContext security;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpSession session = request.getSession();
        if (known() || session.getAttribute(ASKED) != null || !"GET".equals(request.getMethod())) {
            session.removeAttribute(ASKED);
            chain.doFilter(request, response);
            return;
        }
        session.setAttribute(ASKED, Boolean.TRUE);
        String query = request.getQueryString();
        response.sendRedirect(request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private boolean known() {
        return Arrays.stream(Role.values()).anyMatch(role -> security.isCallerInRole(role.name()));
    }
}
