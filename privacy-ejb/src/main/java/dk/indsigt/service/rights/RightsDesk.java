package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.party.Line;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.rights.RequestFlow;
import dk.indsigt.domain.rights.RightsAttachment;
import dk.indsigt.domain.rights.RightsBalancing;
import dk.indsigt.domain.rights.RightsIdentity;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.RightsRequest.ExtensionReason;
import dk.indsigt.domain.rights.Step;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.disclosure.RecipientNotices;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.protection.PrivateTexts;
import dk.indsigt.service.rights.RightsViews.Case;
import dk.indsigt.service.rights.RightsViews.Check;
import dk.indsigt.service.rights.RightsViews.Desk;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The desk's work on one request: every step that a member of staff makes. */
@Stateless
@RolesAllowed({"AGENT", "OFFICER"})
public class RightsDesk {
    /** Why there is a real doubt about who asks (art. 12(6)). */
    public enum Doubt {
        NOT_ON_FILE,
        NAME_DIFFERS,
        NUMBER_DIFFERS,
        ASKED_FOR_ANOTHER
    }

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
    private RightsLetters letters;

    @Inject
    private RightsReader reader;

    @Inject
    private RecipientNotices recipients;

    @Inject
    private ItemNames names;

    @Inject
    private PrivateTexts texts;

    @Inject
    private NoticeTexts words;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** Opens a request for work; the customer sees that it was opened. */
    public Case open(Actor actor, UUID requestId) {
        RightsRequest request = rights.toWork(actor, requestId);
        audit.record(actor, AuditAction.RIGHTS_OPENED, request.partyId(), request.id());
        return reader.show(request);
    }

    public Case show(Actor actor, UUID requestId) {
        return reader.show(rights.toWork(actor, requestId));
    }

    /** @return what the desk sees besides the request */
    public Desk desk(Actor actor, UUID requestId) {
        RightsRequest request = rights.toWork(actor, requestId);
        List<RightsItem> items = engine.items(request);
        boolean proposed = request.proposedBy().isPresent();
        boolean involved = request.proposedBy()
                        .filter(actor.accountId()::equals)
                        .isPresent()
                || items.stream().flatMap(item -> item.decidedBy().stream()).anyMatch(actor.accountId()::equals);
        Map<String, LocalText> grounds = new LinkedHashMap<>();
        register.grounds()
                .of(request.type())
                .forEach(code -> grounds.put(code, register.refusalGround(code).name()));
        return new Desk(
                request.handlerId().filter(actor.accountId()::equals).isPresent(),
                request.handlerId().isPresent(),
                request.needsSecond(items),
                proposed,
                proposed && actor.role() == Role.OFFICER && !involved,
                RequestFlow.possible(request.state()).contains(Step.DECIDE)
                        && !items.isEmpty()
                        && items.stream().allMatch(item -> item.outcome().isPresent()),
                request.extendedWouldEnd(),
                !request.extended()
                        && !request.type().immediate()
                        && RequestFlow.possible(request.state()).contains(Step.EXTEND)
                        && !LegalTime.today(clock).isAfter(request.firstMonthEnds()),
                grounds,
                checks(request),
                files(request),
                stops(request));
    }

    public void take(Actor actor, UUID requestId) {
        engine.take(actor, rights.toWork(actor, requestId));
    }

    /**
     * Asks for proof of who asks. The lightest proof comes first: a code to a contact point on file; never a copy of an identity card (case
     * NL-DPG-2022).
     *
     * @param doubt the stated doubt, without which the clock runs on
     */
    public void askIdentity(Actor actor, UUID requestId, Doubt doubt, String text) {
        engine.askIdentity(
                actor,
                rights.toWork(actor, requestId),
                doubt == null ? null : doubt.name(),
                text == null || text.isBlank() ? null : RightsCases.required(text));
    }

    /**
     * Takes over what was proved in the contact in which the member of staff speaks with the requester.
     *
     * @throws RefusedException CALLER_NOT_IDENTIFIED
     */
    public void identifyByContact(Actor actor, UUID requestId) {
        RightsRequest request = rights.toWork(actor, requestId);
        var contact = access.openContact(actor);
        if (!contact.identified()) {
            throw new RefusedException("CALLER_NOT_IDENTIFIED");
        }
        engine.identify(
                actor,
                request,
                RightsIdentity.Method.valueOf(
                        contact.identifiedBy().orElseThrow().name()),
                null);
    }

    /**
     * An officer's own check, written down.
     *
     * @param lineId the line that was checked too, or {@code null}: each identifier is checked on its own
     * @throws InvalidValueException EVIDENCE_REQUIRED
     */
    @RolesAllowed("OFFICER")
    public void identifyByOfficer(Actor actor, UUID requestId, UUID lineId, String evidence) {
        RightsRequest request = rights.toWork(actor, requestId);
        if (evidence == null || evidence.strip().length() < 5) {
            throw new InvalidValueException("EVIDENCE_REQUIRED");
        }
        if (evidence.length() > 120) {
            throw new InvalidValueException("TOO_LONG", 120);
        }
        if (lineId != null) {
            engine.check(
                    request,
                    RightsIdentity.Kind.LINE,
                    lineId,
                    RightsIdentity.Method.OFFICER,
                    evidence.strip(),
                    true,
                    actor);
            return;
        }
        engine.identify(actor, request, RightsIdentity.Method.OFFICER, evidence.strip());
    }

