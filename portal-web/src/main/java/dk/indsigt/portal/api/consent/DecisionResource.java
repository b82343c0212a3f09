package dk.indsigt.portal.api.consent;

import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.consent.ActProof;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.text.Language;
import dk.indsigt.portal.api.Answers;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.Idempotent;
import dk.indsigt.portal.api.Needs;
import dk.indsigt.service.consent.ConsentFeed;
import dk.indsigt.service.consent.ConsentFeed.Entry;
import dk.indsigt.service.consent.ConsentFeed.Found;
import dk.indsigt.service.consent.ConsentFeed.Reported;
import dk.indsigt.service.consent.ConsentFeed.Who;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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

/** Reports what somebody decided elsewhere, and reads where somebody's choices stand. A client deals with the purposes that it was given. */
@Path("v1/consents")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {
    @Inject
    private ApiCall call;

    @EJB
    private ConsentFeed feed;

    /**
     * What shows the person's own act: of IVR the call, prompt and digit, of PHONE the call and where in it, of the others a reference.
     *
     * @param call id of the call
     * @param prompt version of the prompt that was played
     * @param digit the key that was pressed
     * @param offsetMs where in the recording of the call it was said, in milliseconds
     * @param reference the session, order or document it stands in
     */
    public record Proof(
            Optional<String> call,
            Optional<String> prompt,
            Optional<String> digit,
            Optional<Integer> offsetMs,
            Optional<String> reference) {}

    /**
     * A decision. Whom it is about is named by one of customer and phone.
     *
     * @param customer customer number
     * @param phone the number of a line, which stands for its user
     * @param decision GIVEN, REFUSED or WITHDRAWN; GIVEN or OBJECTED where a purpose runs until it is objected to
     * @param text version of the text that was shown before
     * @param language the language it was shown in
     * @param through WEB, APP, SHOP, IVR, PHONE, LETTER, EMAIL or BULK_LOAD
     * @param decidedAt when the person did it
     * @param validUntil when a yes ends by itself
     */
    public record Decided(
            Optional<String> customer,
            Optional<String> phone,
            String purpose,
            MarketingChannel channel,
            Brand brand,
            Decision decision,
            Optional<Integer> text,
            Optional<Language> language,
            AskedThrough through,
            Instant decidedAt,
            Optional<Instant> validUntil,
            Optional<Proof> proof) {}

    /**
     * A decision in the ledger.
     *
     * @param provable whether a yes can be proved; one that cannot counts for nothing
     * @param text version of the text that was shown
     * @param recordedAt when it reached the house
     * @param receipt number of the receipt that the person got
     */
    public record Recorded(
            UUID id,
            String purpose,
            MarketingChannel channel,
            Brand brand,
            Decision decision,
            boolean provable,
            Optional<Integer> text,
            Optional<Language> language,
            AskedThrough through,
            Instant decidedAt,
            Instant recordedAt,
            Optional<Instant> validUntil,
            Optional<Proof> proof,
            Optional<String> receipt) {}

    /** Whom is asked about: one of the two. */
    public record Whom(Optional<String> customer, Optional<String> phone) {}

    /**
     * Where a choice stands by the ledger. Whether the purpose may be pursued is another question: {@code check} answers it.
     *
     * @param decisionId the decision that holds
     */
    public record State(
            String purpose,
            MarketingChannel channel,
            Brand brand,
            Decision decision,
            boolean provable,
            Instant since,
            UUID decisionId) {}

    /** @param history newest first, 200 at most */
    public record Ledger(List<State> states, List<Recorded> history) {}

    @POST
    @Needs(Scope.CONSENTS_WRITE)
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "recordConsent", summary = "Records what somebody decided, with the proof of the act")
    @Answers(value = Recorded.class, status = 201)
    public Response record(Decided decision) {
        requireOwn(decision.purpose());
        Entry entry = feed.record(
                call.actor(),
                new Reported(
                        who(decision.customer(), decision.phone()),
                        new ConsentKey(decision.purpose(), decision.channel(), decision.brand()),
                        decision.decision(),
                        decision.text().orElse(null),
                        decision.language().orElse(null),
                        decision.through(),
                        decision.decidedAt(),
                        decision.validUntil().orElse(null),
                        decision.proof().map(DecisionResource::proof).orElse(null)));
        return Response.status(Response.Status.CREATED)
                .location(URI.create("/api/v1/consents/" + entry.decision().id()))
                .entity(recorded(entry))
                .build();
    }

    @GET
    @Path("{id}")
    @Needs(Scope.CONSENTS_READ)
    @Operation(operationId = "readConsent", summary = "One decision as it stands in the ledger")
    public Recorded read(@PathParam("id") UUID id) {
        return recorded(feed.find(call.actor(), id, call.caller().purposes()));
    }

    @POST
    @Path("retrieve")
    @Needs(Scope.CONSENTS_READ)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "retrieveConsents", summary = "Where somebody's choices stand, and how they came to")
    public Ledger retrieve(Whom whom) {
        Found found = feed.retrieve(
                call.actor(), who(whom.customer(), whom.phone()), call.caller().purposes());
        return new Ledger(
                found.standing().stream()
                        .map(state -> new State(
                                state.key().purpose(),
                                state.key().channel(),
                                state.key().brand(),
                                state.decision(),
                                state.provable(),
                                state.since(),
                                state.decisionId()))
                        .toList(),
                found.history().stream().map(DecisionResource::recorded).toList());
    }

    /** A purpose that a client has not been given does not exist for it. */
    private void requireOwn(String purpose) {
        if (!call.caller().purposes().contains(purpose)) {
            throw new InvalidValueException("PURPOSE_UNKNOWN");
        }
    }

    /** @throws InvalidValueException WHO_ONE, PHONE_FORMAT, PHONE_UNKNOWN */
    private static Who who(Optional<String> customer, Optional<String> phone) {
        if (customer.isPresent() == phone.isPresent()) {
            throw new InvalidValueException("WHO_ONE");
        }
        return new Who(customer.orElse(null), phone.map(Msisdn::parse).orElse(null), null);
    }

    private static ActProof proof(Proof proof) {
        return ActProof.of(
                proof.call().orElse(null),
                proof.prompt().orElse(null),
                proof.digit().orElse(null),
                proof.offsetMs().orElse(null),
                proof.reference().orElse(null));
    }

    private static Recorded recorded(Entry entry) {
        ConsentDecision decision = entry.decision();
        return new Recorded(
                decision.id(),
                decision.key().purpose(),
                decision.key().channel(),
                decision.key().brand(),
                decision.decision(),
                decision.provable(),
                Optional.ofNullable(entry.textNumber()),
                decision.language(),
                decision.askedThrough(),
                decision.decidedAt(),
                decision.recordedAt(),
                decision.validUntil(),
                decision.proof()
                        .map(proof -> new Proof(
                                proof.call(), proof.prompt(), proof.digit(), proof.offsetMs(), proof.reference())),
                Optional.ofNullable(entry.receipt()));
    }
}
