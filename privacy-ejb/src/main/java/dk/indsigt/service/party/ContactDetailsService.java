package dk.indsigt.service.party;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.OneTimeCode;
import dk.indsigt.domain.account.OneTimeCode.Purpose;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.notice.ReceiptFacts;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.account.WrongCodeException;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Corrects contact details. A new e-mail address counts only when a code sent to it comes back; the old address is told (P-9-b). */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class ContactDetailsService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private AuditService audit;

    @Inject
    private NoticeService notices;

    @Inject
    private NoticeTexts texts;

    @Inject
    private Vault vault;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    public ContactDetails show(Actor actor, UUID partyId) {
        Subject subject = access.toSee(actor, partyId);
        Party party = subject.party();
        boolean full = subject.full();
        Optional<PostalAddress> address = full ? party.address() : Optional.empty();
        return new ContactDetails(
                partyId,
                full ? party.name() : covered(party),
                party.person(),
                party.email()
                        .map(email -> full ? email.value() : email.masked())
                        .orElse(""),
                party.phone()
                        .map(phone -> full ? phone.formatted() : phone.masked())
                        .orElse(""),
                address.map(PostalAddress::street).orElse(""),
                address.map(PostalAddress::postalCode).orElse(""),
                address.map(PostalAddress::city).orElse(""),
                full && party.addressProtected(),
                full ? pending(partyId).flatMap(OneTimeCode::newValue).orElse("") : "",
                party.version());
    }

    /**
     * @param version from {@link #show}
     * @return the receipt's id, or nothing where nothing was changed
     * @throws RefusedException CHANGED_MEANWHILE, CALLER_NOT_IDENTIFIED
     */
    public Optional<UUID> correct(Actor actor, UUID partyId, Msisdn phone, PostalAddress address, long version) {
        Subject subject = access.toChange(actor, partyId);
        Party party = subject.party();
        boolean newPhone = phone != null && !phone.equals(party.phone().orElse(null));
        boolean newAddress = !address.equals(party.address().orElse(null));
        if (!newPhone && !newAddress) {
            return Optional.empty();
        }
        if (party.version() != version) {
            throw new RefusedException("CHANGED_MEANWHILE");
        }
        List<String> changed = new ArrayList<>();
        if (newPhone) {
            party.reachOn(phone);
            changed.add("phone");
        }
        if (newAddress) {
            party.moveTo(address);
            changed.add("address");
        }
        String fields = String.join(",", changed);
        UUID receiptId = ids.next();
        notices.receipt(
                receiptId,
                party,
                ReceiptKind.CONTACT_CHANGED,
                subject.through(),
                ReceiptFacts.none().with("fields", fields),
                summary(party, changed));
        audit.record(actor, AuditAction.CONTACT_DATA_CHANGED, partyId, receiptId, null, fields);
        return Optional.of(receiptId);
    }

    /** Sends a code to the new address, and word to the old one that a change was asked for. */
    public void askEmailChange(Actor actor, UUID partyId, EmailAddress email) {
        Subject subject = access.toChange(actor, partyId);
        Party party = subject.party();
        if (party.email().filter(email::equals).isPresent()) {
            throw new RefusedException("EMAIL_SAME");
        }
        pending(partyId).ifPresent(old -> old.revoke(clock.instant()));
        String code = ids.digits();
        em.persist(OneTimeCode.issue(ids.next(), Purpose.EMAIL_CHANGE, hash(code), clock.instant())
                .forParty(partyId, email.value()));
        notices.sendCodeTo(email, party.language(), Purpose.EMAIL_CHANGE, code);
        party.email()
                .ifPresent(old -> notices.mail(
                        old,
                        texts.text(party.language(), "mail.emailChange.subject"),
                        texts.text(party.language(), "mail.emailChange.asked", texts.baseUrl())));
        audit.record(actor, AuditAction.EMAIL_CHANGE_ASKED, partyId, null);
    }

    /**
     * @param code as it was sent to the new address
     * @return the receipt's id
     * @throws WrongCodeException when it is another code
     * @throws RefusedException CODE_EXPIRED
     */
    public UUID confirmEmailChange(Actor actor, UUID partyId, String code) {
        Subject subject = access.toChange(actor, partyId);
        Party party = subject.party();
        OneTimeCode open = pending(partyId).orElseThrow(() -> new RefusedException("CODE_EXPIRED"));
        if (!open.redeem(hash(code), clock.instant())) {
            throw new WrongCodeException();
        }
        Optional<EmailAddress> old = party.email();
        party.writeTo(new EmailAddress(open.newValue().orElseThrow()));
        old.ifPresent(address -> notices.mail(
                address,
                texts.text(party.language(), "mail.emailChange.subject"),
                texts.text(party.language(), "mail.emailChange.done", texts.baseUrl())));
        UUID receiptId = ids.next();
        notices.receipt(receiptId, party, ReceiptKind.EMAIL_CHANGED, subject.through(), ReceiptFacts.none(), "");
        audit.record(actor, AuditAction.EMAIL_CHANGED, partyId, receiptId);
        return receiptId;
    }

    /** Remembers the language somebody chose, for letters and mails. */
    public void speak(Actor actor, UUID partyId, Language language) {
        access.toChange(actor, partyId).party().speak(language);
    }

    private Optional<OneTimeCode> pending(UUID partyId) {
        return em.createQuery(
                        "select c from OneTimeCode c where c.partyId = :party and c.purpose = :purpose order by"
                                + " c.createdAt desc",
                        OneTimeCode.class)
                .setParameter("party", partyId)
                .setParameter("purpose", Purpose.EMAIL_CHANGE)
                .setMaxResults(1)
                .getResultStream()
                .filter(code -> code.usable(clock.instant()))
                .findFirst();
    }

    private String summary(Party party, List<String> changed) {
        return String.join(
                ", ",
                changed.stream()
                        .map(field -> texts.text(party.language(), "field." + field))
                        .toList());
    }

    private byte[] hash(String code) {
        return vault.hash("one-time code", code == null ? "" : code.strip());
    }

    private static String covered(Party party) {
        String name = party.name();
        int space = name.indexOf(' ');
        return party.person() && space > 0 ? name.substring(0, space + 2) + "." : name;
    }
}
