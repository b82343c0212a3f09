package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.disclosure.RecipientNotice;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsIdentity;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.RightsRequest.ExtensionReason;
import dk.indsigt.domain.rights.RightsStep;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.disclosure.RecipientNotices;
import dk.indsigt.service.protection.PrivateTexts;
import dk.indsigt.service.rights.pack.Packages;
import dk.indsigt.service.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the steps of a request: each is a row, an audit entry, and what the law wants told. Asked by services that have found out who may; it asks
 * for no role of its own.
 */
@ApplicationScoped
class RightsEngine {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    @Any
    private Instance<RightType> types;

    @Inject
    private RightsLetters letters;

    @Inject
    private RecipientNotices recipients;

    @Inject
    private Packages packages;

    @Inject
    private PrivateTexts texts;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** Takes a new request in: seals the wish, keeps what it covers from being deleted, and tells that it was received. */
    void receive(Actor actor, RightsRequest request, Wish wish) {
        request.wish(texts.seal(request.partyId(), "wish " + request.id(), wish.toJson()));
        em.persist(request);
        em.flush();
        keep(request.received(ids.next(), actor, clock.instant()));
        audit(actor, AuditAction.RIGHTS_FILED, request);
        if (request.type().freezes()) {
            em.persist(ProcessingStop.freeze(ids.next(), request.partyId(), request.id(), clock.instant()));
        }
        if (!request.type().immediate()) {
            letters.send(LetterKind.RECEIPT, request, Map.of());
        }
    }

    /** The same was asked again. */
    void join(Actor actor, RightsRequest request, dk.indsigt.domain.contact.AskedThrough through, String words) {
        UUID step = ids.next();
        keep(request.join(step, actor, through, sealed(request, step, words), clock.instant()));
        audit(actor, AuditAction.RIGHTS_JOINED, request);
    }

    void askIdentity(Actor actor, RightsRequest request, String doubt, String words) {
        UUID step = ids.next();
        keep(request.askIdentity(step, actor, doubt, sealed(request, step, words), clock.instant()));
        audit(actor, AuditAction.RIGHTS_IDENTITY_ASKED, request);
        letters.send(LetterKind.IDENTITY_REQUEST, request, letters.proof(request, doubt, words));
    }

    /**
     * The one who asks is known: what a rule can decide is decided, and where nothing is left to a person it is carried out.
     *
     * @param evidence code or reference, nothing personal
     */
    void identify(Actor actor, RightsRequest request, RightsIdentity.Method method, String evidence) {
        check(request, RightsIdentity.Kind.PERSON, null, method, evidence, true, actor);
        boolean first = !request.identified();
        keep(request.identify(ids.next(), actor, method, clock.instant()));
        audit(actor, AuditAction.RIGHTS_IDENTIFIED, request);
        if (!first) {
            return;
        }
        List<RightsItem> items = planned(request, wish(request));
        if ((request.type().immediate() || typeOf(request).automatic(request))
                && !request.needsSecond(items)
                && items.stream().allMatch(item -> item.outcome().isPresent())
                && items.stream().anyMatch(RightsItem::granted)) {
            decide(Actor.SYSTEM, request);
        }
    }

    /** Notes a check of one identifier; proof of one says nothing about another (B-37). */
    void check(
            RightsRequest request,
            RightsIdentity.Kind kind,
            UUID objectId,
            RightsIdentity.Method method,
            String evidence,
            boolean passed,
            Actor actor) {
        em.persist(RightsIdentity.check(
                ids.next(),
                request.id(),
                kind,
                objectId,
                method,
                evidence,
                passed,
                actor.accountId(),
                clock.instant()));
    }

    void take(Actor actor, RightsRequest request) {
        keep(request.take(ids.next(), actor, clock.instant()));
    }

    void askCustomer(Actor actor, RightsRequest request, String question) {
        UUID step = ids.next();
        keep(request.askCustomer(step, actor, sealed(request, step, question), clock.instant()));
        audit(actor, AuditAction.RIGHTS_QUESTION, request);
        letters.send(LetterKind.QUESTION, request, Map.of("question", question));
    }

    void answer(Actor actor, RightsRequest request, String words) {
        UUID step = ids.next();
        keep(request.answer(step, actor, sealed(request, step, words), clock.instant()));
        audit(actor, AuditAction.RIGHTS_ANSWERED, request);
    }

    void extend(Actor actor, RightsRequest request, ExtensionReason reason, String words) {
        UUID step = ids.next();
        keep(request.extend(step, actor, reason, sealed(request, step, words), clock.instant()));
        audit(actor, AuditAction.RIGHTS_EXTENDED, request);
        letters.send(LetterKind.EXTENSION, request, Map.of("reasons", letters.extension(request, reason, words)));
    }

    void propose(Actor actor, RightsRequest request, String words) {
        List<RightsItem> items = items(request);
        typeOf(request).beforeDecision(request, items);
        UUID step = ids.next();
        keep(request.propose(step, actor, items, sealed(request, step, words), clock.instant()));
        audit(actor, AuditAction.RIGHTS_PROPOSED, request);
    }

    void sendBack(Actor actor, RightsRequest request, String words) {
        UUID step = ids.next();
        keep(request.sendBack(step, actor, sealed(request, step, words), clock.instant()));
        audit(actor, AuditAction.RIGHTS_SENT_BACK, request);
    }

