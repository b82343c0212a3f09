package dk.indsigt.service.access;

import dk.indsigt.domain.account.Account;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.contact.Contact;
import dk.indsigt.domain.contact.ContactDisclosure;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.Representation;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.audit.AuditService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.UUID;

/**
 * The guard that every service asks first: may this actor deal with this party, and how much may be seen? A customer reaches himself and the
 * companies he acts for. Staff reach the party of a contact they opened themselves; until the caller is identified they see covered values
 * and change nothing. Whoever may not see something is told that it does not exist. Who was erased does not exist for anybody.
 */
@Stateless
@PermitAll
public class Access {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /**
     * @throws NotFoundException where there is no such party, or the actor may not know of it
     */
    public Subject toSee(Actor actor, UUID partyId) {
        if (partyId == null || closed(actor)) {
            throw new NotFoundException();
        }
        if (actor.role() == Role.CUSTOMER) {
            return new Subject(ownParty(actor, partyId), true, null);
        }
        if (actor.role().desk()) {
            Contact contact = openContact(actor);
            if (!contact.partyId().equals(partyId)) {
                throw foreign(actor, partyId);
            }
            boolean full = actor.role() == Role.OFFICER || contact.identified();
            return new Subject(party(partyId), full, contact);
        }
        throw foreign(actor, partyId);
    }

    /**
     * As {@link #toSee}, where covered values are no use.
     *
     * @throws RefusedException CALLER_NOT_IDENTIFIED
     */
    public Subject toSeeFully(Actor actor, UUID partyId) {
        Subject subject = toSee(actor, partyId);
        if (!subject.full()) {
            throw refused(actor, partyId);
        }
        return subject;
    }

    /**
     * As {@link #toSeeFully}, for what concerns two parties: it is enough to reach one of them.
     *
     * @param one is preferred where both are within reach
     */
    public Subject toSeeEitherFully(Actor actor, UUID one, UUID other) {
        return toSeeFully(actor, within(actor, one) ? one : other);
    }

    /**
     * As {@link #toSee}, for a change: staff need an identified caller, whatever their role.
     *
     * @throws RefusedException CALLER_NOT_IDENTIFIED
     */
    public Subject toChange(Actor actor, UUID partyId) {
        Subject subject = toSee(actor, partyId);
        if (subject.contact() != null && !subject.contact().identified()) {
            throw refused(actor, partyId);
        }
        return subject;
    }

    /**
     * @return the contact the actor works in
     * @throws NotFoundException where it is not the actor's or has ended
     */
    public Contact openContact(Actor actor) {
        if (actor.contactId() == null) {
            throw new NotFoundException();
        }
        Contact contact = em.find(Contact.class, actor.contactId());
        if (contact != null && !contact.accountId().equals(actor.accountId())) {
            throw foreign(actor, contact.id());
        }
        if (contact == null || !contact.openAt(clock.instant())) {
            throw new NotFoundException();
        }
        return contact;
    }

    /**
     * @return whether something covered was uncovered in this contact
     */
    public boolean uncovered(Subject subject, ContactDisclosure.Kind kind, UUID objectId) {
        return !em.createQuery(
                        "select d.reason from ContactDisclosure d where d.contactId = :contact and d.kind = :kind"
                                + " and d.objectId = :object",
                        String.class)
                .setParameter("contact", subject.contact().id())
                .setParameter("kind", kind)
                .setParameter("object", objectId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * Notes that somebody tried an id that exists and is not theirs.
     *
     * @return the exception to throw: the same as for what does not exist
     */
    public NotFoundException foreign(Actor actor, UUID objectId) {
        audit.recordApart(actor, AuditAction.FOREIGN_ID_TRIED, null, objectId, null, null);
        return new NotFoundException();
    }

    private Party ownParty(Actor actor, UUID partyId) {
        if (within(actor, partyId)) {
            return party(partyId);
        }
        throw foreign(actor, partyId);
    }

    private boolean within(Actor actor, UUID partyId) {
        return actor.role().desk()
                ? openContact(actor).partyId().equals(partyId)
                : partyId.equals(actor.personId()) || represents(actor.personId(), partyId);
    }

    private boolean represents(UUID personId, UUID companyId) {
        return em.createQuery(
                        "select r from Representation r where r.personId = :person and r.companyId = :company",
                        Representation.class)
                .setParameter("person", personId)
                .setParameter("company", companyId)
                .getResultStream()
                .anyMatch(row -> row.on(LegalTime.today(clock)));
    }

    /** Somebody who was signed in when the account was closed is not served any more. */
    private boolean closed(Actor actor) {
        Account account = actor.accountId() == null ? null : em.find(Account.class, actor.accountId());
        return account != null && account.closed();
    }

    private Party party(UUID id) {
        Party party = em.find(Party.class, id);
        if (party == null || party.erasedAt().isPresent()) {
            throw new NotFoundException();
        }
        return party;
    }

    private RefusedException refused(Actor actor, UUID partyId) {
        audit.recordApart(actor, AuditAction.CONTACT_REFUSED, partyId, null, "CALLER_NOT_IDENTIFIED", null);
        return new RefusedException("CALLER_NOT_IDENTIFIED");
    }
}