    public void askCustomer(Actor actor, UUID requestId, String question) {
        engine.askCustomer(actor, rights.toWork(actor, requestId), RightsCases.required(question));
    }

    /** Writes down what the customer answered by telephone or letter. */
    public void noteAnswer(Actor actor, UUID requestId, String answer) {
        engine.answer(actor, rights.toWork(actor, requestId), RightsCases.required(answer));
    }

    public void extend(Actor actor, UUID requestId, ExtensionReason reason, String text) {
        engine.extend(actor, rights.toWork(actor, requestId), reason, RightsCases.required(text));
    }

    /** Grants one item. */
    public void grant(Actor actor, UUID requestId, UUID itemId, String note) {
        RightsRequest request = decidable(actor, requestId);
        RightsItem item = item(request, itemId);
        item.grant(actor.accountId());
        if (note != null && !note.isBlank()) {
            item.note(texts.seal(request.partyId(), "item " + item.id(), RightsCases.required(note)));
        }
    }

    /**
     * Refuses one item on a ground that the law has for it.
     *
     * @param ground code; only those of {@link Desk#grounds} can be used
     * @param until the day it ends, or {@code null}
     * @param note reasons in plain words, which the answer repeats
     * @throws InvalidValueException GROUND_REQUIRED, WORDS_REQUIRED
     * @throws RefusedException GROUND_NOT_LAWFUL
     */
    public void refuse(Actor actor, UUID requestId, UUID itemId, String ground, LocalDate until, String note) {
        RightsRequest request = decidable(actor, requestId);
        if (ground == null || ground.isBlank()) {
            throw new InvalidValueException("GROUND_REQUIRED");
        }
        RightsItem item = item(request, itemId);
        item.refuse(
                ground,
                until,
                texts.seal(request.partyId(), "item " + item.id(), RightsCases.required(note)),
                actor.accountId(),
                register.grounds());
    }

    /**
     * Refuses everything because nobody proved who asks, once there was time for it.
     */
    public void refuseForIdentity(Actor actor, UUID requestId, String note) {
        RightsRequest request = rights.toWork(actor, requestId);
        if (request.identified()) {
            throw new RefusedException("STEP_NOT_NOW");
        }
        if (engine.items(request).isEmpty()) {
            RightsItem item = RightsItem.open(ids.next(), request.id(), request.type(), 1, "ALL_DATA", null, 1);
            item.refuse(
                    dk.indsigt.domain.rights.Grounds.IDENTITY,
                    null,
                    texts.seal(request.partyId(), "item " + item.id(), RightsCases.required(note)),
                    actor.accountId(),
                    register.grounds());
            em.persist(item);
            em.flush();
        }
        engine.propose(actor, request, null);
    }

    /** Says how it is to be decided; where one person is enough, it is decided at once. */
    public void propose(Actor actor, UUID requestId, String text) {
        RightsRequest request = rights.toWork(actor, requestId);
        if (request.needsSecond(engine.items(request))) {
            engine.propose(actor, request, text);
        } else {
            engine.decide(actor, request);
        }
    }

    /** The second person agrees. */
    @RolesAllowed("OFFICER")
    public void approve(Actor actor, UUID requestId) {
        engine.decide(actor, rights.toWork(actor, requestId));
    }

    /** The second person does not agree. */
    @RolesAllowed("OFFICER")
    public void sendBack(Actor actor, UUID requestId, String text) {
        engine.sendBack(actor, rights.toWork(actor, requestId), RightsCases.required(text));
    }

    /** Takes a request back for somebody who says so. */
    public void withdraw(Actor actor, UUID requestId) {
        engine.withdraw(actor, rights.toWork(actor, requestId));
    }

    /** Writes down what weighs more, before an objection is refused (art. 21(1)). */
    @RolesAllowed("OFFICER")
    public void weigh(
            Actor actor,
            UUID requestId,
            UUID itemId,
            String ours,
            String theirs,
            RightsBalancing.Conclusion conclusion) {
        RightsRequest request = decidable(actor, requestId);
        if (conclusion == null) {
            throw new InvalidValueException("CONCLUSION_REQUIRED");
        }
        RightsItem item = item(request, itemId);
        UUID id = ids.next();
        em.persist(RightsBalancing.weigh(
                id,
                requestId,
                item.category(),
                texts.seal(request.partyId(), "ours " + id, RightsCases.required(ours)),
                texts.seal(request.partyId(), "theirs " + id, RightsCases.required(theirs)),
                conclusion,
                actor.accountId(),
                clock.instant()));
        if (conclusion == RightsBalancing.Conclusion.STOP) {
            item.grant(actor.accountId());
        } else {
            item.refuse(
                    "COMPELLING_GROUNDS",
                    null,
                    texts.seal(request.partyId(), "item " + item.id(), ours),
                    actor.accountId(),
                    register.grounds());
        }
    }

