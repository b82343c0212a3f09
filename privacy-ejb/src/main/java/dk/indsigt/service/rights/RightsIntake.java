package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.Contact;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.processing.Activity;
import dk.indsigt.domain.rights.Mandate;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsIdentity;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.rights.erasure.ErasurePlan;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes requests in, from the portal and from whoever opens the letters. Registering needs no proof of identity: proof is a gate before release
 * (P-9-a). Neither channel, wording nor motive matters, and the first copy is free (cases ES-XFERA-TD129-2020, EU-C307-22-FT).
 */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class RightsIntake {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Access access;

    @Inject
    private RightsAccess rights;

    @Inject
    private RightsEngine engine;

    @Inject
    private Filing filing;

    @Inject
    private ErasurePlan plan;

    @Inject
    private ItemNames names;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * A request as it is filled in.
     *
     * @param partyId whom it is about
     * @param mandateId upon which somebody else asks, or {@code null}
     * @param language in which the answer is wanted
     * @param receivedOn for staff: the day it really reached the house; {@code null} for now
     * @param point for an objection by somebody who is not identified: the number or e-mail address it names
     */
    public record Draft(
            RequestType type,
            UUID partyId,
            UUID mandateId,
            Wish wish,
            Language language,
            LocalDate receivedOn,
            String point) {}

    /** What became of it; {@code joined} where the same was open already. */
    public record Filed(UUID requestId, String number, boolean joined) {}

    /**
     * For whom somebody may ask, and what.
     *
     * @param mandateId {@code null} for oneself and for a company
     * @param until last day of the mandate, or {@code null}
     */
    public record Capacity(
            UUID partyId, String name, Standing standing, UUID mandateId, LocalDate until, List<RequestType> types)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** A request of the same kind that is open already. */
    public record Open(UUID requestId, String number, Instant receivedAt, LocalDate dueOn) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** A right as it is called. */
    public record Right(RequestType type, LocalText name, String article) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return every right, in the order of the law */
    public List<Right> all(Actor actor) {
        return Arrays.stream(RequestType.values())
                .map(register::requestKind)
                .map(kind -> new Right(kind.type(), kind.name(), kind.article()))
                .toList();
    }

    /**
     * In which capacities somebody may ask: for the party of the page, and upon mandates.
     *
     * @param partyId the person, or the company that is acted for
     */
    public List<Capacity> capacities(Actor actor, UUID partyId) {
        Party party = access.toSee(actor, partyId).party();
        Standing own = party.person() ? Standing.SELF : Standing.COMPANY;
        List<Capacity> all = new ArrayList<>();
        all.add(new Capacity(partyId, party.name(), own, null, null, reached(own)));
        List<Mandate> mandates =
                actor.role() == Role.CUSTOMER ? rights.mandatesOf(actor.personId()) : mandatesAbout(partyId);
        for (Mandate mandate : mandates) {
            Party about = engine.party(mandate.partyId());
            String name = actor.role() == Role.CUSTOMER
                    ? about.name()
                    : engine.party(mandate.holderId()).name();
            List<RequestType> types = Arrays.stream(RequestType.values())
                    .filter(type -> mandate.covers(type, LegalTime.today(clock)))
                    .toList();
            all.add(new Capacity(
                    mandate.partyId(),
                    name,
                    mandate.standing(),
                    mandate.id(),
                    mandate.validUntil().orElse(null),
                    types));
        }
        return all;
    }

    /** What would go and what would stay, before anybody asked for it (art. 17). */
    public record Preview(LocalText name, long amount, LocalText ground, String provision, LocalDate until)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        public boolean stays() {
            return ground != null;
        }
    }

    /** @return item by item what an erasure would leave and why */
    public List<Preview> erasurePreview(Actor actor, Draft draft) {
        Party party = subject(actor, draft);
        if (actor.role() != Role.CUSTOMER) {
            access.toSeeFully(actor, party.id());
        }
        return plan.of(party.id()).stream()
                .map(each -> new Preview(
                        names.category(each.category()),
                        each.amount(),
                        each.ground()
                                .map(register::refusalGround)
                                .map(Register.RefusalGround::name)
                                .orElse(null),
                        each.ground()
                                .map(register::refusalGround)
                                .map(Register.RefusalGround::provision)
                                .orElse(null),
                        each.until().orElse(null)))
                .toList();
    }

    /** @return activities that rest on a legitimate interest, which is what can be objected to */
    public List<Activity> activitiesOpenToObjection(Actor actor) {
        return register.activities().values().stream()
                .filter(activity -> ObjectionType.cannotBeObjectedTo(activity).isEmpty())
                .sorted(Comparator.comparing(Activity::code))
                .toList();
    }

    /**
     * Looks at a draft without keeping it.
     *
     * @return the same request where it is open already; the one who asks may have it joined
     * @throws InvalidValueException TOO_LONG, CARD_NUMBER_IN_TEXT, and what the type wants
     */
    public Optional<Open> look(Actor actor, Draft draft) {
        Party party = subject(actor, draft);
        filing.check(draft.type(), draft.wish(), party);
        return filing.duplicate(draft.type(), party.id(), requester(actor, draft))
                .map(RightsIntake::open);
    }

    /**
     * Files a request.
     *
     * @param join whether it is to be joined to the same request that is open already
     * @throws InvalidValueException see {@link #look}; POINT_REQUIRED
     * @throws RefusedException DUPLICATE where the same is open and joining was not agreed to
     */
    public Filed file(Actor actor, Draft draft, boolean join) {
        Party party = subject(actor, draft);
        filing.check(draft.type(), draft.wish(), party);
        UUID requester = requester(actor, draft);
        AskedThrough through = through(actor);
        Optional<RightsRequest> same = filing.duplicate(draft.type(), party.id(), requester);
        if (same.isPresent()) {
            if (!join) {
                throw new RefusedException("DUPLICATE");
            }
            engine.join(actor, same.get(), through, draft.wish().words());
            return new Filed(same.get().id(), same.get().number(), true);
        }
        Mandate mandate = draft.mandateId() == null ? null : em.find(Mandate.class, draft.mandateId());
        RightsRequest request = RightsRequest.receive(
                ids.next(),
                ids.readable('S'),
                draft.type(),
                party.id(),
                standing(party, mandate),
                requester,
                mandate,
                through,
                actor.contactId(),
                null,
                draft.language(),
                filing.receivedAt(draft.receivedOn()),
                clock.instant());
        engine.receive(actor, request, filing.complete(draft.type(), draft.wish(), party));
        identifyOrSuppress(actor, request, draft);
        return new Filed(request.id(), request.number(), false);
    }

    private void identifyOrSuppress(Actor actor, RightsRequest request, Draft draft) {
        if (actor.role() == Role.CUSTOMER) {
            engine.identify(actor, request, RightsIdentity.Method.SIGN_IN, null);
            return;
        }
        Contact contact = access.openContact(actor);
        if (contact.identified()) {
            engine.identify(
                    actor,
                    request,
                    RightsIdentity.Method.valueOf(
                            contact.identifiedBy().orElseThrow().name()),
                    null);
        } else if (draft.type().immediate()) {
            filing.suppress(draft.point(), request.askedThrough(), request.id());
        }
    }

    /** @return whom it is about, where the actor may ask for them */
    private Party subject(Actor actor, Draft draft) {
        if (draft.mandateId() == null) {
            return access.toSee(actor, draft.partyId()).party();
        }
        Mandate mandate = em.find(Mandate.class, draft.mandateId());
        if (mandate == null || !mandate.partyId().equals(draft.partyId()) || !mandate.on(LegalTime.today(clock))) {
            throw new NotFoundException();
        }
        if (actor.role() == Role.CUSTOMER) {
            if (!mandate.holderId().equals(actor.personId())) {
                throw access.foreign(actor, draft.mandateId());
            }
        } else {
            access.toSee(actor, draft.partyId());
        }
        return engine.party(draft.partyId());
    }

    private UUID requester(Actor actor, Draft draft) {
        if (actor.role() == Role.CUSTOMER) {
            return actor.personId();
        }
        return draft.mandateId() == null
                ? draft.partyId()
                : em.find(Mandate.class, draft.mandateId()).holderId();
    }

    private AskedThrough through(Actor actor) {
        return actor.role() == Role.CUSTOMER
                ? AskedThrough.PORTAL
                : new Subject(null, true, access.openContact(actor)).through();
    }

    private List<Mandate> mandatesAbout(UUID partyId) {
        return em.createQuery("select m from Mandate m where m.partyId = :party and m.endedAt is null", Mandate.class)
                .setParameter("party", partyId)
                .getResultStream()
                .filter(mandate -> mandate.on(LegalTime.today(clock)))
                .toList();
    }

    private static Standing standing(Party party, Mandate mandate) {
        if (mandate != null) {
            return mandate.standing();
        }
        return party.person() ? Standing.SELF : Standing.COMPANY;
    }

    private static List<RequestType> reached(Standing standing) {
        return Arrays.stream(RequestType.values()).filter(standing::reaches).toList();
    }

    private static Open open(RightsRequest request) {
        return new Open(request.id(), request.number(), request.receivedAt(), request.dueOn());
    }
}
