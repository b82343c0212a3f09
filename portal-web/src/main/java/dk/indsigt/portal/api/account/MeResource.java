package dk.indsigt.portal.api.account;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.portal.api.Answers;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.BodyLimit;
import dk.indsigt.portal.api.Idempotent;
import dk.indsigt.portal.api.Needs;
import dk.indsigt.service.account.ClientKeys.Caller;
import dk.indsigt.service.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The calling client, as the portal knows it. */
@Path("v1/me")
@ApplicationScoped
public class MeResource {
    @Inject
    private ApiCall call;

    @Inject
    private Ids ids;

    /** Name, scopes and allowed purposes. */
    public record Me(String name, List<Scope> scopes, List<String> purposes) {}

    /**
     * Something to send.
     *
     * @param text comes back as it is
     * @param day comes back where it was sent
     */
    public record Try(String text, Optional<LocalDate> day) {}

    /** What comes back, with a number that a repeat gets again. */
    public record Tried(UUID id, String text, Optional<LocalDate> day) {}

    @GET
    @Needs({})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "me", summary = "Who the caller is, and what it may do")
    public Me show() {
        Caller caller = call.caller();
        return new Me(
                caller.name(),
                caller.scopes().stream().sorted().toList(),
                caller.purposes().stream().sorted().toList());
    }

    @POST
    @Path("try")
    @Needs({})
    @Idempotent
    @BodyLimit(10_000)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "try",
            summary =
                    "Sends something and gets it back, once for each Idempotency-Key: to try a client without touching data")
    @Answers(Tried.class)
    public Response send(Try sent) {
        return Response.ok(new Tried(ids.next(), sent.text(), sent.day())).build();
    }
}
