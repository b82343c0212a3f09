package dk.indsigt.portal.frame;

import dk.indsigt.service.settings.Setting;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Headers and cookies of every answer. Personal pages are never stored; HSTS where the portal is served by HTTPS. */
public class HeaderFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String SAME_SITE = "SameSite";

    /** What is no page loads nothing and is shown in no frame. Pages bring a policy of their own. */
    private static final String NOTHING =
            "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private boolean secure;

    @Override
    public void init() {
        secure = Setting.SECURE.on();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        String path = request.getServletPath();
        if (!path.endsWith(".xhtml")) {
            response.setHeader("Content-Security-Policy", NOTHING);
        }
        if (!path.startsWith("/static/")
                && !path.startsWith("/jakarta.faces.resource/")
                && !path.startsWith("/cookies/banner.")) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void addCookie(Cookie cookie) {
                cookie.setHttpOnly(true);
                cookie.setSecure(secure || cookie.getSecure());
                if (cookie.getAttribute(SAME_SITE) == null) {
                    cookie.setAttribute(SAME_SITE, "Lax");
                }
                super.addCookie(cookie);
            }
        });
    }
}
