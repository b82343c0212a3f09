package dk.indsigt.service.retention;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Customer;
import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.retention.LegalHold;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Sets and lifts legal holds; each step takes two officers (P-3.6.1-m). */
@Stateless
@RolesAllowed("OFFICER")
public class HoldService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * A hold as the officer sees it.
     *
     * @param mayDecide whether the viewing officer may take the second step
     * @param customerNumber a customer number of the person it is about, or an empty text
     */
    public record View(
            UUID id,
            LegalHold.Target target,
            UUID targetId,
            String customerNumber,
            String reason,
            LocalDate expiresOn,
            Instant requestedAt,
            LegalHold.State state,
            String liftReason,
            boolean mayDecide)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param customerNumber holds everything recorded with the party of this customer
     * @throws RefusedException CUSTOMER_UNKNOWN
     */
    public UUID requestForCustomer(Actor actor, String customerNumber, String reason, LocalDate expiresOn) {
        UUID partyId = em.createQuery("select c from Customer c where c.number = :number", Customer.class)
                .setParameter("number", customerNumber == null ? "" : customerNumber.strip())
                .getResultStream()
                .findFirst()
                .map(Customer::partyId)
                .orElseThrow(() -> new RefusedException("CUSTOMER_UNKNOWN"));
        return request(actor, LegalHold.Target.PERSON, partyId, partyId, reason, expiresOn);
    }

    /** @throws RefusedException RECORDING_UNKNOWN */
    public UUID requestForRecording(Actor actor, UUID recordingId, String reason, LocalDate expiresOn) {
        Recording recording = em.find(Recording.class, recordingId);
        if (recording == null || recording.deleted()) {
            throw new RefusedException("RECORDING_UNKNOWN");
        }
        return request(actor, LegalHold.Target.RECORDING, recordingId, recording.partyId(), reason, expiresOn);
    }

    /** @throws RefusedException SECOND_PERSON, HOLD_STATE */
    public void approve(Actor actor, UUID holdId) {
        LegalHold hold = hold(holdId);
        hold.approve(actor.accountId(), clock.instant());
        audit.record(actor, AuditAction.HOLD_APPROVED, hold.partyId(), holdId);
    }

    /** @throws RefusedException HOLD_STATE */
    public void requestLift(Actor actor, UUID holdId, String reason) {
        LegalHold hold = hold(holdId);
        hold.requestLift(reason, actor.accountId(), clock.instant());
        audit.record(actor, AuditAction.HOLD_LIFT_REQUESTED, hold.partyId(), holdId);
    }

    /** @throws RefusedException SECOND_PERSON, HOLD_STATE */
    public void lift(Actor actor, UUID holdId) {
        LegalHold hold = hold(holdId);
        hold.lift(actor.accountId(), clock.instant());
        audit.record(actor, AuditAction.HOLD_LIFTED, hold.partyId(), holdId);
    }

    /** @return newest first */
    public List<View> list(Actor actor, int first, int size) {
        List<Object[]> rows = em.createQuery(
                        "select h, (select min(c.number) from Customer c where c.partyId = h.partyId) from LegalHold h"
                                + " order by h.requestedAt desc",
                        Object[].class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
        return rows.stream()
                .map(row -> view(actor, (LegalHold) row[0], (String) row[1]))
                .toList();
    }

    public View show(Actor actor, UUID holdId) {
        return view(actor, hold(holdId), null);
    }

    private UUID request(
            Actor actor, LegalHold.Target target, UUID targetId, UUID partyId, String reason, LocalDate expiresOn) {
        LegalHold hold = LegalHold.request(
                ids.next(), target, targetId, partyId, reason, expiresOn, actor.accountId(), clock.instant());
        em.persist(hold);
        audit.record(actor, AuditAction.HOLD_REQUESTED, partyId, hold.id(), target.name(), null);
        return hold.id();
    }

    private LegalHold hold(UUID id) {
        LegalHold hold = id == null ? null : em.find(LegalHold.class, id);
        if (hold == null) {
            throw new NotFoundException();
        }
        return hold;
    }

    private View view(Actor actor, LegalHold hold, String customerNumber) {
        LegalHold.State state = hold.state(clock.instant());
        UUID first =
                state == LegalHold.State.LIFT_WAITING ? hold.liftRequestedBy().orElse(null) : hold.requestedBy();
        boolean waits = state == LegalHold.State.WAITING || state == LegalHold.State.LIFT_WAITING;
        return new View(
                hold.id(),
                hold.target(),
                hold.targetId(),
                customerNumber == null ? "" : customerNumber,
                hold.reason(),
                hold.expiresOn(),
                hold.requestedAt(),
                state,
                hold.liftReason().orElse(""),
                waits && !actor.accountId().equals(first));
    }
}
