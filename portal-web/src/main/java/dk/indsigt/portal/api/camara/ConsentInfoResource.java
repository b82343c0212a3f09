package dk.indsigt.portal.api.camara;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.portal.api.Answers;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.BodyLimit;
import dk.indsigt.portal.api.Needs;
import dk.indsigt.portal.api.RequestException;
import dk.indsigt.service.account.ClientKeys.Caller;
import dk.indsigt.service.consent.ConsentInfo;
import dk.indsigt.service.consent.ConsentInfo.Asked;
import dk.indsigt.service.consent.ConsentInfo.Reason;
import dk.indsigt.service.consent.ConsentInfo.Told;
import dk.indsigt.service.notice.NoticeTexts;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** May a service process what belongs to a number, and where can its user say yes? */
@Path("consent-info/v0.2")
@ApplicationScoped
public class ConsentInfoResource {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");
    private static final Pattern DPV = Pattern.compile("dpv:[a-zA-Z0-9]{1,50}");
    private static final Pattern SCOPE = Pattern.compile("[!-~]{1,100}");
    private static final int SCOPES = 20;

    @Inject
    private ApiCall call;

    @Inject
    private NoticeTexts texts;

    @EJB
    private ConsentInfo info;

    /**
     * What a service wants to do.
     *
     * @param phoneNumber in E.164; needed, since a key says nothing about a user
     * @param purpose by the Data Privacy Vocabulary
     * @param requestCaptureUrl whether it wants the address of a page where the user can say yes
     * @param callbackUrl where the user goes on afterwards; one that the client has registered
     */
    public record RetrieveStatusRequestBody(
            Optional<String> phoneNumber,
            List<String> scopes,
            String purpose,
            boolean requestCaptureUrl,
            Optional<String> callbackUrl) {}

    /** The answer about scopes that stand and fall together. */
    public record StatusInfo(
            List<String> scopes,
            String purpose,
            boolean statusValidForProcessing,
            Optional<Reason> statusReason,
            Optional<Instant> expirationDate) {}

    /** @param captureUrl where the user can say yes */
    public record RetrieveStatusResponseBody(List<StatusInfo> statusInfo, Optional<String> captureUrl) {}

    @POST
    @Path("retrieve")
    @Needs(Scope.CONSENT_INFO)
    @BodyLimit(20_000)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "retrieveStatus",
            summary = "Whether scopes and purpose are valid for a number now (CAMARA Consent Info 0.2.0)")
    @Answers(RetrieveStatusResponseBody.class)
    public RetrieveStatusResponseBody retrieve(
            @HeaderParam(Correlator.HEADER) String correlator, RetrieveStatusRequestBody asked) {
        Correlator.require(correlator);
        Msisdn phone = check(asked);
        Caller caller = call.caller();
        Told told = info.retrieve(
                call.actor(),
                caller.purposes(),
                caller.callbacks(),
                new Asked(
                        phone,
                        asked.scopes(),
                        asked.purpose(),
                        asked.requestCaptureUrl(),
                        asked.callbackUrl().orElse(null)));
        return new RetrieveStatusResponseBody(
                told.statuses().stream()
                        .map(status -> new StatusInfo(
                                status.scopes(),
                                asked.purpose(),
                                status.valid(),
                                Optional.ofNullable(status.reason()),
                                Optional.ofNullable(status.expires())))
                        .toList(),
                Optional.ofNullable(told.captureId())
                        .map(id -> texts.baseUrl() + "self/consent/capture.xhtml?id=" + id));
    }

    /** @return the number; one that cannot be in use anywhere is unknown rather than malformed */
    private static Msisdn check(RetrieveStatusRequestBody asked) {
        if (asked.scopes().isEmpty() || asked.scopes().size() > SCOPES) {
            throw RequestException.at("/scopes", "MEMBER_VALUE");
        }
        for (int i = 0; i < asked.scopes().size(); i++) {
            if (!SCOPE.matcher(asked.scopes().get(i)).matches()) {
                throw RequestException.at("/scopes/" + i, "MEMBER_VALUE");
            }
        }
        if (!DPV.matcher(asked.purpose()).matches()) {
            throw RequestException.at("/purpose", "MEMBER_VALUE");
        }
        String phone = asked.phoneNumber().orElseThrow(() -> new InvalidValueException("PHONE_MISSING"));
        if (!E164.matcher(phone).matches()) {
            throw RequestException.at("/phoneNumber", "MEMBER_VALUE");
        }
        try {
            return Msisdn.parse(phone);
        } catch (InvalidValueException nobodys) {
            throw new InvalidValueException("LINE_UNKNOWN");
        }
    }
}
