package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.RightsStep;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.rights.Step;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Requests that other systems hand on: a key pressed in the telephone menu, a scanned letter. A system proves nobody's identity, so what it files
 * waits for proof before anything is released (P-9-a); only the harmless direction counts at once. A system sees what it filed itself, and of that
 * where it stands: nothing of what was asked or answered.
 */
@Stateless
@RolesAllowed("CLIENT")
public class RightsFeed {
    private static final Set<AskedThrough> CHANNELS =
            Set.of(AskedThrough.PHONE, AskedThrough.LETTER, AskedThrough.EMAIL, AskedThrough.SHOP, AskedThrough.IVR);

    private static final Set<String> DETAILS = Set.of(
            ObjectionType.ACTIVITIES,
            AutomatedDecisionType.ASSESSMENT,
            ConsentWithdrawalType.CONSENTS,
            RectificationType.FIELD,
            RectificationType.VALUE,
            RecordingCopyType.RECORDINGS,
            ErasureType.GROUND,
            Wish.WORDS);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private RightsEngine engine;

    @Inject
    private Filing filing;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * A request as a system hands it on.
     *
     * @param customer customer number of the one who asks about themselves
     * @param through how it reached the house: PHONE, LETTER, EMAIL, SHOP or IVR
     * @param language in which the answer is wanted; {@code null} for the one that the customer speaks
     * @param receivedOn the day it reached the house; {@code null} for now
     * @param details what the type asks for, by name
     * @param point the number or e-mail address that must not be used, where the type is OBJECTION_DM
     * @param join whether it is to be joined to the same request that is open already
     */
    public record Handed(
            String customer,
            RequestType type,
            AskedThrough through,
            Language language,
            LocalDate receivedOn,
            Map<String, String> details,
            String point,
            boolean join) {}

    /** What became of it. */
    public record Taken(UUID id, String number, boolean joined) {}

    /**
     * Where a request stands.
     *
     * @param dueOn last day for the answer
     * @param outcome what was decided; {@code null} before
     * @param closedAt {@code null} while it is open
     */
    public record Progress(
            UUID id,
            String number,
            RequestType type,
            RequestState state,
            Instant receivedAt,
            LocalDate dueOn,
            boolean identified,
            boolean extended,
            RightsRequest.Result outcome,
            Instant closedAt) {}

    /** A step that was made. */
    public record Made(Step step, Instant at) {}

    /** A request and its steps, oldest first. */
    public record Followed(Progress request, List<Made> steps) {}

    /**
     * Files a request.
     *
     * @throws RefusedException DUPLICATE where the same is open and joining was not asked for; STANDING_DOES_NOT_REACH
     * @throws InvalidValueException CUSTOMER_UNKNOWN, CHANNEL, DETAIL_UNKNOWN, POINT_REQUIRED, RECEIVED_IN_FUTURE, RECEIVED_LONG_AGO, TOO_LONG, CARD_NUMBER_IN_TEXT,
     *     and what the type wants
     */
    public Taken file(Actor actor, Handed handed) {
        if (!CHANNELS.contains(handed.through())) {
            throw new InvalidValueException("CHANNEL");
        }
        if (!DETAILS.containsAll(handed.details().keySet())) {
            throw new InvalidValueException("DETAIL_UNKNOWN");
        }
        Party party = party(handed.customer());
        Wish wish = new Wish(handed.details());
        filing.check(handed.type(), wish, party);
        Optional<RightsRequest> same = filing.duplicate(handed.type(), party.id(), party.id());
        if (same.isPresent()) {
            if (!handed.join()) {
                throw new RefusedException("DUPLICATE");
            }
            engine.join(actor, same.get(), handed.through(), wish.words());
            return new Taken(same.get().id(), same.get().number(), true);
        }
        RightsRequest request = RightsRequest.receive(
                ids.next(),
                ids.readable('S'),
                handed.type(),
                party.id(),
                party.person() ? Standing.SELF : Standing.COMPANY,
                party.id(),
                null,
                handed.through(),
                null,
                actor.accountId(),
                handed.language() == null ? party.language() : handed.language(),
                filing.receivedAt(handed.receivedOn()),
                clock.instant());
        engine.receive(actor, request, filing.complete(handed.type(), wish, party));
        if (handed.type().immediate()) {
            filing.suppress(handed.point(), handed.through(), request.id());
        }
        return new Taken(request.id(), request.number(), false);
    }

    /**
     * @param after the last one seen, or {@code null} to begin
     * @param limit how many at most
     * @return what the client filed, in the order of filing
     */
    public List<Progress> list(Actor actor, UUID after, int limit) {
        String next = after == null ? "" : " and r.id > :after";
        var query = em.createQuery(
                        "select r from RightsRequest r where r.clientId = :client" + next + " order by r.id",
                        RightsRequest.class)
                .setParameter("client", actor.accountId())
                .setMaxResults(limit);
        if (after != null) {
            query.setParameter("after", after);
        }
        return query.getResultStream().map(RightsFeed::standing).toList();
    }

    /** @throws NotFoundException where the client filed no such request */
    public Followed follow(Actor actor, UUID id) {
        RightsRequest request = em.find(RightsRequest.class, id);
        if (request == null
                || !request.clientId().filter(actor.accountId()::equals).isPresent()) {
            throw new NotFoundException();
        }
        List<Made> steps = em.createQuery(
                        "select s from RightsStep s where s.requestId = :request order by s.ordinal", RightsStep.class)
                .setParameter("request", id)
                .getResultStream()
                .map(step -> new Made(step.step(), step.at()))
                .toList();
        return new Followed(standing(request), steps);
    }

    private Party party(String customer) {
        return em.createQuery(
                        "select p from Party p join Customer c on c.partyId = p.id where c.number = :number",
                        Party.class)
                .setParameter("number", customer.strip())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("CUSTOMER_UNKNOWN"));
    }

    private static Progress standing(RightsRequest request) {
        return new Progress(
                request.id(),
                request.number(),
                request.type(),
                request.state(),
                request.receivedAt(),
                request.dueOn(),
                request.identified(),
                request.extended(),
                request.outcome().orElse(null),
                request.closedAt().orElse(null));
    }
}
