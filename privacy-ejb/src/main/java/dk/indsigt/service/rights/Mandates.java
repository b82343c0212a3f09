package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Customer;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.Person;
import dk.indsigt.domain.rights.Mandate;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who may act for whom, upon a document that a member of staff saw: guardians, attorneys, estates. */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class Mandates {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** A mandate as shown. */
    public record View(
            UUID id,
            String party,
            String holder,
            Standing standing,
            Set<RequestType> scope,
            LocalDate from,
            LocalDate until,
            Mandate.Evidence evidence,
            boolean stands)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return mandates by which others act for the party, and by which the party acts for others */
    public List<View> list(Actor actor, UUID partyId) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select m from Mandate m where m.partyId = :party or m.holderId = :party order by m.validFrom"
                                + " desc",
                        Mandate.class)
                .setParameter("party", partyId)
                .setMaxResults(100)
                .getResultStream()
                .map(this::view)
                .toList();
    }

    /**
     * Notes a mandate of the party of the contact.
     *
     * @param holderNumber customer number of the one who acts
     * @throws InvalidValueException STANDING_REQUIRED, EVIDENCE_UNFIT, MANDATE_EXPIRY, OF_AGE
     * @throws RefusedException CUSTOMER_UNKNOWN, NOT_DECEASED, HOLDER_IS_PARTY
     */
    @RolesAllowed({"AGENT", "OFFICER"})
    public UUID note(
            Actor actor,
            UUID partyId,
            String holderNumber,
            Standing standing,
            Set<RequestType> scope,
            LocalDate until,
            Mandate.Evidence evidence) {
        Party party = access.toSee(actor, partyId).party();
        if (!(party instanceof Person person)) {
            throw new NotFoundException();
        }
        UUID holder = em.createQuery("select c from Customer c where c.number = :number", Customer.class)
                .setParameter("number", holderNumber == null ? "" : holderNumber.strip())
                .getResultStream()
                .findFirst()
                .map(Customer::partyId)
                .orElseThrow(() -> new RefusedException("CUSTOMER_UNKNOWN"));
        if (holder.equals(partyId)) {
            throw new RefusedException("HOLDER_IS_PARTY");
        }
        if (standing == Standing.ESTATE && person.deceasedOn().isEmpty()) {
            throw new RefusedException("NOT_DECEASED");
        }
        Mandate mandate = Mandate.note(
                ids.next(),
                partyId,
                holder,
                standing,
                scope,
                person.birthDate(),
                LegalTime.today(clock),
                until,
                evidence,
                actor.accountId(),
                clock.instant());
        em.persist(mandate);
        audit.record(actor, AuditAction.MANDATE_NOTED, partyId, mandate.id(), null, standing.name());
        return mandate.id();
    }

    /** Ends a mandate: the represented person, the one who holds it, or the desk. */
    public void end(Actor actor, UUID mandateId) {
        Mandate mandate = mandateId == null ? null : em.find(Mandate.class, mandateId);
        if (mandate == null) {
            throw new NotFoundException();
        }
        if (!mandate.holderId().equals(actor.personId())) {
            access.toChange(actor, mandate.partyId());
        }
        mandate.end(clock.instant());
        audit.record(actor, AuditAction.MANDATE_ENDED, mandate.partyId(), mandateId);
    }

    private View view(Mandate mandate) {
        return new View(
                mandate.id(),
                em.find(Party.class, mandate.partyId()).name(),
                em.find(Party.class, mandate.holderId()).name(),
                mandate.standing(),
                mandate.scope(),
                mandate.validFrom(),
                mandate.validUntil().orElse(null),
                mandate.evidence(),
                mandate.on(LegalTime.today(clock)));
    }
}
