package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.MachineClient;
import dk.indsigt.domain.consent.CaptureItem;
import dk.indsigt.domain.consent.CaptureResult;
import dk.indsigt.domain.consent.ConsentCapture;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.consent.ConsentLedger.Act;
import dk.indsigt.service.consent.ConsentLedger.Shown;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The page on which a customer answers what another service asks for: a yes or no for each thing, and no more than that. The answers are
 * decisions like any others; the service is told only how it ended.
 */
@Stateless
@RolesAllowed("CUSTOMER")
public class CaptureService {
    private static final int STATE_MAX = 2_000;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Access access;

    @Inject
    private ConsentLedger ledger;

    @Inject
    private Clock clock;

    /**
     * One thing that is asked for.
     *
     * @param textId version of the text that is shown
     * @param textNumber its number
     * @param granted how it was answered, or {@code null}
     */
    public record Item(
            UUID id,
            List<String> scopes,
            LocalText purpose,
            LocalText effect,
            UUID textId,
            int textNumber,
            LocalText text,
            Boolean granted)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What is asked for, by whom.
     *
     * @param service who asks
     * @param result how it ended, or {@code null} while it is open
     * @param returns whether the customer goes on to an address of the service
     */
    public record Capture(
            String service, List<Item> items, Instant askedAt, Instant expiresAt, CaptureResult result, boolean returns)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What somebody answers about one thing.
     *
     * @param textId version of the text that was shown
     */
    public record Reply(UUID textId, boolean yes) {}

    /** @throws NotFoundException where nobody asked, or somebody else was asked */
    public Capture show(Actor actor, UUID id) {
        ConsentCapture capture = load(id);
        access.toSeeFully(actor, capture.partyId());
        return new Capture(
                capture.clientName(),
                items(id).stream().map(this::item).toList(),
                capture.askedAt(),
                capture.expiresAt(),
                capture.resultAt(clock.instant()).orElse(null),
                callback(capture).isPresent());
    }

    /**
     * Decides all of it.
     *
     * @param replies one for each item, by its id
     * @param language in which it was shown
     * @throws InvalidValueException CAPTURE_ANSWER_ALL, TEXT_OUTDATED, PARENT_MUST_CONSENT
     * @throws RefusedException CAPTURE_OVER
     */
    public void answer(Actor actor, UUID id, Map<UUID, Reply> replies, Language language) {
        ConsentCapture capture = load(id);
        Subject subject = access.toChange(actor, capture.partyId());
        List<CaptureItem> items = items(id);
        if (!items.stream().allMatch(item -> replies.containsKey(item.id()))) {
            throw new InvalidValueException("CAPTURE_ANSWER_ALL");
        }
        capture.answer(items.stream().map(item -> replies.get(item.id()).yes()).toList(), clock.instant());
        Act act = Act.now(actor, subject.party(), subject.through(), subject.evidence());
        for (CaptureItem item : items) {
            Reply reply = replies.get(item.id());
            ConsentKey key = new ConsentKey(item.purposeCode(), item.channel(), capture.brand());
            if (!ledger.textNow(key.purpose()).id().equals(reply.textId())) {
                throw new InvalidValueException("TEXT_OUTDATED");
            }
            Shown shown = new Shown(reply.textId(), language);
            if (reply.yes()) {
                ledger.give(act, key, shown, null);
            } else {
                ledger.decide(act, key, Decision.REFUSED, shown);
            }
            item.answer(reply.yes());
        }
    }

    /** It cannot be answered for a reason of ours: the service is told so. */
    public void fail(Actor actor, UUID id) {
        ConsentCapture capture = load(id);
        access.toChange(actor, capture.partyId());
        capture.fail(clock.instant());
    }

    /**
     * @param state what the service gave along when it opened the page; comes back as it was
     * @return where the customer goes on after the end; nothing while it is open, or where the service has no address
     */
    public Optional<String> onward(Actor actor, UUID id, String state) {
        ConsentCapture capture = load(id);
        access.toSeeFully(actor, capture.partyId());
        return callback(capture)
                .flatMap(address -> capture.resultAt(clock.instant())
                        .map(result -> address + (address.indexOf('?') < 0 ? '?' : '&') + "capture_result="
                                + result.code() + carried(state)));
    }

    /** An address that the service has registered no more is not followed. */
    private Optional<String> callback(ConsentCapture capture) {
        MachineClient client = em.find(MachineClient.class, capture.clientId());
        return capture.callback()
                .filter(address ->
                        client.revokedAt().isEmpty() && client.callbacks().contains(address));
    }

    private static String carried(String state) {
        return state == null || state.isEmpty() || state.length() > STATE_MAX
                ? ""
                : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Item item(CaptureItem item) {
        ConsentPurpose purpose = register.purpose(item.purposeCode());
        ConsentText text = ledger.textNow(item.purposeCode());
        return new Item(
                item.id(),
                item.scopes(),
                purpose.name(),
                purpose.giveEffect(),
                text.id(),
                text.number(),
                text.text(),
                item.granted().orElse(null));
    }

    private List<CaptureItem> items(UUID captureId) {
        return em.createQuery(
                        "select i from CaptureItem i where i.captureId = :capture order by i.ordinal",
                        CaptureItem.class)
                .setParameter("capture", captureId)
                .getResultList();
    }

    private ConsentCapture load(UUID id) {
        ConsentCapture capture = id == null ? null : em.find(ConsentCapture.class, id);
        if (capture == null) {
            throw new NotFoundException();
        }
        return capture;
    }
}
