package dk.indsigt.portal.api;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.domain.text.Language;
import dk.indsigt.portal.frame.Causes;
import dk.indsigt.portal.frame.Problem;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Everything that goes wrong in a call becomes a problem document; the unforeseen tells a correlation id and nothing else. */
@Provider
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());
    private static final String SOON = "1";

    /** What the framework refuses by itself. */
    private static final Map<Integer, String> REFUSED = Map.of(
            401, "KEY_REQUIRED",
            403, "FORBIDDEN",
            404, "NOT_FOUND",
            405, "METHOD",
            406, "ACCEPT",
            413, "BODY_LARGE",
            415, "MEDIA_TYPE");

    /** Foreseen failures with a status of their own. */
    private static final Map<String, Integer> STATUSES = Map.of(
            "IDEMPOTENCY_KEY_REUSED", 422,
            "SEARCH_LIMIT", 429,
            "SIGN_IN_LIMIT", 429);

    @Context
    private HttpHeaders headers;

    @Context
    private UriInfo uri;

    @Inject
    private SecureRandom random;

    @Override
    public Response toResponse(Throwable failure) {
        if (Causes.find(failure, PrivacyException.class) instanceof PrivacyException foreseen) {
            return foreseen(foreseen);
        }
        if (failure instanceof WebApplicationException refused) {
            return refused(refused.getResponse(), failure);
        }
        if (Causes.find(failure, EJBAccessException.class) != null) {
            return answer(problem(403, "FORBIDDEN", List.of())).build();
        }
        if (Causes.collision(failure)) {
            return answer(problem(409, "COLLISION", List.of()))
                    .header(HttpHeaders.RETRY_AFTER, SOON)
                    .build();
        }
        return unforeseen(failure);
    }

    private Response foreseen(PrivacyException failure) {
        int status = status(failure);
        Problem problem = problem(status, failure.code(), failure.arguments());
        if (failure instanceof RequestException request && request.pointer().isPresent()) {
            problem = problem.at(request.pointer().get());
        }
        Response.ResponseBuilder answer = answer(problem);
        if (status == 401) {
            String error = failure.code().equals("KEY_WRONG") ? ", error=\"invalid_token\"" : "";
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"indsigt\"" + error);
        } else if (failure.code().equals("SCOPE_MISSING")) {
            answer.header(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer realm=\"indsigt\", error=\"insufficient_scope\", scope=\""
                            + failure.arguments().get(0) + "\"");
        } else if (status == 429 || failure.code().equals("IDEMPOTENCY_IN_PROGRESS")) {
            answer.header(HttpHeaders.RETRY_AFTER, SOON);
        }
        return answer.build();
    }

    /** @return the status that says what kind of failure it is */
    public static int status(PrivacyException failure) {
        if (failure instanceof RequestException request) {
            return request.status();
        }
        if (failure instanceof NotFoundException) {
            return 404;
        }
        return STATUSES.getOrDefault(failure.code(), failure instanceof InvalidValueException ? 422 : 409);
    }

    private Response refused(Response framework, Throwable failure) {
        int status = framework.getStatus();
        if (status >= 500) {
            return unforeseen(failure);
        }
        if (status < 400) {
            return framework;
        }
        Response.ResponseBuilder answer =
                answer(problem(status, REFUSED.getOrDefault(status, "REQUEST_MALFORMED"), List.of()));
        Optional.ofNullable(framework.getHeaderString(HttpHeaders.ALLOW))
                .ifPresent(allowed -> answer.header(HttpHeaders.ALLOW, allowed));
        return answer.build();
    }

    private Response unforeseen(Throwable failure) {
        String reference =
                CorrelationFilter.given(header(CorrelationFilter.HEADER)).orElseGet(this::reference);
        LOG.log(Level.SEVERE, "Failure {0}: {1}", new Object[] {reference, Causes.trace(failure)});
        boolean away = Causes.databaseAway(failure);
        Response.ResponseBuilder answer =
                answer(problem(away ? 503 : 500, away ? "DATABASE_AWAY" : "UNFORESEEN", List.of())
                        .known(reference));
        return away ? answer.header(HttpHeaders.RETRY_AFTER, SOON).build() : answer.build();
    }

    private Problem problem(int status, String code, List<String> arguments) {
        return Problem.of(language(), status, code, arguments);
    }

    private Response.ResponseBuilder answer(Problem problem) {
        Dialect dialect = Dialect.of(uri.getPath());
        Dialect.Told told = dialect.tell(problem);
        return Response.status(told.status())
                .type(dialect.mediaType())
                .entity(told.body().getBytes(StandardCharsets.UTF_8));
    }

    private Language language() {
        return Problem.language(header(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private String header(String name) {
        return headers.getHeaderString(name);
    }

    private String reference() {
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
