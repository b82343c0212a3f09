package dk.indsigt.service.contact;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.OneTimeCode;
import dk.indsigt.domain.account.OneTimeCode.Purpose;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.Contact;
import dk.indsigt.domain.contact.ContactDisclosure;
import dk.indsigt.domain.contact.DisclosureReason;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.domain.contact.Told;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Customer;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.Person;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.recording.ListeningPurpose;
import dk.indsigt.domain.recording.Recording;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.account.WrongCodeException;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.protection.DataKeys;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Opens contacts, notes how the caller was identified, and uncovers for a further reason what is covered. */
@Stateless
@RolesAllowed({"AGENT", "OFFICER"})
public class ContactService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private AuditService audit;

    @Inject
    private NoticeService notices;

    @Inject
    private DataKeys keys;

    @Inject
    private Vault vault;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * @throws NotFoundException where there is no such customer, or the party is neither the customer nor the user of one of its lines
     */
    public void requireCustomer(Actor actor, UUID customerId, UUID partyId) {
        Customer customer = em.find(Customer.class, customerId);
        Party party = em.find(Party.class, partyId);
        if (customer == null || party == null || party.erasedAt().isPresent()) {
            throw new NotFoundException();
        }
        if (!belongs(customer, partyId)) {
            throw access.foreign(actor, partyId);
        }
    }

    /**
     * @param customerId the customer relation it is about
     * @param partyId the customer's party, or the user of one of its lines
     * @throws InvalidValueException CHANNEL_REQUIRED, REASON_REQUIRED, TOO_LONG, CARD_NUMBER_IN_TEXT
     */
    public UUID open(Actor actor, UUID customerId, UUID partyId, AskedThrough channel, Reason reason, String note) {
        requireCustomer(actor, customerId, partyId);
        Contact contact = Contact.open(
                ids.next(),
                actor.accountId(),
                actor.unit(),
                customerId,
                partyId,
                channel,
                reason,
                note,
                clock.instant());
        em.persist(contact);
        audit.record(
                actor.in(contact.id()), AuditAction.CONTACT_OPENED, partyId, customerId, reason.name(), channel.name());
        return contact.id();
    }

    /** @return the contact the actor works in, with its subject */
    public Subject current(Actor actor) {
        Contact contact = access.openContact(actor);
        return access.toSee(actor, contact.partyId());
    }

    /** Notes what the caller knew. It is not identification. */
    public void noteTold(Actor actor, Set<Told> facts) {
        Contact contact = access.openContact(actor);
        contact.note(facts);
        if (!contact.identified() && !facts.isEmpty()) {
            audit.record(actor, AuditAction.CONTACT_REFUSED, contact.partyId(), null, "TOLD_IS_NO_PROOF", null);
        }
    }

    /**
     * Sends a code to the contact point on file.
     *
     * @return the contact point, covered
     * @throws RefusedException NO_CONTACT_POINT
     */
    public String sendCode(Actor actor) {
        Contact contact = access.openContact(actor);
        Party party = em.find(Party.class, contact.partyId());
        String point = party.phone()
                .map(phone -> phone.masked())
                .or(() -> party.email().map(email -> email.masked()))
                .orElseThrow(() -> new RefusedException("NO_CONTACT_POINT"));
        newestCode(contact).ifPresent(old -> old.revoke(clock.instant()));
        String code = ids.digits();
        em.persist(OneTimeCode.issue(ids.next(), Purpose.CALLER_IDENTITY, hash(code), clock.instant())
                .forContact(contact.id()));
        notices.sendCode(party, Purpose.CALLER_IDENTITY, code);
        audit.record(actor, AuditAction.CONTACT_CODE_SENT, party.id(), null);
        return point;
    }

    /**
     * @throws WrongCodeException when it is not the code that was sent
     * @throws RefusedException CODE_EXPIRED
     */
    public void identifyByCode(Actor actor, String code) {
        Contact contact = access.openContact(actor);
        OneTimeCode open = newestCode(contact).orElseThrow(() -> new RefusedException("CODE_EXPIRED"));
        if (!open.redeem(hash(code), clock.instant())) {
            throw new WrongCodeException();
        }
        contact.identifiedByCode(clock.instant());
        identified(actor, contact);
    }

    /** @throws InvalidValueException MITID_REFERENCE */
    public void identifyByMitId(Actor actor, String reference) {
        Contact contact = access.openContact(actor);
        contact.identifiedByMitId(reference, clock.instant());
        identified(actor, contact);
    }

    /**
     * @throws InvalidValueException DOCUMENT_NUMBER
     * @throws RefusedException DOCUMENT_ONLY_IN_SHOP
     */
    public void identifyByDocument(Actor actor, String number) {
        Contact contact = access.openContact(actor);
        contact.identifiedByDocument(number, clock.instant());
        identified(actor, contact);
    }

    /**
     * Shows the whole CPR number, once, for a reason.
     *
     * @throws RefusedException CALLER_NOT_IDENTIFIED
     * @throws InvalidValueException REASON_REQUIRED
     */
    public String uncoverCpr(Actor actor, DisclosureReason reason) {
        Contact contact = access.openContact(actor);
        Subject subject = access.toChange(actor, contact.partyId());
        disclose(
                actor,
                contact,
                ContactDisclosure.Kind.CPR,
                contact.partyId(),
                required(reason),
                AuditAction.CPR_UNCOVERED);
        if (!(subject.party() instanceof Person person)) {
            throw new NotFoundException();
        }
        byte[] cipher = person.cprCipher().orElseThrow(NotFoundException::new);
        return vault.decrypt(
                keys.of(person.id(), KeyPurpose.CPR), person.id(), KeyPurpose.CPR, "party.cpr " + person.id(), cipher);
    }

    /** Shows a secret number for the rest of the contact (P-7.2, Listing.SECRET). */
    public void uncoverNumber(Actor actor, UUID lineId, DisclosureReason reason) {
        Contact contact = access.openContact(actor);
        access.toChange(actor, contact.partyId());
        if (!ownsOrUses(contact.partyId(), lineId)) {
            throw access.foreign(actor, lineId);
        }
        disclose(actor, contact, ContactDisclosure.Kind.NUMBER, lineId, required(reason), AuditAction.NUMBER_UNCOVERED);
    }

    /** Opens a recording for hearing, for one of the three purposes (P-3.6.1-e). */
    public void uncoverRecording(Actor actor, UUID recordingId, ListeningPurpose purpose) {
        Contact contact = access.openContact(actor);
        access.toChange(actor, contact.partyId());
        if (purpose == null) {
            throw new InvalidValueException("PURPOSE_REQUIRED");
        }
        Recording recording = recordingId == null ? null : em.find(Recording.class, recordingId);
        if (recording == null || !recording.partyId().equals(contact.partyId())) {
            throw access.foreign(actor, recordingId);
        }
        disclose(
                actor,
                contact,
                ContactDisclosure.Kind.RECORDING,
                recordingId,
                purpose.name(),
                AuditAction.RECORDING_UNCOVERED);
    }

    public void close(Actor actor) {
        access.openContact(actor).close(clock.instant());
    }

    private boolean belongs(Customer customer, UUID partyId) {
        if (customer.partyId().equals(partyId)) {
            return true;
        }
        return em.createQuery(
                                "select count(u) from LineUse u, Line l, Subscription s where u.personId = :party and"
                                        + " l.id = u.lineId and s.id = l.subscriptionId and s.customerId = :customer"
                                        + " and u.until is null",
                                Long.class)
                        .setParameter("party", partyId)
                        .setParameter("customer", customer.id())
                        .getSingleResult()
                > 0;
    }

    private boolean ownsOrUses(UUID partyId, UUID lineId) {
        return em.createQuery(
                                "select count(l) from Line l join Subscription s on s.id = l.subscriptionId join Customer c"
                                        + " on c.id = s.customerId left join LineUse u on u.lineId = l.id and u.until is"
                                        + " null where l.id = :line and (c.partyId = :party or u.personId = :party)",
                                Long.class)
                        .setParameter("line", lineId)
                        .setParameter("party", partyId)
                        .getSingleResult()
                > 0;
    }

    private void disclose(
            Actor actor,
            Contact contact,
            ContactDisclosure.Kind kind,
            UUID objectId,
            String reason,
            AuditAction action) {
        em.persist(ContactDisclosure.of(ids.next(), contact.id(), kind, objectId, reason, clock.instant()));
        audit.record(actor, action, contact.partyId(), objectId, reason, null);
    }

    private void identified(Actor actor, Contact contact) {
        audit.record(
                actor,
                AuditAction.CONTACT_IDENTIFIED,
                contact.partyId(),
                null,
                contact.identifiedBy().map(Enum::name).orElse(null),
                null);
    }

    private Optional<OneTimeCode> newestCode(Contact contact) {
        return em.createQuery(
                        "select c from OneTimeCode c where c.contactId = :contact order by c.createdAt desc",
                        OneTimeCode.class)
                .setParameter("contact", contact.id())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private byte[] hash(String code) {
        return vault.hash("one-time code", code == null ? "" : code.strip());
    }

    private static String required(DisclosureReason reason) {
        if (reason == null) {
            throw new InvalidValueException("REASON_REQUIRED");
        }
        return reason.name();
    }
}
