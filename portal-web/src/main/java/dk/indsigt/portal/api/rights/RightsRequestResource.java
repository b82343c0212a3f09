package dk.indsigt.portal.api.rights;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsRequest.Result;
import dk.indsigt.domain.rights.Step;
import dk.indsigt.domain.text.Language;
import dk.indsigt.portal.api.Answers;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.Idempotent;
import dk.indsigt.portal.api.Needs;
import dk.indsigt.service.rights.RightsFeed;
import dk.indsigt.service.rights.RightsFeed.Followed;
import dk.indsigt.service.rights.RightsFeed.Handed;
import dk.indsigt.service.rights.RightsFeed.Progress;
import dk.indsigt.service.rights.RightsFeed.Taken;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Files, lists and follows requests of data subjects. A client sees the ones it filed, and nothing of what was asked or answered. */
@Path("v1/rights-requests")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RightsRequestResource {
    private static final int PAGE = 100;

    @Inject
    private ApiCall call;

    @EJB
    private RightsFeed service;

    /** One of the things that a type asks for. */
    public record Detail(String name, String value) {}

    /**
     * A request to file.
     *
     * @param customer customer number
     * @param channel PHONE, LETTER, EMAIL, SHOP or IVR
     * @param language of the answer; without it the customer's own
     * @param receivedOn the day it reached the house; without it today
     * @param point what must not be used, with OBJECTION_DM
     * @param join joined to the same request that is open already
     */
    public record New(
            String customer,
            RequestType type,
            AskedThrough channel,
            Optional<Language> language,
            Optional<LocalDate> receivedOn,
            List<Detail> details,
            Optional<String> point,
            Optional<Boolean> join) {}

    /** What became of it. */
    public record Filed(UUID id, String number, boolean joined) {}

    /** Where a request stands. */
    public record Standing(
            UUID id,
            String number,
            RequestType type,
            RequestState state,
            Instant receivedAt,
            LocalDate dueOn,
            boolean identified,
            boolean extended,
            Optional<Result> outcome,
            Optional<Instant> closedAt) {}

    /**
     * Requests in the order of filing.
     *
     * @param after to be asked for next; missing where there are no more
     */
    public record Page(List<Standing> requests, Optional<UUID> after) {}

    /** A step that was made. */
    public record Made(Step step, Instant at) {}

    /** A request with its steps, oldest first. */
    public record Story(Standing request, List<Made> steps) {}

    @POST
    @Needs(Scope.RIGHTS_WRITE)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "fileRightsRequest", summary = "Files a request that a customer made of their own data")
    @Answers(value = Filed.class, status = 201)
    public Response file(New asked) {
        Map<String, String> details = new HashMap<>();
        asked.details().forEach(detail -> details.put(detail.name(), detail.value()));
        Taken taken = service.file(
                call.actor(),
                new Handed(
                        asked.customer(),
                        asked.type(),
                        asked.channel(),
                        asked.language().orElse(null),
                        asked.receivedOn().orElse(null),
                        details,
                        asked.point().orElse(null),
                        asked.join().orElse(false)));
        return Response.status(Response.Status.CREATED)
                .location(URI.create("/api/v1/rights-requests/" + taken.id()))
                .entity(new Filed(taken.id(), taken.number(), taken.joined()))
                .build();
    }

    @GET
    @Needs(Scope.RIGHTS_READ)
    @Operation(operationId = "listRightsRequests", summary = "The requests that the caller filed, a hundred at a time")
    public Page list(@QueryParam("after") UUID after) {
        List<Progress> rows = service.list(call.actor(), after, PAGE);
        return new Page(
                rows.stream().map(RightsRequestResource::standing).toList(),
                rows.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(rows.get(PAGE - 1).id()));
    }

    @GET
    @Path("{id}")
    @Needs(Scope.RIGHTS_READ)
    @Operation(operationId = "followRightsRequest", summary = "Where a request stands, and the steps that were made")
    public Story follow(@PathParam("id") UUID id) {
        Followed followed = service.follow(call.actor(), id);
        return new Story(
                standing(followed.request()),
                followed.steps().stream()
                        .map(made -> new Made(made.step(), made.at()))
                        .toList());
    }

    private static Standing standing(Progress request) {
        return new Standing(
                request.id(),
                request.number(),
                request.type(),
                request.state(),
                request.receivedAt(),
                request.dueOn(),
                request.identified(),
                request.extended(),
                Optional.ofNullable(request.outcome()),
                Optional.ofNullable(request.closedAt()));
    }
}
