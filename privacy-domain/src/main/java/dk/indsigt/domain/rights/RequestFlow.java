package dk.indsigt.domain.rights;

import static dk.indsigt.domain.rights.RequestState.AWAITING_CUSTOMER;
import static dk.indsigt.domain.rights.RequestState.CLOSED;
import static dk.indsigt.domain.rights.RequestState.DECIDED;
import static dk.indsigt.domain.rights.RequestState.FULFILLED;
import static dk.indsigt.domain.rights.RequestState.IDENTITY_AWAITED;
import static dk.indsigt.domain.rights.RequestState.IN_PROGRESS;
import static dk.indsigt.domain.rights.RequestState.RECEIVED;
import static dk.indsigt.domain.rights.RequestState.WITHDRAWN;
import static dk.indsigt.domain.rights.Step.ANSWER;
import static dk.indsigt.domain.rights.Step.ASK_CUSTOMER;
import static dk.indsigt.domain.rights.Step.ASK_IDENTITY;
import static dk.indsigt.domain.rights.Step.CLOSE;
import static dk.indsigt.domain.rights.Step.DECIDE;
import static dk.indsigt.domain.rights.Step.EXTEND;
import static dk.indsigt.domain.rights.Step.FULFIL;
import static dk.indsigt.domain.rights.Step.IDENTIFY;
import static dk.indsigt.domain.rights.Step.JOIN;
import static dk.indsigt.domain.rights.Step.PROPOSE;
import static dk.indsigt.domain.rights.Step.SEND_BACK;
import static dk.indsigt.domain.rights.Step.TAKE;
import static dk.indsigt.domain.rights.Step.WITHDRAW;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The state machine of every request, as a table: in this state, upon this step, to that state. What is not here cannot happen. What further
 * conditions the law sets for a step stands in {@link RightsRequest}, at the method of the step.
 */
public final class RequestFlow {
    /** One line of the table. */
    public record Move(RequestState from, Step step, RequestState to) {}

    private static final List<Move> TABLE = List.of(
            new Move(RECEIVED, JOIN, RECEIVED),
            new Move(RECEIVED, TAKE, RECEIVED),
            new Move(RECEIVED, ASK_IDENTITY, IDENTITY_AWAITED),
            new Move(RECEIVED, IDENTIFY, IN_PROGRESS),
            new Move(RECEIVED, EXTEND, RECEIVED),
            new Move(RECEIVED, WITHDRAW, WITHDRAWN),
            new Move(IDENTITY_AWAITED, JOIN, IDENTITY_AWAITED),
            new Move(IDENTITY_AWAITED, TAKE, IDENTITY_AWAITED),
            new Move(IDENTITY_AWAITED, ASK_IDENTITY, IDENTITY_AWAITED),
            new Move(IDENTITY_AWAITED, IDENTIFY, IN_PROGRESS),
            new Move(IDENTITY_AWAITED, EXTEND, IDENTITY_AWAITED),
            // Only to refuse because identity was not proved.
            new Move(IDENTITY_AWAITED, PROPOSE, IDENTITY_AWAITED),
            new Move(IDENTITY_AWAITED, SEND_BACK, IDENTITY_AWAITED),
            new Move(IDENTITY_AWAITED, DECIDE, DECIDED),
            new Move(IDENTITY_AWAITED, WITHDRAW, WITHDRAWN),
            new Move(IN_PROGRESS, JOIN, IN_PROGRESS),
            new Move(IN_PROGRESS, TAKE, IN_PROGRESS),
            new Move(IN_PROGRESS, IDENTIFY, IN_PROGRESS),
            new Move(IN_PROGRESS, ASK_CUSTOMER, AWAITING_CUSTOMER),
            new Move(IN_PROGRESS, EXTEND, IN_PROGRESS),
            new Move(IN_PROGRESS, PROPOSE, IN_PROGRESS),
            new Move(IN_PROGRESS, SEND_BACK, IN_PROGRESS),
            new Move(IN_PROGRESS, DECIDE, DECIDED),
            new Move(IN_PROGRESS, WITHDRAW, WITHDRAWN),
            new Move(AWAITING_CUSTOMER, JOIN, AWAITING_CUSTOMER),
            new Move(AWAITING_CUSTOMER, TAKE, AWAITING_CUSTOMER),
            new Move(AWAITING_CUSTOMER, ANSWER, IN_PROGRESS),
            new Move(AWAITING_CUSTOMER, EXTEND, AWAITING_CUSTOMER),
            new Move(AWAITING_CUSTOMER, WITHDRAW, WITHDRAWN),
            new Move(DECIDED, TAKE, DECIDED),
            new Move(DECIDED, FULFIL, FULFILLED),
            // Everything was refused: there is nothing to carry out.
            new Move(DECIDED, CLOSE, CLOSED),
            new Move(DECIDED, WITHDRAW, WITHDRAWN),
            new Move(FULFILLED, TAKE, FULFILLED),
            new Move(FULFILLED, CLOSE, CLOSED),
            new Move(FULFILLED, WITHDRAW, WITHDRAWN));

    private RequestFlow() {}

    /** @return the whole table */
    public static List<Move> table() {
        return TABLE;
    }

    /** @return where a step leads from a state, or nothing where it cannot happen */
    public static Optional<RequestState> after(RequestState from, Step step) {
        return TABLE.stream()
                .filter(move -> move.from() == from && move.step() == step)
                .map(Move::to)
                .findFirst();
    }

    /** @return the steps that can happen in a state */
    public static Set<Step> possible(RequestState from) {
        return TABLE.stream()
                .filter(move -> move.from() == from)
                .map(Move::step)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Step.class)));
    }
}
