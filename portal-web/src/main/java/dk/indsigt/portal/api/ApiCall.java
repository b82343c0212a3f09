package dk.indsigt.portal.api;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.service.account.ClientKeys.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The call that this thread answers: who calls, and what makes it the same call when it comes again. Each call begins with {@link BearerFilter},
 * which says it anew; a bean of the request would cost more than the rest of the filter. So a resource answers on the thread it was asked on.
 */
@ApplicationScoped
public class ApiCall {
    private static final ThreadLocal<Said> SAID = new ThreadLocal<>();

    private record Said(Caller caller, String idempotencyKey, String endpoint, byte[] asked) {}

    void begin() {
        SAID.remove();
    }

    void by(Caller client) {
        SAID.set(new Said(client, null, null, null));
    }

    void askedUnder(String key, String endpoint, byte[] hash) {
        SAID.set(new Said(caller(), key, endpoint, hash));
    }

    public Caller caller() {
        return said().caller();
    }

    /** @return the client as services are told it */
    public Actor actor() {
        return caller().actor();
    }

    String idempotencyKey() {
        return said().idempotencyKey();
    }

    String endpoint() {
        return said().endpoint();
    }

    byte[] asked() {
        return said().asked();
    }

    private static Said said() {
        Said said = SAID.get();
        if (said == null) {
            throw new IllegalStateException("no call is being answered on this thread");
        }
        return said;
    }
}
