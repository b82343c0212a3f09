package dk.indsigt.service.disclosure;

import dk.indsigt.domain.disclosure.Disclosure;
import dk.indsigt.domain.disclosure.RecipientNotice;
import dk.indsigt.domain.text.Jsons;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tells every recipient of somebody's data what was done with them (art. 19, P-9.4-c). */
@Stateless
@PermitAll
public class RecipientNotices {
    private static final int BATCH = 100;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private NoticeService outbox;

    @Inject
    private NoticeTexts texts;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * Queues one notice per recipient that got data of the party, about the newest delivery. Asking twice queues nothing more.
     *
     * @return how many were queued now
     */
    public int queue(UUID requestId, UUID partyId, RecipientNotice.Kind kind) {
        return queue(requestId, partyId, kind, List.of());
    }

    /**
     * As above, for deliveries that held data of some categories.
     *
     * @param categories codes; none for all
     */
    public int queue(UUID requestId, UUID partyId, RecipientNotice.Kind kind, Collection<String> categories) {
        Set<String> told = new HashSet<>(em.createQuery(
                        "select n.recipientCode from RecipientNotice n where n.requestId = :request and n.partyId = :party"
                                + " and n.kind = :kind",
                        String.class)
                .setParameter("request", requestId)
                .setParameter("party", partyId)
                .setParameter("kind", kind)
                .getResultList());
        Map<String, Disclosure> newest = new LinkedHashMap<>();
        em.createQuery("select d from Disclosure d where d.partyId = :party order by d.at desc, d.id", Disclosure.class)
                .setParameter("party", partyId)
                .getResultStream()
                .filter(d -> categories.isEmpty() || d.categories().stream().anyMatch(categories::contains))
                .forEach(d -> newest.putIfAbsent(d.recipientCode(), d));
        newest.keySet().removeAll(told);
        newest.values()
                .forEach(d -> em.persist(RecipientNotice.queue(
                        ids.next(), requestId, partyId, d.recipientCode(), kind, d.reference(), clock.instant())));
        return newest.size();
    }

    /** @return ids of what is to leave or to be shown to the officer now, the longest overdue first, a batch at most */
    public List<UUID> due() {
        return em.createQuery(
                        "select n.id from RecipientNotice n where n.state in (:queued, :sent) and n.nextAttemptAt <= :now"
                                + " order by n.nextAttemptAt",
                        UUID.class)
                .setParameter("queued", RecipientNotice.State.QUEUED)
                .setParameter("sent", RecipientNotice.State.SENT)
                .setParameter("now", clock.instant())
                .setMaxResults(BATCH)
                .getResultList();
    }

    /**
     * Sends a notice that is due, or shows the officer what was sent in vain: it leaves again after one, three and seven days. The row is held,
     * so that an acknowledgement at the same moment comes wholly before or wholly after it.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void send(UUID noticeId) {
        RecipientNotice notice = em.find(RecipientNotice.class, noticeId, LockModeType.PESSIMISTIC_WRITE);
        if (notice == null || !notice.due(clock.instant())) {
            return;
        }
        if (notice.exhausted()) {
            notice.escalate();
        } else {
            outbox.machine(notice.recipientCode(), json(notice));
            notice.sent(clock.instant());
        }
    }

    /** Names the delivery, which the recipient knows, and nobody. */
    private String json(RecipientNotice notice) {
        return Jsons.object()
                .add("notice", notice.id().toString())
                .add("recipient", notice.recipientCode())
                .add("kind", notice.kind().name())
                .add("delivery", notice.reference())
                .add("attempt", notice.attempts() + 1)
                .add("acknowledge", texts.baseUrl() + "desk/disclosure/notices.xhtml?notice=" + notice.id())
                .build()
                .toString();
    }
}
