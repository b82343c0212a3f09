package dk.indsigt.portal.api.tmf;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.Body;
import dk.indsigt.portal.api.BodyLimit;
import dk.indsigt.portal.api.Needs;
import dk.indsigt.portal.api.RequestException;
import dk.indsigt.portal.api.tmf.Choices.Evidence;
import dk.indsigt.portal.api.tmf.Documents.Part;
import dk.indsigt.service.consent.ConsentFeed.Who;
import dk.indsigt.service.consent.tmf.PrivacyManagement;
import dk.indsigt.service.consent.tmf.PrivacyManagement.Choice;
import dk.indsigt.service.consent.tmf.ProfileId;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Profiles of TM Forum 644: what one person has chosen about one purpose under one brand. */
@Path("tmf-api/privacyManagement/v5/partyPrivacyProfile")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
    private static final int CHOICES = 20;
    private static final Map<String, String> FILTERS = Map.of(
            "applicableForParty.partyOrPartyRole.id", "party",
            "applicableForParty.id", "party",
            "partyPrivacyProfileSpecification.id", "purpose");
    private static final Set<String> MEMBERS = Set.of(
            "@type",
            "@baseType",
            "@schemaLocation",
            "applicableForParty",
            "agreement",
            "creationDate",
            "lastUpdate",
            "description",
            "name",
            "status",
            "validFor",
            "partyPrivacyProfileSpecification",
            "partyPrivacyProfileCharacteristic",
            "agreedByParty",
            "evidence");
    private static final Set<String> ENDING = Set.of("@type", "status", "evidence");
    private static final Set<String> CHANGEABLE = Set.of("@type", "partyPrivacyProfileCharacteristic", "evidence");

    @Inject
    private ApiCall call;

    @EJB
    private PrivacyManagement management;

    @GET
    @Needs(Scope.CONSENTS_READ)
    @Operation(operationId = "listPartyPrivacyProfile", summary = "Where choices stand, as profiles (TM Forum 644)")
    public Response list(
            @QueryParam("fields") String fields,
            @QueryParam("offset") Integer offset,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Part part = Part.of(offset, limit);
        return Documents.list(
                management.profiles(
                        call.actor(),
                        call.caller().purposes(),
                        Documents.filter(uri, FILTERS),
                        part.offset(),
                        part.limit()),
                fields);
    }

    @GET
    @Path("{id}")
    @Needs(Scope.CONSENTS_READ)
    @Operation(
            operationId = "retrievePartyPrivacyProfile",
            summary = "Where one person's choices about a purpose stand")
    public Response show(@PathParam("id") String id, @QueryParam("fields") String fields) {
        return Documents.one(management.profile(call.actor(), call.caller().purposes(), ProfileId.parse(id)), fields);
    }

    @POST
    @Needs(Scope.CONSENTS_WRITE)
    @BodyLimit(100_000)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createPartyPrivacyProfile", summary = "Records what somebody chose about a purpose")
    public Response create(@QueryParam("fields") String fields, byte[] json) {
        Body body = Body.of(json, MEMBERS);
        body.needed("@type");
        Who user = Choices.user(
                Choices.related(body, "agreedByParty"),
                Choices.related(body, "applicableForParty"),
                (one, other) -> management.same(call.actor(), one, other));
        String purpose = body.object("partyPrivacyProfileSpecification")
                .orElseThrow(() -> RequestException.at("/partyPrivacyProfileSpecification", "MEMBER_MISSING"))
                .needed("id");
        return Documents.created(
                management.decideAll(
                        call.actor(), call.caller().purposes(), choices(body, user, purpose, Choices.evidence(body))),
                fields);
    }

    @PATCH
    @Path("{id}")
    @Needs(Scope.CONSENTS_WRITE)
    @BodyLimit(100_000)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(operationId = "patchPartyPrivacyProfile", summary = "Records what somebody chose anew")
    public Response patch(@PathParam("id") String id, @QueryParam("fields") String fields, byte[] json) {
        ProfileId profile = ProfileId.parse(id);
        Body body = Body.of(json, MEMBERS);
        if (body.names().contains("status") && ENDING.containsAll(body.names())) {
            return ended(profile, body.needed("status"), Choices.evidence(body), fields);
        }
        if (!CHANGEABLE.containsAll(body.names())) {
            throw new RefusedException("LEDGER_KEEPS");
        }
        management.profile(call.actor(), call.caller().purposes(), profile);
        List<Choice> choices = choices(body, Choices.of(profile), profile.purpose(), Choices.evidence(body)).stream()
                .map(choice -> new Choice(
                        choice.who(),
                        choice.purpose(),
                        choice.channel(),
                        profile.brand(),
                        choice.yes(),
                        choice.reported()))
                .toList();
        return Documents.one(management.decideAll(call.actor(), call.caller().purposes(), choices), fields);
    }

    @PATCH
    @Path("{id}")
    @Needs(Scope.CONSENTS_WRITE)
    @BodyLimit(100_000)
    @Consumes(MediaType.APPLICATION_JSON_PATCH_JSON)
    @Operation(hidden = true)
    public Response patchByOperations(@PathParam("id") String id, @QueryParam("fields") String fields, byte[] json) {
        return ended(ProfileId.parse(id), Choices.patchedStatus(json), Evidence.NONE, fields);
    }

    /** As deleting it does. */
    private Response ended(ProfileId profile, String status, Evidence evidence, String fields) {
        if (!status.equals("terminated")) {
            throw new RefusedException("LEDGER_KEEPS");
        }
        management.end(call.actor(), call.caller().purposes(), profile, evidence.throughOr(AskedThrough.WEB));
        return show(profile.toString(), fields);
    }

    @DELETE
    @Path("{id}")
    @Needs(Scope.CONSENTS_WRITE)
    @Operation(
            operationId = "deletePartyPrivacyProfile",
            summary = "Withdraws every yes of a profile; its history stays")
    public void delete(@PathParam("id") String id) {
        management.end(call.actor(), call.caller().purposes(), ProfileId.parse(id), AskedThrough.WEB);
    }

    private static List<Choice> choices(Body body, Who user, String purpose, Evidence evidence) {
        List<Body> characteristics = body.objects("partyPrivacyProfileCharacteristic");
        if (characteristics.isEmpty()) {
            throw RequestException.at("/partyPrivacyProfileCharacteristic", "MEMBER_MISSING");
        }
        if (characteristics.size() > CHOICES) {
            throw RequestException.at("/partyPrivacyProfileCharacteristic", "MEMBER_VALUE");
        }
        return characteristics.stream()
                .map(characteristic -> Choices.of(user, characteristic, purpose, evidence, body.object("validFor")))
                .toList();
    }
}
