package dk.indsigt.portal.api;

import dk.indsigt.service.account.ClientKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds out who calls, and notes it for the call that this thread answers. */
@ApplicationScoped
public class Callers {
    private static final String SCHEME = "Bearer ";

    @Inject
    private ClientKeys keys;

    @Inject
    private RateLimit limit;

    @Inject
    private ApiCall call;

    /**
     * Begins a call.
     *
     * @param authorization the header that holds the key, or {@code null}
     * @throws RequestException 401 KEY_REQUIRED, 401 KEY_WRONG, 429 RATE_LIMIT
     */
    public void begin(String authorization) {
        call.begin();
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw RequestException.of(401, "KEY_REQUIRED");
        }
        ClientKeys.Caller caller = caller(authorization).orElseThrow(() -> RequestException.of(401, "KEY_WRONG"));
        if (limit.exceeded(caller.id())) {
            throw RequestException.of(429, "RATE_LIMIT");
        }
        call.by(caller);
    }

    /**
     * A call that goes on for long asks again, so that a key that was revoked meanwhile ends it.
     *
     * @param authorization the header by which the call began
     * @return the client as it is now; nothing where the key has no force any more
     */
    public Optional<ClientKeys.Caller> caller(String authorization) {
        return keys.authenticate(authorization.substring(SCHEME.length()).strip());
    }
}