    /** Decides, tells it, and carries out what can be carried out now. */
    void decide(Actor actor, RightsRequest request) {
        List<RightsItem> items = items(request);
        typeOf(request).beforeDecision(request, items);
        keep(request.decide(ids.next(), actor, items, clock.instant()));
        audit(actor, AuditAction.RIGHTS_DECIDED, request);
        boolean question = request.type() == RequestType.DPO_QUESTION;
        letters.send(
                question ? LetterKind.ANSWER : LetterKind.DECISION,
                request,
                question ? letters.answer(request, items) : letters.decision(request, items));
        if (items.stream().noneMatch(RightsItem::granted)) {
            typeOf(request).refused(actor, request);
            close(actor, request);
        } else if (request.type() != RequestType.ERASURE) {
            carryOut(actor, request);
        }
    }

    /** Carries a decided request out. An erasure waits until its letter has left, so a timer asks for it. */
    void carryOut(Actor actor, RightsRequest request) {
        List<RightsItem> items = items(request);
        if (typeOf(request).carryOut(actor, request, wish(request), items)) {
            finish(actor, request, items);
        }
    }

    /** What was granted is done: tells recipients where the law wants it, and closes (art. 19). */
    void finish(Actor actor, RightsRequest request, List<RightsItem> items) {
        keep(request.fulfil(ids.next(), actor, clock.instant()));
        audit(actor, AuditAction.RIGHTS_FULFILLED, request);
        if (request.type().toldToRecipients()) {
            recipients.queue(request.id(), request.partyId(), kindOf(request.type()));
        }
        close(actor, request);
    }

    private void close(Actor actor, RightsRequest request) {
        keep(request.close(ids.next(), actor, clock.instant()));
        unfreeze(request, ProcessingStop.Ended.REQUEST_CLOSED);
    }

    /**
     * The one who asked does not want it any more.
     *
     * @throws RefusedException STEP_NOT_NOW where it has ended, or an erasure is being carried out
     */
    void withdraw(Actor actor, RightsRequest request) {
        if (request.type() == RequestType.ERASURE && request.state() == RequestState.DECIDED) {
            throw new RefusedException("STEP_NOT_NOW");
        }
        keep(request.withdraw(ids.next(), actor, clock.instant()));
        audit(actor, AuditAction.RIGHTS_WITHDRAWN, request);
        endStops(request, ProcessingStop.Ended.CUSTOMER_ASKED);
        packages.discardOfRequest(request.id());
        letters.send(LetterKind.WITHDRAWN, request, Map.of());
    }

    Wish wish(RightsRequest request) {
        return Wish.fromJson(texts.read(
                request.partyId(), "wish " + request.id(), request.wishCipher().orElse(null)));
    }

    List<RightsItem> items(RightsRequest request) {
        return em.createQuery(
                        "select i from RightsItem i where i.requestId = :request order by i.ordinal", RightsItem.class)
                .setParameter("request", request.id())
                .getResultList();
    }

    List<RightsStep> steps(RightsRequest request) {
        return em.createQuery(
                        "select s from RightsStep s where s.requestId = :request order by s.ordinal", RightsStep.class)
                .setParameter("request", request.id())
                .getResultList();
    }

    RightType typeOf(RightsRequest request) {
        return typeOf(request.type());
    }

    RightType typeOf(RequestType type) {
        return types.stream()
                .filter(each -> each.type() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no class for " + type));
    }

    Party party(UUID id) {
        return em.find(Party.class, id);
    }

    /** Ends every stop that was set for a request. */
    void endStops(RightsRequest request, ProcessingStop.Ended because) {
        stops(request).forEach(stop -> stop.end(because, clock.instant()));
    }

    /** @return what still stands because of a request */
    List<ProcessingStop> stops(RightsRequest request) {
        return em.createQuery(
                        "select s from ProcessingStop s where s.requestId = :request and s.endedAt is null",
                        ProcessingStop.class)
                .setParameter("request", request.id())
                .getResultList();
    }

    private void unfreeze(RightsRequest request, ProcessingStop.Ended because) {
        stops(request).stream()
                .filter(stop -> stop.kind() == ProcessingStop.Kind.FREEZE)
                .forEach(stop -> stop.end(because, clock.instant()));
    }

    private List<RightsItem> planned(RightsRequest request, Wish wish) {
        List<RightsItem> items = typeOf(request).items(request, wish);
        items.forEach(em::persist);
        em.flush();
        return items;
    }

    private void keep(RightsStep step) {
        em.persist(step);
    }

    private byte[] sealed(RightsRequest request, UUID step, String words) {
        return texts.seal(request.partyId(), "step " + step, words);
    }

    private void audit(Actor actor, AuditAction action, RightsRequest request) {
        audit.record(
                actor,
                action,
                request.partyId(),
                request.id(),
                null,
                request.type().name());
    }

    private static RecipientNotice.Kind kindOf(RequestType type) {
        return switch (type) {
            case ERASURE -> RecipientNotice.Kind.ERASED;
            case RESTRICTION -> RecipientNotice.Kind.RESTRICTED;
            default -> RecipientNotice.Kind.RECTIFIED;
        };
    }

    Instant now() {
        return clock.instant();
    }
}
