package dk.indsigt.portal.api.visit;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.visit.MailEvent;
import dk.indsigt.portal.api.Answers;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.Idempotent;
import dk.indsigt.portal.api.Needs;
import dk.indsigt.service.visit.MailEventFeed;
import dk.indsigt.service.visit.MailEventFeed.Outcome;
import dk.indsigt.service.visit.MailEventFeed.Report;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes reports of the mail system. That a mail was opened is kept only of who allows it at that moment. */
@Path("v1/mail-events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MailEventResource {
    @Inject
    private ApiCall call;

    @EJB
    private MailEventFeed feed;

    /**
     * Something that happened to a mail.
     *
     * @param customer customer number
     * @param mail the mail, as the mail system names it: up to 40 letters without accents, digits and {@code . _ -}
     * @param kind SENT, DELIVERED or OPENED
     * @param at when it happened
     */
    public record MailReport(String customer, String mail, MailEvent.Kind kind, Instant at) {}

    /**
     * What became of the report.
     *
     * @param kept false where it was dropped
     * @param reason KEPT or why not: KEPT_BEFORE, TOO_OLD, STOPPED, BEFORE_CONSENT, or a reason as {@code check} gives it for MAIL_OPEN
     */
    public record MailKept(boolean kept, String reason) {}

    @POST
    @Needs(Scope.MAIL_EVENTS)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reportMailEvent", summary = "Reports that a mail was sent, delivered or opened")
    @Answers(MailKept.class)
    public Response report(MailReport report) {
        Outcome outcome =
                feed.report(call.actor(), new Report(report.customer(), report.mail(), report.kind(), report.at()));
        return Response.ok(new MailKept(outcome.kept(), outcome.reason())).build();
    }
}
