package dk.indsigt.domain.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A request of a data subject. Each step is a method, gives a row to keep, and fails with a named code where {@link RequestFlow} or the law does
 * not allow it: nothing is decided before identity is proved; refusal, erasure and handing out to somebody else take two people; an extension
 * comes once and inside the first month; what takes effect at once is never refused.
 */
@Entity
@Table(name = "rights_request")
public class RightsRequest {
    /** How it ended. */
    public enum Result {
        GRANTED,
        PARTLY,
        REFUSED,
        ANSWERED,
        WITHDRAWN
    }

    /** Why an answer takes longer (art. 12(3)): the law knows these two and no other. */
    public enum ExtensionReason {
        COMPLEX,
        MANY
    }

    @Id
    private UUID id;

    @Column(length = 14)
    private String number;

    @Enumerated(EnumType.STRING)
    @Column(length = 30)
    private RequestType type;

    @Column(name = "party_id")
    private UUID partyId;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Standing standing;

    @Column(name = "requester_id")
    private UUID requesterId;

    @Column(name = "mandate_id")
    private UUID mandateId;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_through", length = 10)
    private AskedThrough askedThrough;

    @Column(name = "contact_id")
    private UUID contactId;

    @Column(name = "client_id")
    private UUID clientId;

    @Column(length = 2)
    private String language;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private RequestState state;

    @Column(name = "state_since")
    private Instant stateSince;

    @Enumerated(EnumType.STRING)
    @Column(name = "identified_by", length = 12)
    private RightsIdentity.Method identifiedBy;

