package dk.indsigt.service.directory;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.directory.DirectoryChoice;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptFacts;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.Line;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.party.LineReach;
import dk.indsigt.service.party.LineReach.LineView;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The owner of a line chooses how it stands in the directory; the choice works at once and leaves a row and a receipt. */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class DirectoryService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private LineReach reach;

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

    /** A choice in the history of a line. */
    public record Past(Listing listing, Instant at, AskedThrough through, Role actorRole, String actorUnit)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return active lines the party owns */
    public List<LineView> lines(Actor actor, UUID partyId) {
        Subject subject = access.toSeeFully(actor, partyId);
        return reach.of(subject).stream().filter(LineView::owned).toList();
    }

    /** @return newest first */
    public List<Past> history(Actor actor, UUID lineId) {
        owned(actor, lineId);
        return em.createQuery(
                        "select c from DirectoryChoice c where c.lineId = :line order by c.decidedAt desc, c.id desc",
                        DirectoryChoice.class)
                .setParameter("line", lineId)
                .getResultStream()
                .map(row -> new Past(
                        row.listing(),
                        row.decidedAt(),
                        row.askedThrough(),
                        row.actorRole(),
                        row.actorUnit().orElse(null)))
                .toList();
    }

    /**
     * @return the receipt
     * @throws RefusedException LISTING_SAME, ADDRESS_PROTECTED, CALLER_NOT_IDENTIFIED
     */
    public Receipt choose(Actor actor, UUID partyId, List<UUID> lineIds, Listing listing) {
        Subject subject = access.toChange(actor, partyId);
        if (listing == null || lineIds.isEmpty()) {
            throw new InvalidValueException("CHOICE_REQUIRED");
        }
        if (listing.withProtection(subject.party().addressProtected()) != listing) {
            throw new RefusedException("ADDRESS_PROTECTED");
        }
        List<LineView> own = reach.of(subject).stream().filter(LineView::owned).toList();
        if (!own.stream().map(LineView::id).toList().containsAll(lineIds)) {
            throw access.foreign(actor, lineIds.get(0));
        }
        Instant now = clock.instant();
        UUID receiptId = ids.next();
        int changed = 0;
        for (UUID lineId : lineIds) {
            changed += set(actor, subject, lineId, listing, receiptId, now) ? 1 : 0;
        }
        if (changed == 0) {
            throw new RefusedException("LISTING_SAME");
        }
        Receipt receipt = notices.receipt(
                receiptId,
                subject.party(),
                ReceiptKind.DIRECTORY_CHOICE,
                subject.through(),
                ReceiptFacts.none().with("listing", listing).with("lines", changed),
                texts.text(subject.party().language(), "listing." + listing));
        audit.record(
                actor,
                AuditAction.DIRECTORY_CHANGED,
                partyId,
                receiptId,
                subject.through().name(),
                listing + " lines " + changed);
        return receipt;
    }

    private boolean set(Actor actor, Subject subject, UUID lineId, Listing listing, UUID receiptId, Instant now) {
        Line line = em.find(Line.class, lineId);
        if (!line.list(listing, now)) {
            return false;
        }
        em.persist(DirectoryChoice.record(
                ids.next(),
                lineId,
                subject.party().id(),
                listing,
                subject.through(),
                subject.evidence(),
                actor,
                receiptId,
                now));
        return true;
    }

    private void owned(Actor actor, UUID lineId) {
        UUID owner = em.createQuery(
                        "select c.partyId from Line l join Subscription s on s.id = l.subscriptionId join Customer c on"
                                + " c.id = s.customerId where l.id = :line",
                        UUID.class)
                .setParameter("line", lineId)
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFoundException::new);
        access.toSeeFully(actor, owner);
    }
}
