package dk.indsigt.service.notice;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.notice.Letter;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.notice.LetterPart;
import dk.indsigt.domain.notice.LetterTemplate;
import dk.indsigt.domain.notice.LetterText;
import dk.indsigt.domain.notice.Message;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.protection.DataKeys;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes letters in the transaction of what they tell about, and shows them to whom they concern. */
@Stateless
@PermitAll
public class LetterService {
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
    private LetterFoot foot;

    @Inject
    private LetterPdf pdf;

    @Inject
    private DataKeys keys;

    @Inject
    private Vault vault;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * A letter as it is read.
     *
     * @param parts the letter itself
     * @param foot what every letter ends with
     */
    public record Shown(
            UUID id,
            LetterKind kind,
            Language language,
            UUID caseId,
            String caseNumber,
            String subject,
            Instant sentAt,
            List<LetterPart> parts,
            List<LetterPart> foot)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** One letter of a case. */
    public record Line(
            UUID id,
            LetterKind kind,
            Language language,
            UUID addresseeId,
            String subject,
            Instant sentAt,
            int templateNumber)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Writes a letter by the newest template, keeps it sealed, and puts word of it into the addressee's inbox.
     *
     * @param about under whose key it is sealed
     * @param caseId the case, or {@code null}
     * @param values by the names of the kind's placeholders; {@code name} and {@code case} are known without being given
     * @return the letter
     * @throws IllegalArgumentException where a required value is missing
     * @throws InvalidValueException TOO_LONG
     */
    public UUID send(
            LetterKind kind,
            Party about,
            Party addressee,
            UUID caseId,
            String caseNumber,
            Language language,
            Map<String, String> values) {
        Instant now = clock.instant();
        LetterTemplate template = template(kind, now);
        Map<String, String> known = new HashMap<>(values);
        known.putIfAbsent("name", addressee.name());
        known.putIfAbsent("case", caseNumber);
        LetterTemplate.Filled filled = template.fill(language, known);
        String text = filled.text().endingWith(foot.of(language, addressee)).text();
        if (text.length() > Letter.BODY_MAX) {
            throw new InvalidValueException("TOO_LONG", Letter.BODY_MAX);
        }
        UUID id = ids.next();
        byte[] cipher = vault.encrypt(
                keys.of(about.id(), KeyPurpose.TEXT), about.id(), KeyPurpose.TEXT, Letter.binding(id), text);
        Letter letter = Letter.send(
                id, about.id(), addressee.id(), caseId, caseNumber, template, language, filled.subject(), cipher, now);
        em.persist(letter);
        em.flush();
        notices.letter(addressee, letter);
        return id;
    }

    /** @return the letters of a case, newest first; whoever asks has made sure that the case may be seen */
    public List<Line> ofCase(UUID caseId) {
        return em.createQuery(
                        "select l from Letter l where l.caseId = :case order by l.sentAt desc, l.id desc", Letter.class)
                .setParameter("case", caseId)
                .getResultStream()
                .map(letter -> new Line(
                        letter.id(),
                        letter.kind(),
                        letter.language(),
                        letter.addresseeId(),
                        letter.subject(),
                        letter.sentAt(),
                        letter.templateNumber()))
                .toList();
    }

    /**
     * @return the letter, for whom it is about and for whom it went to
     * @throws NotFoundException where there is none, or it is not the actor's to read
     */
    @RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
    public Shown open(Actor actor, UUID letterId) {
        Letter letter = letterId == null ? null : em.find(Letter.class, letterId);
        if (letter == null) {
            throw new NotFoundException();
        }
        boolean works = actor.role().desk()
                && actor.contactId() == null
                && letter.caseId().isPresent();
        if (!works) {
            access.toSeeEitherFully(actor, letter.addresseeId(), letter.partyId());
        }
        if (actor.role().desk()) {
            audit.record(actor, AuditAction.DATA_VIEWED, letter.partyId(), letterId, null, "MESSAGES");
        }
        LetterText text = new LetterText(vault.decrypt(
                keys.of(letter.partyId(), KeyPurpose.TEXT),
                letter.partyId(),
                KeyPurpose.TEXT,
                Letter.binding(letterId),
                letter.bodyCipher()));
        return new Shown(
                letter.id(),
                letter.kind(),
                letter.language(),
                letter.caseId().orElse(null),
                letter.caseNumber(),
                letter.subject(),
                letter.sentAt(),
                text.parts(),
                text.foot());
    }

    /** As {@link #open}, as a PDF. */
    @RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
    public void pdf(Actor actor, UUID letterId, OutputStream target) throws IOException {
        Shown letter = open(actor, letterId);
        pdf.write(
                new LetterPdf.Page(
                        letter.language(),
                        letter.subject(),
                        letter.caseNumber(),
                        letter.sentAt(),
                        letter.parts(),
                        letter.foot()),
                target);
    }

    /** A receipt as a PDF: the text that went into the inbox, or word that it has been deleted since. */
    @RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
    public void receiptPdf(Actor actor, UUID receiptId, OutputStream target) throws IOException {
        Receipt receipt = receiptId == null ? null : em.find(Receipt.class, receiptId);
        if (receipt == null) {
            throw new NotFoundException();
        }
        Party party = access.toSeeFully(actor, receipt.partyId()).party();
        Optional<Message> copy = em.createQuery(
                        "select m from Message m where m.partyId = :party and m.receiptId = :receipt order by m.sentAt",
                        Message.class)
                .setParameter("party", party.id())
                .setParameter("receipt", receiptId)
                .getResultStream()
                .findFirst();
        Language language = copy.map(Message::language).orElse(party.language());
        pdf.write(
                new LetterPdf.Page(
                        language,
                        copy.map(Message::subject)
                                .orElseGet(() -> texts.text(
                                        language, "receipt." + receipt.kind() + ".subject", receipt.number())),
                        receipt.number(),
                        receipt.issuedAt(),
                        LetterText.of(copy.map(Message::body).orElseGet(() -> texts.text(language, "letter.copyGone")))
                                .parts(),
                        foot.of(language, party).parts()),
                target);
    }

    /**
     * Lays out a text for somebody whom the caller has made sure may have it.
     *
     * @param number what it is found by
     * @param text paragraphs as a letter has them
     */
    public void sheet(Party party, Language language, String subject, String number, String text, OutputStream target)
            throws IOException {
        pdf.write(
                new LetterPdf.Page(
                        language,
                        subject,
                        number,
                        clock.instant(),
                        LetterText.of(text).parts(),
                        foot.of(language, party).parts()),
                target);
    }

    private LetterTemplate template(LetterKind kind, Instant now) {
        return em.createQuery(
                        "select t from LetterTemplate t where t.kind = :kind and t.validFrom <= :now"
                                + " order by t.number desc",
                        LetterTemplate.class)
                .setParameter("kind", kind)
                .setParameter("now", now)
                .setMaxResults(1)
                .getSingleResult();
    }
}
