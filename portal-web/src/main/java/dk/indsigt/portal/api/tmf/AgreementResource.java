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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Agreements of TM Forum 644: the decisions of the ledger. */
@Path("tmf-api/privacyManagement/v5/partyPrivacyAgreement")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AgreementResource {
    private static final Map<String, String> FILTERS = Map.of(
            "engagedParty.id", "party",
            "partyPrivacyProfileCharacteristic.privacyUsagePurpose", "purpose",
            "partyPrivacyProfile.id", "profile",
            "status", "status",
            "agreementType", "type");
    private static final Set<String> MEMBERS = Set.of(
            "@type",
            "@baseType",
            "@schemaLocation",
            "name",
            "agreementType",
            "agreementItem",
            "relatedParty",
            "engagedParty",
            "agreementPeriod",
            "completionDate",
            "description",
            "relatedDocument",
            "initialDate",
            "statementOfIntent",
            "status",
            "version",
            "agreementSpecification",
            "agreementAuthorization",
            "characteristic",
            "agreementRelationship",
            "partyPrivacyProfile",
            "partyPrivacyProfileCharacteristic",
            "evidence");
    private static final Set<String> CHANGEABLE = Set.of("@type", "status", "evidence");

    @Inject
    private ApiCall call;

    @EJB
    private PrivacyManagement management;

    @GET
    @Needs(Scope.CONSENTS_READ)
    @Operation(
            operationId = "listPartyPrivacyAgreement",
            summary = "Decisions of the ledger as agreements (TM Forum 644)")
    public Response list(
            @QueryParam("fields") String fields,
            @QueryParam("offset") Integer offset,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Part part = Part.of(offset, limit);
        return Documents.list(
                management.agreements(
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
    @Operation(operationId = "retrievePartyPrivacyAgreement", summary = "One decision as an agreement")
    public Response show(@PathParam("id") UUID id, @QueryParam("fields") String fields) {
        return Documents.one(management.agreement(call.actor(), call.caller().purposes(), id), fields);
    }

    @POST
    @Needs(Scope.CONSENTS_WRITE)
    @BodyLimit(100_000)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createPartyPrivacyAgreement", summary = "Records a decision")
    public Response create(@QueryParam("fields") String fields, byte[] json) {
        Body body = Body.of(json, MEMBERS);
        body.needed("@type");
        body.needed("name");
        body.needed("agreementType");
        List<Body> characteristics = body.objects("partyPrivacyProfileCharacteristic");
        if (characteristics.size() != 1) {
            throw RequestException.at("/partyPrivacyProfileCharacteristic", "AGREEMENT_ONE");
        }
        Optional<ProfileId> profile = body.objects("partyPrivacyProfile").stream()
                .findFirst()
                .flatMap(reference -> reference.text("id"))
                .map(ProfileId::parse);
        Who who = profile.map(Choices::of)
                .or(() -> body.objects("engagedParty").stream().findFirst().map(Choices::who))
                .orElseThrow(() -> RequestException.at("/engagedParty", "MEMBER_MISSING"));
        return Documents.created(
                management.decide(
                        call.actor(),
                        call.caller().purposes(),
                        Choices.of(
                                who,
                                characteristics.get(0),
                                profile.map(ProfileId::purpose).orElse(null),
                                Choices.evidence(body),
                                body.object("agreementPeriod"))),
                fields);
    }

    @PATCH
    @Path("{id}")
    @Needs(Scope.CONSENTS_WRITE)
    @BodyLimit(100_000)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "patchPartyPrivacyAgreement",
            summary = "Ends a consent by its status; nothing else of an agreement can be changed")
    public Response patch(@PathParam("id") UUID id, @QueryParam("fields") String fields, byte[] json) {
        Body body = Body.of(json, MEMBERS);
        if (!CHANGEABLE.containsAll(body.names())) {
            throw new RefusedException("LEDGER_KEEPS");
        }
        return changed(id, body.needed("status"), Choices.evidence(body), fields);
    }

    @PATCH
    @Path("{id}")
    @Needs(Scope.CONSENTS_WRITE)
    @BodyLimit(100_000)
    @Consumes(MediaType.APPLICATION_JSON_PATCH_JSON)
    @Operation(hidden = true)
    public Response patchByOperations(@PathParam("id") UUID id, @QueryParam("fields") String fields, byte[] json) {
        return changed(id, Choices.patchedStatus(json), Evidence.NONE, fields);
    }

    private Response changed(UUID id, String status, Evidence evidence, String fields) {
        return Documents.one(
                management.change(
                        call.actor(), call.caller().purposes(), id, status, evidence.throughOr(AskedThrough.WEB)),
                fields);
    }

    @DELETE
    @Path("{id}")
    @Needs(Scope.CONSENTS_WRITE)
    @Operation(operationId = "deletePartyPrivacyAgreement", summary = "Refused: a decision stays in the ledger")
    public Response delete(@PathParam("id") UUID id) {
        management.agreement(call.actor(), call.caller().purposes(), id);
        throw new RefusedException("LEDGER_KEEPS");
    }
}
