package dk.indsigt.service.rights;

import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.RightsStep;
import dk.indsigt.domain.rights.Step;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.protection.PrivateTexts;
import dk.indsigt.service.rights.RightsViews.Case;
import dk.indsigt.service.rights.RightsViews.Item;
import dk.indsigt.service.rights.RightsViews.Past;
import dk.indsigt.service.rights.RightsViews.Row;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Makes views of requests. */
@ApplicationScoped
class RightsReader {
    @EJB
    private Register register;

    @Inject
    private RightsEngine engine;

    @Inject
    private ItemNames names;

    @Inject
    private PrivateTexts texts;

    @Inject
    private Clock clock;

    Row row(RightsRequest request, String about) {
        return new Row(
                request.id(),
                request.number(),
                request.type(),
                register.requestKind(request.type()).name(),
                request.receivedAt(),
                request.dueOn(),
                daysLeft(request),
                request.state(),
                request.outcome().orElse(null),
                request.clockStoppedAt().isPresent(),
                request.proposedBy().isPresent(),
                request.handlerId().orElse(null),
                about);
    }

    Case show(RightsRequest request) {
        Register.RequestKind kind = register.requestKind(request.type());
        List<RightsStep> steps = engine.steps(request);
        Party about = engine.party(request.partyId());
        Party requester = engine.party(request.requesterId());
        return new Case(
                request.id(),
                request.number(),
                request.type(),
                kind.name(),
                kind.article(),
                request.partyId(),
                about.name(),
                request.standing(),
                requester.name(),
                request.askedThrough(),
                request.language(),
                request.receivedAt(),
                request.state(),
                request.outcome().orElse(null),
                request.dueOn(),
                daysLeft(request),
                request.firstMonthEnds(),
                request.extended(),
                request.clockStoppedAt().orElse(null),
                request.clockStoppedDays(),
                request.identified(),
                request.decidedAt().orElse(null),
                engine.wish(request).details(),
                engine.items(request).stream().map(item -> item(request, item)).toList(),
                steps.stream().map(step -> past(request, step)).toList(),
                mayWithdraw(request),
                request.state() == RequestState.AWAITING_CUSTOMER,
                question(request, steps).orElse(null));
    }

    Item item(RightsRequest request, RightsItem item) {
        Optional<Register.RefusalGround> ground = item.ground().map(register::refusalGround);
        return new Item(
                item.id(),
                item.category(),
                item.objectId().orElse(null),
                names.of(request, item),
                item.amount(),
                item.outcome().orElse(null),
                item.ground().orElse(null),
                ground.map(Register.RefusalGround::name).orElse(null),
                ground.map(Register.RefusalGround::provision).orElse(null),
                item.untilOn().orElse(null),
                item.computed(),
                texts.read(
                        request.partyId(),
                        "item " + item.id(),
                        item.noteCipher().orElse(null)));
    }

    private Past past(RightsRequest request, RightsStep step) {
        return new Past(
                step.step(),
                step.at(),
                step.actorRole(),
                step.actorUnit().orElse(null),
                step.reason().orElse(null),
                note(request, step));
    }

    private String note(RightsRequest request, RightsStep step) {
        return texts.read(
                request.partyId(), "step " + step.id(), step.noteCipher().orElse(null));
    }

    private Optional<String> question(RightsRequest request, List<RightsStep> steps) {
        if (request.state() != RequestState.AWAITING_CUSTOMER) {
            return Optional.empty();
        }
        return steps.stream()
                .filter(step -> step.step() == Step.ASK_CUSTOMER)
                .reduce((first, last) -> last)
                .map(step -> note(request, step));
    }

    private static boolean mayWithdraw(RightsRequest request) {
        return !request.state().ended()
                && !(request.type() == dk.indsigt.domain.rights.RequestType.ERASURE
                        && (request.state() == RequestState.DECIDED || request.state() == RequestState.FULFILLED));
    }

    /** @return calendar days until the last day; while the clock stands, it does not come nearer */
    private long daysLeft(RightsRequest request) {
        Instant now = clock.instant();
        return ChronoUnit.DAYS.between(LegalTime.dayOf(request.clockStoppedAt().orElse(now)), request.dueOn());
    }
}
