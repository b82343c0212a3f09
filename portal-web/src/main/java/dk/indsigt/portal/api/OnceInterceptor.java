package dk.indsigt.portal.api;

import dk.indsigt.portal.frame.Again;
import dk.indsigt.service.account.Idempotency;
import dk.indsigt.service.account.Idempotency.Answer;
import dk.indsigt.service.account.Idempotency.Asked;
import jakarta.annotation.Priority;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Does an {@link Idempotent} method once, and answers the same when it is asked again. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class OnceInterceptor {
    /** Tells a client that this answer was given before. */
    static final String AGAIN = "Idempotency-Replayed";

    @Inject
    private ApiCall call;

    @Inject
    private Idempotency idempotency;

    @AroundInvoke
    Object once(InvocationContext method) {
        Asked asked = new Asked(call.idempotencyKey(), call.endpoint(), call.asked());
        return Again.whereTwoMet(() -> response(idempotency.once(call.actor(), asked, () -> work(method))));
    }

    private static Answer work(InvocationContext method) {
        Response response;
        try {
            response = method.proceed() instanceof Response given
                    ? given
                    : Response.noContent().build();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new EJBException(failure);
        }
        byte[] body = response.hasEntity() ? Json.bytes(response.getEntity()) : null;
        return new Answer(response.getStatus(), response.getHeaderString(HttpHeaders.LOCATION), body, false);
    }

    private static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.body() != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
        }
        if (answer.again()) {
            response.header(AGAIN, "true");
        }
        return response.build();
    }
}
