package dk.indsigt.portal.frame;

import dk.indsigt.domain.text.Language;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The page for whatever went wrong. It needs neither the database nor Faces. Forbidden looks like missing; the unforeseen gets a correlation
 * id and nothing else.
 */
@WebServlet("/problem")
public class ProblemServlet extends HttpServlet {
    /** Request attribute: code of a foreseen failure. */
    static final String CODE = "dk.indsigt.failure.code";

    private static final long serialVersionUID = 1L;
    private static final String CONNECTION_STATES = "08";
    private static final Logger LOG = Logger.getLogger(ProblemServlet.class.getName());

    @Inject
    private transient SecureRandom random;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer given = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = given == null ? HttpServletResponse.SC_NOT_FOUND : given;
        Language language = language(request);
        String kind;
        String reference = "";
        if (status == HttpServletResponse.SC_FORBIDDEN
                || status == HttpServletResponse.SC_NOT_FOUND
                || status == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            status = HttpServletResponse.SC_NOT_FOUND;
            kind = "missing";
        } else if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            kind = "refused";
        } else {
            Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            boolean database = databaseAway(failure);
            kind = database ? "database" : "unforeseen";
            status = database
                    ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                    : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            reference = reference();
            LOG.log(Level.SEVERE, "Failure {0}: {1}", new Object[] {reference, trace(failure)});
        }
        write(request, response, status, language, kind, reference);
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            Language language,
            String kind,
            String reference)
            throws IOException {
        Object code = request.getAttribute(CODE);
        String detail =
                code == null ? Texts.raw(language, "problem." + kind + ".text") : Texts.raw(language, "error." + code);
        String base = request.getContextPath();
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        response.getWriter()
                .write("<!DOCTYPE html><html lang=\"" + language.code()
                        + "\"><head><meta charset=\"UTF-8\"/><meta name=\"viewport\" content=\"width=device-width,"
                        + " initial-scale=1\"/><title>" + Texts.raw(language, "problem." + kind + ".title")
                        + " – Indsigt</title><link rel=\"stylesheet\" href=\"" + base
                        + "/static/indsigt.css\"/><link rel=\"icon\" href=\"" + base
                        + "/static/icon.svg\"/></head><body><main class=\"page narrow\"><h1>"
                        + Texts.raw(language, "problem." + kind + ".title") + "</h1><p>" + detail + "</p>"
                        + (reference.isEmpty()
                                ? ""
                                : "<p class=\"muted\">" + Texts.raw(language, "problem.reference") + " <code>"
                                        + reference + "</code></p>")
                        + "<p><a class=\"button\" href=\"" + base + "/\">" + Texts.raw(language, "problem.home")
                        + "</a></p></main></body></html>");
    }

    /** No connection: nothing is wrong with the question, so asking again later helps. */
    private static boolean databaseAway(Throwable failure) {
        for (Throwable current = failure; current != null; current = current.getCause()) {
            if (current instanceof SQLException sql
                    && (sql.getSQLState() == null || sql.getSQLState().startsWith(CONNECTION_STATES))) {
                return true;
            }
        }
        return false;
    }

    private String reference() {
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Classes and places only: messages may carry personal data. */
    private static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable current = failure; current != null; current = current.getCause()) {
            text.append('\n').append(current.getClass().getName());
            if (current instanceof SQLException sql) {
                text.append(" (SQL state ").append(sql.getSQLState()).append(')');
            }
            StackTraceElement[] places = current.getStackTrace();
            for (int i = 0; i < Math.min(places.length, 12); i++) {
                text.append("\n    at ").append(places[i]);
            }
        }
        return text.toString();
    }

    private static Language language(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object chosen = session == null ? null : session.getAttribute(LanguageFilter.ATTRIBUTE);
        return chosen instanceof Language language ? language : LanguageFilter.preferred(request);
    }
}
