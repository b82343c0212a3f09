package dk.indsigt.portal.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Asks for a key before anything else, so that nobody without one learns even what there is. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class BearerFilter implements ContainerRequestFilter {
    /** Attribute of a request that was refused before it came here: the failure, a RuntimeException. */
    public static final String REFUSED = "dk.indsigt.refused";

    @Inject
    private Callers callers;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(REFUSED) instanceof RuntimeException refused) {
            throw refused;
        }
        callers.begin(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    }
}
