package dk.indsigt.portal.api;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.service.protection.Vault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Holds a request against what its method says: scopes, size of the body, and the key of a write that is done once. */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class RequestFilter implements ContainerRequestFilter {
    static final String KEY_HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[!-~]{1,64}");
    private static final int ENDPOINT_MAX = 200;

    @Context
    private ResourceInfo resource;

    @Inject
    private ApiCall call;

    @Inject
    private Vault vault;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        }
        MethodRules rules = MethodRules.of(resource.getResourceClass(), resource.getResourceMethod());
        requireScopes(rules);
        if (rules.body()) {
            requireBody(request, rules);
        }
        if (rules.idempotent()) {
            remember(request);
        }
    }

    private void requireScopes(MethodRules rules) {
        if (rules.needs() == null) {
            throw RequestException.of(403, "FORBIDDEN");
        }
        for (Scope scope : rules.needs()) {
            if (!call.caller().scopes().contains(scope)) {
                throw RequestException.of(403, "SCOPE_MISSING", scope.code());
            }
        }
    }

    private static void requireBody(ContainerRequestContext request, MethodRules rules) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw RequestException.of(415, "MEDIA_TYPE");
        }
        MediaType type = request.getMediaType();
        String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw RequestException.of(415, "MEDIA_TYPE");
        }
        if (longer(request, rules.limit())) {
            throw RequestException.of(413, "BODY_LARGE", rules.limit());
        }
        if (!request.hasEntity()) {
            throw RequestException.bad("BODY_MISSING");
        }
        if (type == null) {
            throw RequestException.of(415, "MEDIA_TYPE");
        }
        request.setEntityStream(new LimitedStream(request.getEntityStream(), rules.limit()));
    }

    private static boolean longer(ContainerRequestContext request, int limit) {
        try {
            return request.getLength() > limit;
        } catch (ProcessingException beyondAnyInt) {
            return true;
        }
    }

    /** The same key may come again only with the same method, address and body. */
    private void remember(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(KEY_HEADER);
        if (key == null || key.isEmpty()) {
            throw RequestException.bad("IDEMPOTENCY_KEY_REQUIRED");
        }
        if (!KEY.matcher(key).matches()) {
            throw RequestException.bad("IDEMPOTENCY_KEY_FORMAT");
        }
        byte[] body = request.hasEntity() ? request.getEntityStream().readAllBytes() : new byte[0];
        request.setEntityStream(new ByteArrayInputStream(body));
        String endpoint =
                request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
        ByteArrayOutputStream asked = new ByteArrayOutputStream(body.length + ENDPOINT_MAX);
        asked.writeBytes(endpoint.getBytes(StandardCharsets.UTF_8));
        asked.write('?');
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        asked.writeBytes((query == null ? "" : query).getBytes(StandardCharsets.UTF_8));
        asked.write('\n');
        asked.writeBytes(body);
        call.askedUnder(
                key,
                endpoint.length() > ENDPOINT_MAX ? endpoint.substring(0, ENDPOINT_MAX) : endpoint,
                vault.hash("idempotent request", asked.toByteArray()));
    }

    /** Ends the reading of a body that is longer than it may be. */
    private static final class LimitedStream extends InputStream {
        private final InputStream stream;
        private final int limit;
        private long read;

        LimitedStream(InputStream stream, int limit) {
            this.stream = stream;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int most) throws IOException {
            int got;
            try {
                got = stream.read(target, from, most);
            } catch (IOException stopped) {
                throw (RequestException)
                        RequestException.of(408, "BODY_INCOMPLETE").initCause(stopped);
            }
            count(Math.max(0, got));
            return got;
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }

        private void count(int bytes) {
            read += bytes;
            if (read > limit) {
                throw RequestException.of(413, "BODY_LARGE", limit);
            }
        }
    }
}