    @Column(name = "identified_at")
    private Instant identifiedAt;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "extended_at")
    private Instant extendedAt;

    @Column(name = "clock_stopped_at")
    private Instant clockStoppedAt;

    @Column(name = "clock_stopped_days")
    private int clockStoppedDays;

    @Column(name = "handler_id")
    private UUID handlerId;

    @Column(name = "proposed_by")
    private UUID proposedBy;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "decided_by")
    private UUID decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Result outcome;

    @Column(name = "closed_at")
    private Instant closedAt;

    private int steps;

    @Column(name = "wish_cipher")
    private byte[] wishCipher;

    @Version
    private long version;

    protected RightsRequest() {}

    /**
     * @param number case number that can be read over the telephone
     * @param requesterId the person who asks and is answered
     * @param mandate upon which somebody else asks, or {@code null}
     * @param receivedAt when it really reached the house: the clock runs from there (catalogue B 1)
     * @throws InvalidValueException RECEIVED_IN_FUTURE, RECEIVED_LONG_AGO
     * @throws RefusedException STANDING_DOES_NOT_REACH, MANDATE_DOES_NOT_COVER
     */
    public static RightsRequest receive(
            UUID id,
            String number,
            RequestType type,
            UUID partyId,
            Standing standing,
            UUID requesterId,
            Mandate mandate,
            AskedThrough through,
            UUID contactId,
            UUID clientId,
            Language language,
            Instant receivedAt,
            Instant now) {
        if (receivedAt.isAfter(now)) {
            throw new InvalidValueException("RECEIVED_IN_FUTURE");
        }
        if (receivedAt.isBefore(now.minus(366, ChronoUnit.DAYS))) {
            throw new InvalidValueException("RECEIVED_LONG_AGO");
        }
        if (!standing.reaches(type) || standing.needsMandate() != (mandate != null)) {
            throw new RefusedException("STANDING_DOES_NOT_REACH");
        }
        if (mandate != null
                && !(mandate.partyId().equals(partyId)
                        && mandate.standing() == standing
                        && mandate.covers(type, LegalTime.dayOf(receivedAt)))) {
            throw new RefusedException("MANDATE_DOES_NOT_COVER");
        }
        RightsRequest request = new RightsRequest();
        request.id = id;
        request.number = number;
        request.type = type;
        request.partyId = partyId;
        request.standing = standing;
        request.requesterId = requesterId;
        request.mandateId = mandate == null ? null : mandate.id();
        request.askedThrough = through;
        request.contactId = contactId;
        request.clientId = clientId;
        request.language = language.code();
        request.receivedAt = receivedAt;
        request.recordedAt = now;
        request.state = RequestState.RECEIVED;
        request.stateSince = now;
        request.dueOn =
                type.immediate() ? LegalTime.dayOf(receivedAt) : Deadline.answer(LegalTime.dayOf(receivedAt), 0);
        return request;
    }

    /** @return the first row of the story */
    public RightsStep received(UUID stepId, Actor actor, Instant now) {
        return RightsStep.of(stepId, id, ++steps, Step.RECEIVE, null, state, actor, askedThrough.name(), null, now);
    }

    /** @param cipher words and details under the data key of the party; the binding is {@code wish} and the id */
    public void wish(byte[] cipher) {
        wishCipher = cipher == null ? null : cipher.clone();
    }

    /** The same was asked again, and the one who asks agreed to have it joined. */
    public RightsStep join(UUID stepId, Actor actor, AskedThrough through, byte[] note, Instant now) {
        return step(stepId, Step.JOIN, actor, through.name(), note, now);
    }

    /**
     * Asks for proof of who asks. The clock stands only where there is a real doubt and it is asked for promptly (art. 12(6)).
     *
     * @param doubt code of the stated doubt, or {@code null} where none is stated: then the clock runs on
     */
    public RightsStep askIdentity(UUID stepId, Actor actor, String doubt, byte[] note, Instant now) {
        RightsStep row = step(stepId, Step.ASK_IDENTITY, actor, doubt, note, now);
        if (doubt != null
                && clockStoppedAt == null
                && !type.immediate()
                && Deadline.prompt(receivedOn(), LegalTime.dayOf(now))) {
            clockStoppedAt = now;
        }
        return row;
    }

    /** The one who asks is known. */
    public RightsStep identify(UUID stepId, Actor actor, RightsIdentity.Method method, Instant now) {
        RightsStep row = step(stepId, Step.IDENTIFY, actor, method.name(), null, now);
        if (identifiedBy == null) {
            identifiedBy = method;
            identifiedAt = now;
        }
        if (clockStoppedAt != null) {
            clockStoppedDays += (int) ChronoUnit.DAYS.between(LegalTime.dayOf(clockStoppedAt), LegalTime.dayOf(now));
            clockStoppedAt = null;
            count();
        }
        return row;
    }

    /** A member of staff takes it. */
    public RightsStep take(UUID stepId, Actor actor, Instant now) {
        RightsStep row = step(stepId, Step.TAKE, actor, null, null, now);
        handlerId = actor.accountId();
        return row;
    }

    /** Asks the customer something. The clock runs on: the law does not stop it for that. */
    public RightsStep askCustomer(UUID stepId, Actor actor, byte[] question, Instant now) {
        return step(stepId, Step.ASK_CUSTOMER, actor, null, question, now);
    }

    public RightsStep answer(UUID stepId, Actor actor, byte[] words, Instant now) {
        return step(stepId, Step.ANSWER, actor, null, words, now);
    }

    /**
     * Two months more, once, told with reasons inside the first month (art. 12(3)).
     *
     * @throws RefusedException EXTENDED_ALREADY, EXTENSION_TOO_LATE, NO_EXTENSION
     */
    public RightsStep extend(UUID stepId, Actor actor, ExtensionReason reason, byte[] note, Instant now) {
        if (reason == null) {
            throw new InvalidValueException("REASON_REQUIRED");
        }
        if (type.immediate()) {
            throw new RefusedException("NO_EXTENSION");
        }
        if (extendedAt != null) {
            throw new RefusedException("EXTENDED_ALREADY");
        }
        if (LegalTime.dayOf(now).isAfter(firstMonthEnds())) {
            throw new RefusedException("EXTENSION_TOO_LATE");
        }
        RightsStep row = step(stepId, Step.EXTEND, actor, reason.name(), note, now);
        extendedAt = now;
        count();
        return row;
    }

    /** The first of two people says how it is to be decided. */
    public RightsStep propose(UUID stepId, Actor actor, List<RightsItem> items, byte[] note, Instant now) {
        requireDecidable(items);
        RightsStep row = step(stepId, Step.PROPOSE, actor, null, note, now);
        proposedBy = actor.accountId();
        proposedAt = now;
        return row;
    }

    /**
     * The second person does not agree.
     *
     * @throws RefusedException NOT_PROPOSED
     */
    public RightsStep sendBack(UUID stepId, Actor actor, byte[] note, Instant now) {
        if (proposedBy == null) {
            throw new RefusedException("NOT_PROPOSED");
        }
        RightsStep row = step(stepId, Step.SEND_BACK, actor, null, note, now);
        proposedBy = null;
        proposedAt = null;
        return row;
    }

    /**
     * Decides. Where two people are needed, the one who decides is neither the one who proposed nor one who decided about an item.
     *
     * @param items every item of this request
     * @throws RefusedException ITEMS_UNDECIDED, IDENTITY_NOT_PROVED, NO_REFUSAL, NOT_PROPOSED, SECOND_PERSON
     */
    public RightsStep decide(UUID stepId, Actor actor, List<RightsItem> items, Instant now) {
        requireDecidable(items);
        if (needsSecond(items)) {
            if (proposedBy == null) {
                throw new RefusedException("NOT_PROPOSED");
            }
            if (actor.accountId() == null
                    || actor.accountId().equals(proposedBy)
                    || items.stream().flatMap(item -> item.decidedBy().stream()).anyMatch(actor.accountId()::equals)) {
                throw new RefusedException("SECOND_PERSON");
            }
        }
        Result result = resultOf(items);
        RightsStep row = step(stepId, Step.DECIDE, actor, result.name(), null, now);
        decidedBy = actor.accountId();
        decidedAt = now;
        outcome = result;
        clockStoppedAt = null;
        return row;
    }

    /**
     * @return whether two people must agree: to erase, to refuse, or to hand somebody's data to somebody else. What a rule withholds, and
     *     nobody touched, is no refusal by a person.
     */
    public boolean needsSecond(List<RightsItem> items) {
        return type == RequestType.ERASURE
                || standing != Standing.SELF && standing != Standing.COMPANY && type.releases()
                || items.stream().anyMatch(item -> item.refused() && !item.computed());
    }

    /** It was carried out. */
    public RightsStep fulfil(UUID stepId, Actor actor, Instant now) {
        return step(stepId, Step.FULFIL, actor, null, null, now);
    }

    /**
     * @throws RefusedException NOT_FULFILLED where something was granted and not carried out
     */
    public RightsStep close(UUID stepId, Actor actor, Instant now) {
        if (state == RequestState.DECIDED && outcome != Result.REFUSED) {
            throw new RefusedException("NOT_FULFILLED");
        }
        RightsStep row = step(stepId, Step.CLOSE, actor, null, null, now);
        closedAt = now;
        return row;
    }

    /** The one who asked does not want it any more. */
    public RightsStep withdraw(UUID stepId, Actor actor, Instant now) {
        RightsStep row = step(stepId, Step.WITHDRAW, actor, null, null, now);
        outcome = Result.WITHDRAWN;
        closedAt = now;
        clockStoppedAt = null;
        return row;
    }

    private void requireDecidable(List<RightsItem> items) {
        if (items.isEmpty() || items.stream().anyMatch(item -> item.outcome().isEmpty())) {
            throw new RefusedException("ITEMS_UNDECIDED");
        }
        if (type.immediate() && items.stream().anyMatch(RightsItem::refused)) {
            throw new RefusedException("NO_REFUSAL");
        }
        boolean forIdentity = items.stream()
                .allMatch(item -> item.refused()
                        && item.ground().filter(Grounds.IDENTITY::equals).isPresent());
        if (identifiedBy == null && !forIdentity) {
            throw new RefusedException("IDENTITY_NOT_PROVED");
        }
    }

    private Result resultOf(List<RightsItem> items) {
        boolean granted = items.stream().anyMatch(RightsItem::granted);
        boolean refused = items.stream().anyMatch(RightsItem::refused);
        if (type == RequestType.DPO_QUESTION && granted) {
            return Result.ANSWERED;
        }
        if (granted) {
            return refused ? Result.PARTLY : Result.GRANTED;
        }
        return Result.REFUSED;
    }

    private RightsStep step(UUID stepId, Step step, Actor actor, String reason, byte[] note, Instant now) {
        RequestState from = state;
        RequestState to = RequestFlow.after(state, step).orElseThrow(() -> new RefusedException("STEP_NOT_NOW"));
        if (to != from) {
            state = to;
            stateSince = now;
        }
        return RightsStep.of(stepId, id, ++steps, step, from, to, actor, reason, note, now);
    }

    private void count() {
        dueOn = extendedAt == null ? firstMonthEnds() : Deadline.extended(receivedOn(), clockStoppedDays);
    }

    /** @return the last day for an extension, and for telling that nothing is done and why (art. 12(4)) */
    public LocalDate firstMonthEnds() {
        return Deadline.answer(receivedOn(), clockStoppedDays);
    }

    /** @return the last day if it were extended now */
    public LocalDate extendedWouldEnd() {
        return Deadline.extended(receivedOn(), clockStoppedDays);
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    public RequestType type() {
        return type;
    }

    /** @return whom it is about */
    public UUID partyId() {
        return partyId;
    }

    public Standing standing() {
        return standing;
    }

    /** @return who asks and is answered */
    public UUID requesterId() {
        return requesterId;
    }

    public Optional<UUID> mandateId() {
        return Optional.ofNullable(mandateId);
    }

    public AskedThrough askedThrough() {
        return askedThrough;
    }

    public Optional<UUID> contactId() {
        return Optional.ofNullable(contactId);
    }

    public Optional<UUID> clientId() {
        return Optional.ofNullable(clientId);
    }

    public Language language() {
        return Language.of(language);
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** @return the day of receipt in Denmark */
    public LocalDate receivedOn() {
        return LegalTime.dayOf(receivedAt);
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public RequestState state() {
        return state;
    }

    public Instant stateSince() {
        return stateSince;
    }

    public boolean identified() {
        return identifiedBy != null;
    }

    public Optional<RightsIdentity.Method> identifiedBy() {
        return Optional.ofNullable(identifiedBy);
    }

    /** @return the last day for the answer */
    public LocalDate dueOn() {
        return dueOn;
    }

    public boolean extended() {
        return extendedAt != null;
    }

    /** @return since when the clock stands, waiting for proof of identity */
    public Optional<Instant> clockStoppedAt() {
        return Optional.ofNullable(clockStoppedAt);
    }

    public int clockStoppedDays() {
        return clockStoppedDays;
    }

    public Optional<UUID> handlerId() {
        return Optional.ofNullable(handlerId);
    }

    public Optional<UUID> proposedBy() {
        return Optional.ofNullable(proposedBy);
    }

    public Optional<UUID> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Optional<Result> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** @return words and details, encrypted */
    public Optional<byte[]> wishCipher() {
        return Optional.ofNullable(wishCipher).map(byte[]::clone);
    }
}
