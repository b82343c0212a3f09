package dk.indsigt.portal.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sign-in by a form of our own; whoever comes to a protected page goes on to it afterwards. The session remembers who signed in and in which role,
 * and each request says both to the container anew. Were the container asked to remember it ({@code AutoApplySession}), a request that meets
 * another one would be refused now and then: they share a security context (payara/Payara#6145).
 */
@ApplicationScoped
public class SecurityConfiguration implements HttpAuthenticationMechanism {
    private static final String KNOWN = "dk.indsigt.known";
    private static final String ASKED = "dk.indsigt.asked";
    private static final String SIGN_IN = "/login.xhtml?continue=true";
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._-]+)+");

    @Inject
    private IdentityStoreHandler stores;

    /**
     * Where somebody wanted to go before signing in.
     *
     * @param sent whether a form was sent, to a session that had ended
     */
    record Asked(String page, boolean sent) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Who signed in. */
    private record Known(String name, Set<String> groups) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Credential typed = context.getAuthParameters().getCredential();
        if (typed != null) {
            return signIn(request, typed, context);
        }
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(KNOWN) instanceof Known known) {
            return context.notifyContainerAboutLogin(known.name(), known.groups());
        }
        if (!context.isProtected()) {
            return context.doNothing();
        }
        page(request)
                .ifPresent(page ->
                        request.getSession().setAttribute(ASKED, new Asked(page, !"GET".equals(request.getMethod()))));
        return context.redirect(request.getContextPath() + SIGN_IN);
    }

    /** @return where somebody wanted to go before signing in, told once */
    static Optional<Asked> asked(HttpServletRequest request) {
        HttpSession session = request.getSession();
        Object asked = session.getAttribute(ASKED);
        session.removeAttribute(ASKED);
        return Optional.ofNullable((Asked) asked);
    }

    private AuthenticationStatus signIn(HttpServletRequest request, Credential typed, HttpMessageContext context) {
        CredentialValidationResult result = stores.validate(typed);
        if (result.getStatus() == Status.VALID) {
            HttpSession session = request.getSession();
            request.changeSessionId();
            session.setAttribute(
                    KNOWN, new Known(result.getCallerPrincipal().getName(), Set.copyOf(result.getCallerGroups())));
        }
        return context.notifyContainerAboutLogin(result);
    }

    /** A form that was sent to a session that has ended: its page, as the browser tells it. */
    private static Optional<String> page(HttpServletRequest request) {
        String path = request.getContextPath() + request.getServletPath();
        if (!PLAIN.matcher(path).matches()) {
            return Optional.empty();
        }
        String query = request.getQueryString();
        if (!"GET".equals(request.getMethod())) {
            String referer = Optional.ofNullable(request.getHeader("Referer")).orElse("");
            int end = referer.indexOf('?');
            query = end > 0 && referer.substring(0, end).endsWith(path) ? referer.substring(end + 1) : null;
        }
        return Optional.of(query == null ? path : path + "?" + query);
    }
}
