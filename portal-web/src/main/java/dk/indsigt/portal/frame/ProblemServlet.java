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
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
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
    private static final Logger LOG = Logger.getLogger(ProblemServlet.class.getName());

    /** What is asked by programs begins so. */
    private static final List<String> MACHINES = List.of("/api/", "/cookies/choices", "/cookies/texts");

    @Inject
    private transient SecureRandom random;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer given = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = given == null ? HttpServletResponse.SC_NOT_FOUND : given;
        if (api(request)) {
            answerMachine(request, response, status);
            return;
        }
        Language language = language(request);
        String kind;
        String reference = "";
        if (status == HttpServletResponse.SC_FORBIDDEN
                || status == HttpServletResponse.SC_NOT_FOUND
                || status == HttpServletResponse.SC_METHOD_NOT_ALLOWED
                || status == HttpServletResponse.SC_NOT_IMPLEMENTED) {
            status = HttpServletResponse.SC_NOT_FOUND;
            kind = "missing";
        } else if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            kind = "refused";
        } else {
            Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            boolean database = Causes.databaseAway(failure);
            kind = database ? "database" : "unforeseen";
            status = database
                    ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                    : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            reference = reference();
            LOG.log(Level.SEVERE, "Failure {0}: {1}", new Object[] {reference, Causes.trace(failure)});
        }
        write(request, response, status, language, kind, reference);
    }

    private static boolean api(HttpServletRequest request) {
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return asked != null
                && MACHINES.stream().anyMatch(path -> asked.toString().startsWith(request.getContextPath() + path));
    }

    /** What the container refuses before the API has a say: malformed requests, mostly. */
    private void answerMachine(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Problem problem;
        if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            String code = status == HttpServletResponse.SC_NOT_FOUND ? "NOT_FOUND" : "REQUEST_MALFORMED";
            problem = Problem.of(Language.EN, status, code, List.of());
        } else {
            String reference = reference();
            problem = Problem.of(Language.EN, status, "UNFORESEEN", List.of()).known(reference);
            LOG.log(Level.SEVERE, "Failure {0}: {1}", new Object[] {reference, Causes.trace(failure)});
        }
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(problem.json().getBytes(StandardCharsets.UTF_8));
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
                        + "/static/icon.svg\"/></head><body><header class=\"top\"><div class=\"top-row\"><a class=\"brand\" href=\""
                        + base
                        + "/\"><span class=\"brand-mark\" aria-hidden=\"true\"></span>Indsigt</a></div></header><main class=\"page\"><h1>"
                        + Texts.raw(language, "problem." + kind + ".title") + "</h1><p>" + detail + "</p>"
                        + (reference.isEmpty()
                                ? ""
                                : "<p class=\"muted\">" + Texts.raw(language, "problem.reference") + " <code>"
                                        + reference + "</code></p>")
                        + "<p><a class=\"button\" href=\"" + base + "/\">" + Texts.raw(language, "problem.home")
                        + "</a></p></main></body></html>");
    }

    private String reference() {
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Language language(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object chosen = session == null ? null : session.getAttribute(LanguageFilter.ATTRIBUTE);
        return chosen instanceof Language language ? language : LanguageFilter.preferred(request);
    }
}
