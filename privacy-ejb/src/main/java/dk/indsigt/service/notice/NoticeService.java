package dk.indsigt.service.notice;

import dk.indsigt.domain.account.OneTimeCode;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.notice.Letter;
import dk.indsigt.domain.notice.Message;
import dk.indsigt.domain.notice.OutboxMessage;
import dk.indsigt.domain.notice.OutboxMessage.Reliance;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptFacts;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.UUID;

/** Issues receipts and puts messages into the inbox and the outbox, in the transaction of what they tell about. */
@Stateless
@PermitAll
public class NoticeService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private NoticeTexts texts;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * A receipt, a copy of its text in the inbox, and a mail that says there is something in the inbox and nothing else.
     *
     * @param id made beforehand, so that the rows of the decision can name it
     * @param summary what was done, as an argument of the message's text
     */
    public Receipt receipt(
            UUID id, Party party, ReceiptKind kind, AskedThrough through, ReceiptFacts facts, String summary) {
        Receipt receipt = Receipt.issue(id, ids.readable('K'), party.id(), kind, through, facts, clock.instant());
        em.persist(receipt);
        em.flush();
        Language language = party.language();
        String subject = texts.text(language, "receipt." + kind + ".subject", receipt.number());
        String body = texts.text(
                language,
                "receipt." + kind + ".body",
                receipt.number(),
                texts.moment(language, receipt.issuedAt()),
                summary);
        inbox(party, subject, body, receipt.id());
        return receipt;
    }

    /** Puts a message into the inbox and announces it by mail, without saying what it is about. */
    public void inbox(Party party, String subject, String body, UUID receiptId) {
        Language language = party.language();
        em.persist(Message.send(
                ids.next(), party.id(), Message.Way.INBOX, language, subject, body, receiptId, clock.instant()));
        announce(party, language);
    }

    /** Puts word of a letter into the inbox and announces it by mail, without saying what it is about. */
    public void letter(Party addressee, Letter letter) {
        Language language = letter.language();
        em.persist(Message.announce(
                ids.next(),
                addressee.id(),
                language,
                letter.subject(),
                texts.text(language, "letter.inbox.body", letter.caseNumber()),
                letter.id(),
                clock.instant()));
        announce(addressee, language);
    }

    private void announce(Party party, Language language) {
        party.email()
                .ifPresent(email -> mail(
                        email,
                        texts.text(language, "mail.inbox.subject"),
                        texts.text(language, "mail.inbox.body", texts.baseUrl())));
    }

    /** Sends a one-time code to the phone on file, else to the e-mail on file. */
    public void sendCode(Party party, OneTimeCode.Purpose purpose, String code) {
        String body = texts.text(party.language(), "code." + purpose + ".body", code);
        if (party.phone().isPresent()) {
            sms(party.phone().get().value(), body);
        } else {
            party.email().ifPresent(email -> sendCodeTo(email, party.language(), purpose, code));
        }
    }

    /** Sends a one-time code to an address. */
    public void sendCodeTo(EmailAddress email, Language language, OneTimeCode.Purpose purpose, String code) {
        mail(email, texts.text(language, "mail.code.subject"), texts.text(language, "code." + purpose + ".body", code));
    }

    public void mail(EmailAddress to, String subject, String body) {
        em.persist(OutboxMessage.queue(ids.next(), Message.Way.EMAIL, to.value(), subject, body, clock.instant()));
    }

    /** Queues a mail that leaves only where the consent it relies on stands at that moment. */
    public void mailUpon(Reliance reliance, EmailAddress to, String subject, String body) {
        em.persist(OutboxMessage.queue(ids.next(), Message.Way.EMAIL, to.value(), subject, body, clock.instant())
                .relyingOn(reliance));
    }

    /**
     * Hands a notice for a recipient of data to the operator's gateway.
     *
     * @param recipient code
     * @param json nothing personal
     */
    public void machine(String recipient, String json) {
        em.persist(OutboxMessage.queue(ids.next(), Message.Way.NOTICE, recipient, "", json, clock.instant()));
    }

    private void sms(String to, String body) {
        em.persist(OutboxMessage.queue(ids.next(), Message.Way.SMS, to, "", body, clock.instant()));
    }
}
