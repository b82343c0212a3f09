package dk.indsigt.portal.frame;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * A page that answers a post gets a nonce of its own. PrimeFaces uses the last one again and wants it back from the browser: without its scripts,
 * which send it, a form with a mistake in it would end in a failure.
 */
final class FreshNonce extends HttpServletRequestWrapper {
    private static final String PARAMETER = "primefaces.nonce";

    private final String nonce;

    private FreshNonce(HttpServletRequest request, String nonce) {
        super(request);
        this.nonce = nonce;
    }

    static void give(FacesContext context) {
        ExternalContext external = context.getExternalContext();
        SecureRandom random = CDI.current().select(SecureRandom.class).get();
        // PrimeFaces takes nothing but the text of a UUID; this one is 128 random bits.
        String chance = new UUID(random.nextLong(), random.nextLong()).toString();
        String nonce = Base64.getEncoder().encodeToString(chance.getBytes(StandardCharsets.US_ASCII));
        context.getViewRoot().getViewMap().put(PARAMETER, nonce);
        external.setRequest(new FreshNonce((HttpServletRequest) external.getRequest(), nonce));
    }

    @Override
    public String getParameter(String name) {
        return name.equals(PARAMETER) ? nonce : super.getParameter(name);
    }
}
