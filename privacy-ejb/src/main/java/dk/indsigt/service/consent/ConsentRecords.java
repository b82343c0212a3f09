package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.consent.ConsentService.Past;
import dk.indsigt.service.notice.LetterService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A decision to take along: what was said, upon which text, and what proves it (art. 7(1), ISO/IEC TS 27560). */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class ConsentRecords {
    private static final String AUTHORITY = "DATATILSYNET";
    private static final String[] PLATFORMS = {"META", "GOOGLE"};

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Access access;

    @Inject
    private LetterService letters;

    @Inject
    private NoticeTexts texts;

    /**
     * A decision as a sheet of paper tells it.
     *
     * @param number of the receipt, or the id of the decision where there was none
     */
    public record Sheet(Past past, String number) {}

    private record Held(Party party, ConsentDecision decision, ConsentText text, Receipt receipt) {
        String number() {
            return receipt == null ? decision.id().toString() : receipt.number();
        }
    }

    /** A representative decides under an account of their own. */
    private UUID decider(ConsentDecision decision) {
        return em.createQuery(
                        "select a.personId from ConsentDecision d, Account a where d.id = :decision and a.id = d.accountId and"
                                + " a.personId is not null",
                        UUID.class)
                .setParameter("decision", decision.id())
                .getResultStream()
                .findFirst()
                .orElse(decision.partyId());
    }

    /**
     * @return the record and its receipt as JSON-LD
     * @throws NotFoundException where there is no such decision, or it is not the actor's to see
     */
    public JsonObject json(Actor actor, UUID decisionId) {
        Held held = held(actor, decisionId);
        ConsentPurpose purpose = register.purpose(held.decision().key().purpose());
        return new ConsentRecord(
                        held.decision(),
                        purpose,
                        held.text(),
                        decider(held.decision()),
                        held.receipt() == null ? null : held.receipt().number(),
                        register.controller(),
                        register.authority(AUTHORITY),
                        recipients(held.decision().key().channel()),
                        texts.baseUrl() + "self/consent/list.xhtml")
                .receipt27560();
    }

    /** @throws NotFoundException as {@link #json} */
    public Sheet sheet(Actor actor, UUID decisionId) {
        Held held = held(actor, decisionId);
        return new Sheet(
                Past.of(
                        held.decision(),
                        held.text(),
                        register.purpose(held.decision().key().purpose()).name()),
                held.number());
    }

    /**
     * Lays the sheet out.
     *
     * @param text what it says in the reader's language
     * @throws NotFoundException as {@link #json}
     */
    public void pdf(Actor actor, UUID decisionId, Language language, String subject, String text, OutputStream target)
            throws IOException {
        Held held = held(actor, decisionId);
        letters.sheet(held.party(), language, subject, held.number(), text, target);
    }

    private Map<String, LocalText> recipients(MarketingChannel channel) {
        Map<String, LocalText> recipients = new TreeMap<>();
        if (channel == MarketingChannel.EXPORT) {
            for (String platform : PLATFORMS) {
                recipients.put(platform, register.recipient(platform));
            }
        }
        return recipients;
    }

    private Held held(Actor actor, UUID decisionId) {
        ConsentDecision decision = decisionId == null ? null : em.find(ConsentDecision.class, decisionId);
        if (decision == null) {
            throw new NotFoundException();
        }
        return new Held(
                access.toSeeFully(actor, decision.partyId()).party(),
                decision,
                decision.textId().map(id -> em.find(ConsentText.class, id)).orElse(null),
                decision.receiptId().map(id -> em.find(Receipt.class, id)).orElse(null));
    }
}
