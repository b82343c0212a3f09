package dk.indsigt.portal.api.camara;

import dk.indsigt.portal.api.RequestException;
import dk.indsigt.service.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/** The reference of a call by the house style of CAMARA: the caller's own, or one of ours where it gives none. */
@Provider
@ApplicationScoped
public class Correlator implements ContainerResponseFilter {
    static final String HEADER = "x-correlator";
    private static final String PATH = "consent-info/";
    private static final Pattern SANE = Pattern.compile("[a-zA-Z0-9\\-_:;./<>{}]{0,256}");

    @Inject
    private Ids ids;

    /** @throws RequestException HEADER_VALUE */
    static void require(String given) {
        if (given != null && !SANE.matcher(given).matches()) {
            throw RequestException.bad("HEADER_VALUE", HEADER);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith(PATH)) {
            String given = request.getHeaderString(HEADER);
            boolean sane = given != null && SANE.matcher(given).matches();
            response.getHeaders().putSingle(HEADER, sane ? given : ids.next().toString());
        }
    }
}
