package dk.indsigt.service.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.campaign.CallbackRequest;
import dk.indsigt.domain.campaign.CallbackRequest.State;
import dk.indsigt.domain.campaign.CallbackRequest.Topic;
import dk.indsigt.domain.campaign.CallbackWindow;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptFacts;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody asks to be called, once (P-3.2-b), and may take it back until the call. One request at a time: a second one would be a second call.
 */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class CallbackService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private OneTimeConsent consent;

    @Inject
    private NoticeService notices;

    @Inject
    private NoticeTexts texts;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * What is shown before somebody asks.
     *
     * @param phone the number on file as it is read, or {@code null}
     * @param windows when one can be called, earliest first
     */
    public record Form(String phone, List<CallbackWindow> windows, UUID textId, LocalText text) {}

    /** A request as its owner sees it. */
    public record View(
            UUID id, String phone, Topic topic, Instant from, Instant until, Instant askedAt, State state, int attempts)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        public boolean open() {
            return state.open();
        }
    }

    public Form form(Actor actor, UUID partyId) {
        Subject subject = access.toSeeFully(actor, partyId);
        ConsentText text = consent.textNow(OneTimeConsent.CALLBACK);
        return new Form(
                subject.party().phone().map(Msisdn::formatted).orElse(null),
                CallbackWindow.open(clock.instant()),
                text.id(),
                text.text());
    }

    /** @return newest first */
    public List<View> list(Actor actor, UUID partyId, int first, int size) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select c from CallbackRequest c where c.partyId = :party order by c.askedAt desc, c.id desc",
                        CallbackRequest.class)
                .setParameter("party", partyId)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(CallbackService::view)
                .toList();
    }

    /**
     * @param textId the version that was shown before, in that language
     * @return the receipt
     * @throws InvalidValueException PHONE_FORMAT, PHONE_UNKNOWN, TOPIC_REQUIRED, WINDOW_REQUIRED, WINDOW_OVER, TEXT_OUTDATED
     * @throws RefusedException CALLBACK_OPEN, NOT_NOW, CALLER_NOT_IDENTIFIED
     */
    public Receipt ask(
            Actor actor,
            UUID partyId,
            String phone,
            Topic topic,
            CallbackWindow window,
            UUID textId,
            Language language) {
        Subject subject = access.toChange(actor, partyId);
        consent.requireShown(OneTimeConsent.CALLBACK, textId);
        Msisdn number = Msisdn.parse(phone);
        Instant now = clock.instant();
        CallbackRequest request = CallbackRequest.ask(
                ids.next(), partyId, number, topic, window, subject.through(), textId, language, now);
        consent.requireOpen(OneTimeConsent.CALLBACK, partyId);
        requireNoneOpen(partyId);
        em.persist(request);
        em.flush();
        UUID receiptId = ids.next();
        Receipt receipt = notices.receipt(
                receiptId,
                subject.party(),
                ReceiptKind.CALLBACK_ASKED,
                subject.through(),
                ReceiptFacts.none().with("topic", topic).with("window", window.code()),
                texts.moment(subject.party().language(), request.windowFrom()));
        audit.record(
                actor,
                AuditAction.CALLBACK_ASKED,
                partyId,
                request.id(),
                subject.through().name(),
                topic.name());
        return receipt;
    }

    /** Locks the person's row and reads what is committed by now: two forms sent at the same moment are two calls else. */
    private void requireNoneOpen(UUID partyId) {
        consent.lock(partyId);
        boolean open = !em.createQuery(
                        "select c from CallbackRequest c where c.partyId = :party and c.state in :open",
                        CallbackRequest.class)
                .setParameter("party", partyId)
                .setParameter("open", List.of(State.WAITING, State.TAKEN))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .isEmpty();
        if (open) {
            throw new RefusedException("CALLBACK_OPEN");
        }
    }

    /**
     * Takes it back before the call: the number goes at once.
     *
     * @return the receipt
     * @throws RefusedException CALLBACK_CLOSED, CALLER_NOT_IDENTIFIED
     */
    public Receipt withdraw(Actor actor, UUID requestId) {
        CallbackRequest request = em.find(CallbackRequest.class, requestId);
        if (request == null) {
            throw new NotFoundException();
        }
        Subject subject = access.toChange(actor, request.partyId());
        request.withdraw(clock.instant());
        Receipt receipt = notices.receipt(
                ids.next(),
                subject.party(),
                ReceiptKind.CALLBACK_WITHDRAWN,
                subject.through(),
                ReceiptFacts.none().with("topic", request.topic()),
                "");
        audit.record(
                actor,
                AuditAction.CALLBACK_WITHDRAWN,
                request.partyId(),
                requestId,
                subject.through().name(),
                null);
        return receipt;
    }

    private static View view(CallbackRequest row) {
        return new View(
                row.id(),
                row.phone().map(Msisdn::formatted).orElse(null),
                row.topic(),
                row.windowFrom(),
                row.windowUntil(),
                row.askedAt(),
                row.state(),
                row.attempts());
    }
}
