package dk.indsigt.portal.visit;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.domain.text.Language;
import dk.indsigt.portal.api.FailureMapper;
import dk.indsigt.portal.api.Json;
import dk.indsigt.portal.api.RequestException;
import dk.indsigt.portal.frame.CallsPerSecond;
import dk.indsigt.portal.frame.Causes;
import dk.indsigt.portal.frame.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Answers browsers of the operator's web sites in JSON. Nothing here looks at a cookie or a session, so that a page of another site gains nothing by
 * sending a visitor's browser here; whatever is wrong becomes a problem document, as in the API.
 */
abstract class PublicServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String SOON = "1";

    private final transient CallsPerSecond calls = new CallsPerSecond();

    @Inject
    private transient WebOrigins origins;

    @Inject
    private transient Clock clock;

    /** @return the methods that are answered, as the header names them */
    abstract String methods();

    /** @return how many calls a second one node takes */
    abstract long most();

    /**
     * @param origin of the page that asks; nothing where the browser names none, as it does when a page reads from its own site
     * @throws RequestException with what is wrong
     */
    abstract void answer(HttpServletRequest request, HttpServletResponse response, Optional<String> origin)
            throws IOException;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Origin, Accept-Language");
        Optional<String> origin = origins.of(request);
        origin.ifPresent(named -> response.setHeader("Access-Control-Allow-Origin", named));
        try {
            if (calls.exceeded(clock.millis(), most())) {
                throw RequestException.of(429, "RATE_LIMIT");
            }
            if (request.getHeader("Origin") != null && origin.isEmpty()) {
                throw RequestException.of(403, "ORIGIN_UNKNOWN");
            }
            if (request.getMethod().equals("OPTIONS")) {
                allow(response);
            } else if (List.of(methods().split(", ")).contains(request.getMethod())) {
                answer(request, response, origin);
            } else {
                response.setHeader("Allow", methods());
                throw RequestException.of(405, "METHOD");
            }
        } catch (PrivacyException failure) {
            refuse(request, response, failure);
        } catch (RuntimeException failure) {
            if (!Causes.databaseAway(failure)) {
                throw failure;
            }
            response.setHeader("Retry-After", SOON);
            write(response, Problem.of(language(request), 503, "DATABASE_AWAY", List.of()));
        }
    }

    private void allow(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", methods());
        response.setHeader("Access-Control-Allow-Headers", "Content-Type");
        response.setHeader("Access-Control-Max-Age", "600");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, PrivacyException failure)
            throws IOException {
        int status = FailureMapper.status(failure);
        Problem problem = Problem.of(language(request), status, failure.code(), failure.arguments());
        if (failure instanceof RequestException refused && refused.pointer().isPresent()) {
            problem = problem.at(refused.pointer().get());
        }
        if (status == 429) {
            response.setHeader("Retry-After", SOON);
        }
        write(response, problem);
    }

    private static Language language(HttpServletRequest request) {
        return Problem.language(request.getHeader("Accept-Language"));
    }

    private static void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(problem.json().getBytes(StandardCharsets.UTF_8));
    }

    static void write(HttpServletResponse response, int status, Object answer) throws IOException {
        byte[] json = Json.bytes(answer);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
