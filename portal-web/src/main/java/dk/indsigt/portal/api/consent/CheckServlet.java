package dk.indsigt.portal.api.consent;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.portal.api.ApiApplication;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.Callers;
import dk.indsigt.portal.api.CorrelationFilter;
import dk.indsigt.portal.api.Json;
import dk.indsigt.portal.api.consent.ConsentResource.Question;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The short way to {@link ConsentResource#check}, which is asked before each message and each call that the operator makes: what is well formed and
 * allowed is answered here, in about half the time. Whatever else comes goes the long way, which says what is wrong with it.
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
            goOn(new Again(request, null), response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST);
        Optional<byte[]> answer = answer(request, body);
        if (answer.isEmpty()) {
            goOn(new Again(request, body), response);
            return;
        }
        CorrelationFilter.given(request.getHeader(CorrelationFilter.HEADER))
                .ifPresent(id -> response.setHeader(CorrelationFilter.HEADER, id));
        response.setContentType(MediaType.APPLICATION_JSON);
        response.setContentLength(answer.get().length);
        response.getOutputStream().write(answer.get());
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

    /** @return what is answered; nothing where there is something to say against the question */
    private Optional<byte[]> answer(HttpServletRequest request, byte[] body) {
        try {
            callers.begin(request.getHeader(HttpHeaders.AUTHORIZATION));
            return call.caller().scopes().contains(Scope.CONSENTS_CHECK)
                    ? Optional.of(Json.bytes(resource.check(Json.read(body, Question.class))))
                    : Optional.empty();
        } catch (PrivacyException | EJBException refused) {
            return Optional.empty();
        }
    }

    private void goOn(Again request, HttpServletResponse response) throws ServletException, IOException {
        getServletContext().getNamedDispatcher(ApiApplication.class.getName()).forward(request, response);
    }

    /** The same request as the servlet of the API would have got it. */
    private static final class Again extends HttpServletRequestWrapper {
        private final byte[] body;

        /** @param body what was read of it already; {@code null} for nothing */
        Again(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public String getServletPath() {
            return API;
        }

        @Override
        public String getPathInfo() {
            return super.getServletPath().substring(API.length());
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return body == null ? super.getInputStream() : new ReadBody(body);
        }
    }

    /** A body that is in memory. */
    private static final class ReadBody extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        ReadBody(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int most) {
            return bytes.read(target, from, most);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("it is read at once");
        }
    }
}
