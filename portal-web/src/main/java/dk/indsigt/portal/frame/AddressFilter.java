package dk.indsigt.portal.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Each page has one address. {@code //example.org/login.xhtml} would reach the sign-in page as well, and whatever sends the browser back to where
 * it is, such as the choice of the language, would send it to another host. No form of the portal sends files: what claims to is turned away before
 * anybody takes it apart.
 */
public class AddressFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** A mail program posts in parts (RFC 8058); nobody reads what. */
    private static final String UNSUBSCRIBE = "/unsubscribe";

    /** The pages that take files. */
    private static final Set<String> UPLOADS = Set.of("/desk/rights/show.xhtml", "/desk/consent/robinson.xhtml");

    /** As the servlet of the pages is told in web.xml, which refuses more without saying that it was too much. */
    private static final long MOST_BYTES = 23_068_672;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String address = request.getRequestURI().toLowerCase(Locale.ROOT);
        if (address.contains("//") || address.contains("\\") || address.contains("%5c")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String type = request.getContentType();
        int refusal = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/") ? refusal(request) : 0;
        if (refusal != 0) {
            response.sendError(refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    /** @return the status to refuse what comes in parts with, or 0 */
    private static int refusal(HttpServletRequest request) throws IOException {
        if (UNSUBSCRIBE.equals(request.getServletPath())) {
            return 0;
        }
        if (!UPLOADS.contains(request.getServletPath()) || request.getUserPrincipal() == null) {
            return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        try {
            request.getParts();
            return 0;
        } catch (IllegalStateException tooLarge) {
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        } catch (ServletException malformed) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
    }
}