    /**
     * A person decides again about an automated decision (art. 22(3)).
     *
     * @throws RefusedException SECOND_PERSON where the same person decided before
     */
    public void review(Actor actor, UUID requestId, CreditAssessment.Outcome outcome, String reasons) {
        RightsRequest request = decidable(actor, requestId);
        if (outcome == null) {
            throw new InvalidValueException("CONCLUSION_REQUIRED");
        }
        RightsItem item = engine.items(request).get(0);
        CreditAssessment before =
                em.find(CreditAssessment.class, item.objectId().orElseThrow(NotFoundException::new));
        em.persist(before.review(ids.next(), outcome, actor.accountId(), requestId, clock.instant()));
        item.grant(actor.accountId());
        String told = words.text(request.language(), "rights.review." + outcome) + " " + RightsCases.required(reasons);
        item.note(texts.seal(request.partyId(), "item " + item.id(), told));
        audit.record(actor, AuditAction.CREDIT_REVIEWED, request.partyId(), before.id());
    }

    /** Tells the data subject that a restriction will end (art. 18(3)). */
    @RolesAllowed("OFFICER")
    public void announceEnd(Actor actor, UUID requestId, UUID stopId, String reasons) {
        RightsRequest request = rights.toWork(actor, requestId);
        ProcessingStop stop = stop(request, stopId);
        stop.told(clock.instant());
        letters.send(LetterKind.RESTRICTION_ENDS, request, Map.of("reasons", RightsCases.required(reasons)));
    }

    /**
     * Ends a restriction, after the data subject was told.
     *
     * @throws RefusedException TELL_FIRST
     */
    @RolesAllowed("OFFICER")
    public void end(Actor actor, UUID requestId, UUID stopId, ProcessingStop.Ended because) {
        RightsRequest request = rights.toWork(actor, requestId);
        ProcessingStop stop = stop(request, stopId);
        if (because != ProcessingStop.Ended.CUSTOMER_ASKED && stop.toldAt().isEmpty()) {
            throw new RefusedException("TELL_FIRST");
        }
        stop.end(because == null ? ProcessingStop.Ended.GROUND_GONE : because, clock.instant());
        audit.record(actor, AuditAction.RESTRICTION_ENDED, request.partyId(), stopId);
        if (stop.kind() == ProcessingStop.Kind.RESTRICTION) {
            recipients.queue(
                    request.id(), request.partyId(), dk.indsigt.domain.disclosure.RecipientNotice.Kind.RELEASED);
        }
    }

    private RightsRequest decidable(Actor actor, UUID requestId) {
        RightsRequest request = rights.toWork(actor, requestId);
        if (!RequestFlow.possible(request.state()).contains(Step.DECIDE)
                || request.proposedBy().isPresent()) {
            throw new RefusedException("STEP_NOT_NOW");
        }
        return request;
    }

    private RightsItem item(RightsRequest request, UUID itemId) {
        RightsItem item = itemId == null ? null : em.find(RightsItem.class, itemId);
        if (item == null || !item.requestId().equals(request.id())) {
            throw new NotFoundException();
        }
        return item;
    }

    private ProcessingStop stop(RightsRequest request, UUID stopId) {
        ProcessingStop stop = stopId == null ? null : em.find(ProcessingStop.class, stopId);
        if (stop == null || !stop.requestId().equals(request.id()) || !stop.stands()) {
            throw new NotFoundException();
        }
        return stop;
    }

    private List<Check> checks(RightsRequest request) {
        return em.createQuery(
                        "select c from RightsIdentity c where c.requestId = :request order by c.at",
                        RightsIdentity.class)
                .setParameter("request", request.id())
                .getResultStream()
                .map(check -> new Check(
                        check.kind(),
                        check.objectId()
                                .map(id -> em.find(Line.class, id))
                                .map(line -> line.msisdn().formatted())
                                .map(text -> new LocalText(text, text))
                                .orElse(null),
                        check.method(),
                        check.passed(),
                        check.at()))
                .toList();
    }

    private List<RightsViews.File> files(RightsRequest request) {
        return em.createQuery(
                        "select a from RightsAttachment a where a.requestId = :request and a.deletedAt is null order by"
                                + " a.addedAt",
                        RightsAttachment.class)
                .setParameter("request", request.id())
                .getResultStream()
                .map(file -> new RightsViews.File(file.id(), file.mediaType(), file.sizeBytes(), file.addedAt()))
                .toList();
    }

    private List<RightsViews.Stop> stops(RightsRequest request) {
        return engine.stops(request).stream()
                .filter(stop -> stop.kind() != ProcessingStop.Kind.FREEZE)
                .map(stop -> new RightsViews.Stop(
                        stop.id(),
                        stop.kind(),
                        stop.ground().orElse(null),
                        stop.activity().map(names::category).orElse(null),
                        stop.since(),
                        stop.toldAt().isPresent()))
                .toList();
    }
}
