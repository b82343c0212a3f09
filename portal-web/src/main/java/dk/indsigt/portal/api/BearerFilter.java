package dk.indsigt.portal.api;

import dk.indsigt.service.account.ClientKeys;
import dk.indsigt.service.account.ClientKeys.Caller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Asks for a key before anything else, so that nobody without one learns even what there is. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class BearerFilter implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer ";

    @Inject
    private ClientKeys keys;

    @Inject
    private RateLimit limit;

    @Inject
    private ApiCall call;

    @Override
    public void filter(ContainerRequestContext request) {
        call.begin();
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw RequestException.of(401, "KEY_REQUIRED");
        }
        Optional<Caller> caller =
                keys.authenticate(header.substring(SCHEME.length()).strip());
        if (caller.isEmpty()) {
            throw RequestException.of(401, "KEY_WRONG");
        }
        if (limit.exceeded(caller.get().id())) {
            throw RequestException.of(429, "RATE_LIMIT");
        }
        call.by(caller.get());
    }
}
