package dk.indsigt.portal.api.tmf;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.Needs;
import dk.indsigt.portal.api.tmf.Documents.Part;
import dk.indsigt.service.consent.tmf.PrivacyManagement;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Specifications of TM Forum 644: the purposes that a client was given. They are the operator's register, which no system changes. */
@Path("tmf-api/privacyManagement/v5/partyPrivacyProfileSpecification")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SpecificationResource {
    @Inject
    private ApiCall call;

    @EJB
    private PrivacyManagement management;

    @GET
    @Needs(Scope.CONSENTS_READ)
    @Operation(operationId = "listPartyPrivacyProfileSpecification", summary = "The purposes there are (TM Forum 644)")
    public Response list(
            @QueryParam("fields") String fields,
            @QueryParam("offset") Integer offset,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Documents.filter(uri, Map.of());
        Part part = Part.of(offset, limit);
        return Documents.list(
                management.specifications(call.actor(), call.caller().purposes(), part.offset(), part.limit()), fields);
    }

    @GET
    @Path("{id}")
    @Needs(Scope.CONSENTS_READ)
    @Operation(operationId = "retrievePartyPrivacyProfileSpecification", summary = "One purpose")
    public Response show(@PathParam("id") String id, @QueryParam("fields") String fields) {
        return Documents.one(
                management.specification(call.actor(), call.caller().purposes(), id), fields);
    }

    @POST
    @Needs(Scope.CONSENTS_WRITE)
    @Operation(
            operationId = "createPartyPrivacyProfileSpecification",
            summary = "Refused: the register is the operator's")
    public Response create() {
        throw new RefusedException("REGISTER_FIXED");
    }

    @PATCH
    @Path("{id}")
    @Needs(Scope.CONSENTS_WRITE)
    @Operation(
            operationId = "patchPartyPrivacyProfileSpecification",
            summary = "Refused: the register is the operator's")
    public Response patch(@PathParam("id") String id) {
        return delete(id);
    }

    @DELETE
    @Path("{id}")
    @Needs(Scope.CONSENTS_WRITE)
    @Operation(
            operationId = "deletePartyPrivacyProfileSpecification",
            summary = "Refused: the register is the operator's")
    public Response delete(@PathParam("id") String id) {
        management.specification(call.actor(), call.caller().purposes(), id);
        throw new RefusedException("REGISTER_FIXED");
    }
}
