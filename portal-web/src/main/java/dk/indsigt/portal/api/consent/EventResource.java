package dk.indsigt.portal.api.consent;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.consent.ConsentEvent;
import dk.indsigt.domain.consent.EventSubscription;
import dk.indsigt.domain.consent.EventSubscription.Form;
import dk.indsigt.portal.api.Answers;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.Idempotent;
import dk.indsigt.portal.api.Needs;
import dk.indsigt.service.consent.event.EventSubscriptionService;
import dk.indsigt.service.consent.event.EventSubscriptionService.Made;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A system asks to be told of decisions, and confirms that it has acted upon those that stop something. */
@Path("v1/consent-events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {
    @Inject
    private ApiCall call;

    @EJB
    private EventSubscriptionService service;

    /**
     * What a system wants to be told.
     *
     * @param callback where; an address that an administrator has registered for the client
     * @param types CONSENT_GIVEN, CONSENT_STOPPED, MARKETING_OBJECTED, CONTACT_SUPPRESSED; all where left out
     */
    public record Wanted(String callback, List<String> types) {}

    /**
     * A subscription.
     *
     * @param secret signs what is sent, as Standard Webhooks writes it; told when it is made and never again
     * @param failures attempts that failed since the last that did not
     */
    public record Subscribed(
            UUID id,
            String callback,
            List<String> types,
            Instant createdAt,
            int failures,
            Optional<Instant> restsUntil,
            Optional<String> secret) {}

    /** Those that stand. */
    public record Subscriptions(List<Subscribed> subscriptions) {}

    /**
     * An event that waits to be confirmed.
     *
     * @param confirmBy after that the system is answered no about the person, until it has confirmed
     */
    public record Unconfirmed(UUID id, ConsentEvent.Kind type, Instant at, Instant confirmBy) {}

    /** @param events oldest first, 200 at most */
    public record Open(List<Unconfirmed> events) {}

    /** That a system has acted upon an event. */
    public record Confirmed(UUID id, Instant confirmedAt) {}

    @POST
    @Path("subscriptions")
    @Needs(Scope.CONSENTS_READ)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "subscribeToConsents",
            summary = "Asks to be told of each decision about the purposes that the client was given")
    @Answers(value = Subscribed.class, status = 201)
    public Response subscribe(Wanted wanted) {
        Made made =
                service.subscribe(call.actor(), call.caller().callbacks(), wanted.callback(), Form.OWN, wanted.types());
        return Response.created(URI.create("/api/v1/consent-events/subscriptions/"
                        + made.subscription().id()))
                .entity(told(made.subscription(), made.secret()))
                .build();
    }

    @GET
    @Path("subscriptions")
    @Needs(Scope.CONSENTS_READ)
    @Operation(operationId = "listSubscriptions", summary = "The client's subscriptions that stand")
    public Subscriptions list() {
        return new Subscriptions(service.list(call.actor()).stream()
                .map(subscription -> told(subscription, null))
                .toList());
    }

    @DELETE
    @Path("subscriptions/{id}")
    @Needs(Scope.CONSENTS_READ)
    @Operation(operationId = "unsubscribe", summary = "Ends a subscription; what was not confirmed is still to be")
    public void end(@PathParam("id") UUID id) {
        service.end(call.actor(), id);
    }

    @GET
    @Path("unconfirmed")
    @Needs(Scope.CONSENTS_READ)
    @Operation(operationId = "listUnconfirmed", summary = "What the client has not confirmed yet")
    public Open unconfirmed() {
        return new Open(service.unconfirmed(call.actor()).stream()
                .map(event -> new Unconfirmed(
                        event.id(), event.kind(), event.at(), event.at().plus(ConsentEvent.CONFIRM_WITHIN)))
                .toList());
    }

    @POST
    @Path("{id}/confirm")
    @Needs(Scope.CONSENTS_READ)
    @Idempotent
    @Operation(operationId = "confirmEvent", summary = "Confirms that the client has acted upon an event")
    @Answers(Confirmed.class)
    public Response confirm(@PathParam("id") UUID id) {
        ConsentEvent event = service.confirm(call.actor(), id);
        return Response.ok(new Confirmed(event.id(), event.confirmedAt().orElseThrow()))
                .build();
    }

    private static Subscribed told(EventSubscription subscription, String secret) {
        return new Subscribed(
                subscription.id(),
                subscription.callback(),
                subscription.types(),
                subscription.createdAt(),
                subscription.failures(),
                subscription.restsUntil(),
                Optional.ofNullable(secret));
    }
}
