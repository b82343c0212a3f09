package dk.indsigt.service.overview;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The four answers of the front page. */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class OverviewService {
    @Inject
    private Access access;

    @Inject
    private OverviewFacts facts;

    /**
     * @param full false where staff see covered values only: then the counts are zero
     * @param nextDeletion day on which the next recording goes, or {@code null}
     * @param lastDecision newest consent decision, or {@code null}
     * @param objectedAt objection to direct marketing, or {@code null}
     * @param pendingEmail whether a new e-mail address waits for its code
     * @param looks of staff within 30 days
     * @param cases open rights requests
     * @param caseDue the nearest last day among them, or {@code null}
     * @param personalised brands to which there is a yes to content that suits the customer; whether it may be acted upon is another question
     */
    public record Overview(
            boolean full,
            boolean person,
            long linesUsed,
            long linesOwned,
            long linesUnlisted,
            long invoices,
            long recordings,
            LocalDate nextDeletion,
            long consents,
            Instant lastDecision,
            Instant objectedAt,
            long unread,
            Instant lastReceipt,
            boolean pendingEmail,
            long looks,
            Instant lastLook,
            long cases,
            LocalDate caseDue,
            List<Brand> personalised)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Asked for at each visit of the front page, so it takes one statement, no transaction, and no entity of a person's own.
     *
     * @throws NotFoundException where the person was erased, or the account of who asks was closed
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Overview of(Actor actor, UUID partyId) {
        if (OverviewFacts.self(actor, partyId)) {
            return facts.ofSelf(actor, partyId);
        }
        Subject subject = access.toSee(actor, partyId);
        boolean person = subject.party().person();
        return subject.full()
                ? facts.of(actor, partyId, person)
                : new Overview(
                        false, person, 0, 0, 0, 0, 0, null, 0, null, null, 0, null, false, 0, null, 0, null, List.of());
    }
}
