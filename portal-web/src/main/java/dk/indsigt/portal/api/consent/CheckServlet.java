package dk.indsigt.portal.api.consent;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.portal.api.ApiApplication;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.BearerFilter;
import dk.indsigt.portal.api.Callers;
import dk.indsigt.portal.api.CorrelationFilter;
import dk.indsigt.portal.api.Json;
import dk.indsigt.portal.api.RequestException;
import dk.indsigt.portal.api.consent.ConsentResource.Question;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The short way to {@link ConsentResource#check}, which is asked before each message and each call that the operator makes: what is well formed and
 * allowed is answered here, in about half the time. Whatever else comes goes the long way; so does what is refused here, to be told as all refusals
 * are.
 */
@WebServlet("/api/v1/consents/check")
@RunAs("CLIENT")
public class CheckServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2_000;
    private static final String API = "/api";

    /** The server adds the encoding where the caller said none. */
    private static final Pattern JSON =
            Pattern.compile("application/json(; ?charset=utf-8)?", Pattern.CASE_INSENSITIVE);

    @Inject
    private transient Callers callers;

    @Inject
    private transient ApiCall call;

    @Inject
    private transient ConsentResource resource;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!simple(request)) {
            goOn(request, response);
            return;
        }
        byte[] answer;
        try {
            answer = answer(request);
        } catch (PrivacyException | EJBException refused) {
            request.setAttribute(BearerFilter.REFUSED, refused);
            goOn(request, response);
            return;
        }
        CorrelationFilter.given(request.getHeader(CorrelationFilter.HEADER))
                .ifPresent(id -> response.setHeader(CorrelationFilter.HEADER, id));
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private static boolean simple(HttpServletRequest request) {
        int length = request.getContentLength();
        String type = request.getContentType();
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.POST.equals(request.getMethod())
                && length > 0
                && length < LONGEST
                && type != null
                && JSON.matcher(type).matches()
                && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null
                && (accepted == null
                        || accepted.equals(MediaType.WILDCARD)
                        || accepted.equals(MediaType.APPLICATION_JSON));
    }

    private byte[] answer(HttpServletRequest request) {
        callers.begin(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (!call.caller().scopes().contains(Scope.CONSENTS_CHECK)) {
            throw RequestException.of(403, "SCOPE_MISSING", Scope.CONSENTS_CHECK.code());
        }
        return Json.bytes(resource.check(Json.read(body(request), Question.class)));
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(LONGEST);
        } catch (IOException stopped) {
            throw (RequestException) RequestException.of(408, "BODY_INCOMPLETE").initCause(stopped);
        }
    }

    private void goOn(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        getServletContext().getNamedDispatcher(ApiApplication.class.getName()).forward(new AsMapped(request), response);
    }

    /** The same request as the servlet of the API would have got it. */
    private static final class AsMapped extends HttpServletRequestWrapper {
        AsMapped(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getServletPath() {
            return API;
        }

        @Override
        public String getPathInfo() {
            return super.getServletPath().substring(API.length());
        }
    }
}
