package dk.indsigt.portal.account;

import dk.indsigt.portal.frame.Again;
import dk.indsigt.service.campaign.Unsubscribing;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The address that stands in {@code List-Unsubscribe} (RFC 8058): a mail program posts to it and is done; a person who opens it gets a page with a
 * button, and nothing happens by opening it. The body of a post is not read, whatever form it has. Every token is answered alike.
 */
@WebServlet(UnsubscribeServlet.PATH)
public class UnsubscribeServlet extends HttpServlet {
    static final String PATH = "/unsubscribe";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Unsubscribing unsubscribing;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/account/unsubscribe.xhtml?t="
                + URLEncoder.encode(token(request), StandardCharsets.UTF_8));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = token(request);
        Again.whereTwoMet(() -> unsubscribing.follow(token));
        response.setContentType("text/plain");
        response.getWriter().print("OK\n");
    }

    /** From the address alone. */
    private static String token(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && query.startsWith("t=") ? query.substring(2) : "";
    }
}
