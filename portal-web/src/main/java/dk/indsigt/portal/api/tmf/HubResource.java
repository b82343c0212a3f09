package dk.indsigt.portal.api.tmf;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.consent.EventSubscription;
import dk.indsigt.domain.consent.EventSubscription.Form;
import dk.indsigt.domain.text.Jsons;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.Body;
import dk.indsigt.portal.api.BodyLimit;
import dk.indsigt.portal.api.Needs;
import dk.indsigt.portal.api.RequestException;
import dk.indsigt.service.consent.event.EventSubscriptionService;
import dk.indsigt.service.consent.event.EventSubscriptionService.Made;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The hub of TM Forum 644. What is sent is signed; the secret comes once, in the header {@value #SECRET}. */
@Path("tmf-api/privacyManagement/v5/hub")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HubResource {
    static final String SECRET = "Webhook-Secret";
    private static final Set<String> MEMBERS =
            Set.of("@type", "@baseType", "@schemaLocation", "id", "href", "callback", "query");
    private static final String TYPES = "eventType=";

    @Inject
    private ApiCall call;

    @EJB
    private EventSubscriptionService service;

    @POST
    @Needs(Scope.CONSENTS_READ)
    @BodyLimit(20_000)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createHub",
            summary = "Asks to be told of decisions at a registered address (TM Forum 644)")
    public Response subscribe(byte[] json) {
        Body body = Body.of(json, MEMBERS);
        String callback = body.needed("callback");
        Optional<String> query = body.text("query").filter(text -> !text.isBlank());
        Made made = service.subscribe(
                call.actor(),
                call.caller().callbacks(),
                callback,
                Form.TMF644,
                query.map(HubResource::types).orElse(List.of()));
        EventSubscription hub = made.subscription();
        JsonObjectBuilder told = Jsons.object()
                .add("@type", "Hub")
                .add("id", hub.id().toString())
                .add("href", Documents.href("hub", hub.id()))
                .add("callback", hub.callback());
        query.ifPresent(text -> told.add("query", text));
        Response created = Documents.created(told.build(), null);
        return Response.fromResponse(created).header(SECRET, made.secret()).build();
    }

    @DELETE
    @Path("{id}")
    @Needs(Scope.CONSENTS_READ)
    @Operation(operationId = "hubDelete", summary = "Ends a subscription")
    public void end(@PathParam("id") UUID id) {
        service.end(call.actor(), id);
    }

    /** @return the types of a query such as {@code eventType=A,B} or {@code eventType=A&eventType=B} */
    private static List<String> types(String query) {
        List<String> parts =
                Arrays.stream(query.split("[&,]")).map(String::strip).toList();
        if (parts.isEmpty() || !parts.get(0).startsWith(TYPES)) {
            throw RequestException.at("/query", "MEMBER_VALUE");
        }
        return parts.stream()
                .map(part -> part.startsWith(TYPES) ? part.substring(TYPES.length()) : part)
                .distinct()
                .toList();
    }
}
