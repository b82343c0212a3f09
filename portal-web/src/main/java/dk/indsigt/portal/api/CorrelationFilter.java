package dk.indsigt.portal.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sends back the caller's own reference of the call, where it is one that can stand in a log. */
@Provider
@ApplicationScoped
public class CorrelationFilter implements ContainerResponseFilter {
    public static final String HEADER = "X-Correlation-Id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        given(request.getHeaderString(HEADER))
                .ifPresent(id -> response.getHeaders().putSingle(HEADER, id));
    }

    public static Optional<String> given(String header) {
        return Optional.ofNullable(header).filter(text -> SANE.matcher(text).matches());
    }
}
