package dk.indsigt.portal.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what is left of a refused body, up to a bound. Over HTTP/2 the server leaves a caller that is still sending without a word, for half a
 * minute and together with all else on the connection; over HTTP/1.1 it reads on by itself.
 */
@Provider
@ApplicationScoped
public class DrainFilter implements ContainerResponseFilter {
    private static final int MOST = 16_000_000;
    private static final int PIECE = 64_000;

    @Context
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        if (answer.getStatus() < 400 || !request.getProtocol().startsWith("HTTP/2")) {
            return;
        }
        try {
            InputStream body = request.getInputStream();
            byte[] piece = new byte[PIECE];
            int read = 0;
            for (int got = body.read(piece); got >= 0 && read < MOST; got = body.read(piece)) {
                read += got;
            }
        } catch (IOException | IllegalStateException gone) {
            // the caller gave up, or all was read: the answer says what it says
            return;
        }
    }
}
