package dk.indsigt.service.rights;

import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.RightsRequest.ExtensionReason;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.notice.LetterService;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.protection.PrivateTexts;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words that a request puts into its letters. */
@ApplicationScoped
class RightsLetters {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private LetterService letters;

    @Inject
    private NoticeService notices;

    @Inject
    private NoticeTexts words;

    @Inject
    private PrivateTexts texts;

    @Inject
    private ItemNames names;

    @Inject
    private Clock clock;

    /** Sends a letter to the one who asked; what every letter says is added. */
    void send(LetterKind kind, RightsRequest request, Map<String, String> own) {
        Language language = request.language();
        Party about = em.find(Party.class, request.partyId());
        Party addressee = em.find(Party.class, request.requesterId());
        Register.RequestKind right = register.requestKind(request.type());
        Map<String, String> values = new HashMap<>();
        values.put("name", addressee.name());
        values.put("case", request.number());
        values.put("right", right.name().in(language));
        values.put("article", right.article());
        values.put("received", words.day(language, request.receivedOn()));
        values.put("due", words.day(language, request.dueOn()));
        values.put("newDue", words.day(language, request.dueOn()));
        values.put("date", words.day(language, LegalTime.today(clock)));
        values.put("next", words.text(language, "rights.next." + request.type()));
        values.putAll(own);
        letters.send(kind, about, addressee, request.id(), request.number(), language, values);
        if (kind == LetterKind.DECISION && request.type() == RequestType.ERASURE) {
            // Where everything goes the inbox goes too, so the answer travels in the mail itself.
            addressee
                    .email()
                    .ifPresent(email -> notices.mail(
                            email,
                            words.text(language, "mail.decision.subject"),
                            words.text(
                                    language,
                                    "mail.decision.body",
                                    request.number(),
                                    values.get("items"),
                                    values.get("next"))));
        }
    }

    /** @return what was decided about each item, and why and until when something is withheld */
    Map<String, String> decision(RightsRequest request, List<RightsItem> items) {
        Language language = request.language();
        String lines = items.stream()
                .map(item -> "- " + names.of(request, item).in(language) + ": " + said(request, item))
                .collect(Collectors.joining("\n"));
        boolean refused = items.stream().anyMatch(RightsItem::refused);
        boolean late = LegalTime.today(clock).isAfter(request.firstMonthEnds());
        String answer =
                words.text(language, "rights.outcome." + request.outcome().orElseThrow());
        String reasons = refused
                ? words.text(language, late ? "rights.refusedLate" : "rights.refused")
                : words.text(language, "rights.granted");
        return Map.of("items", lines, "reasons", reasons, "answer", answer);
    }

    Map<String, String> answer(RightsRequest request, List<RightsItem> items) {
        String answer = items.stream()
                .map(item -> note(request, item))
                .filter(text -> text != null)
                .collect(Collectors.joining("\n"));
        Map<String, String> values = new HashMap<>(decision(request, items));
        if (!answer.isEmpty()) {
            values.put("answer", answer);
        }
        return values;
    }

    /** @return why proof is asked for, and how to give it */
    Map<String, String> proof(RightsRequest request, String doubt, String own) {
        Language language = request.language();
        String reason = words.text(language, doubt == null ? "rights.noDoubt" : "rights.doubt." + doubt);
        return Map.of(
                "reasons",
                own == null ? reason : reason + "\n\n" + own,
                "next",
                words.text(language, "rights.identify", words.baseUrl()));
    }

    String extension(RightsRequest request, ExtensionReason reason, String own) {
        String general = words.text(request.language(), "rights.extension." + reason);
        return own == null || own.isBlank() ? general : general + "\n" + own.strip();
    }

    /** @return the reasons that were written for an item, or {@code null} */
    String note(RightsRequest request, RightsItem item) {
        return texts.read(
                request.partyId(), "item " + item.id(), item.noteCipher().orElse(null));
    }

    private String said(RightsRequest request, RightsItem item) {
        Language language = request.language();
        String note = note(request, item);
        if (item.granted()) {
            String granted = words.text(language, "rights.item.granted");
            return note == null ? granted : granted + ". " + note;
        }
        LocalText ground = item.ground()
                .map(register::refusalGround)
                .map(Register.RefusalGround::name)
                .orElseThrow();
        String provision = register.refusalGround(item.ground().orElseThrow()).provision();
        String text = words.text(language, "rights.item.refused", ground.in(language), provision);
        if (note != null) {
            text += " " + note;
        }
        return item.untilOn()
                .map(day -> words.text(language, "rights.item.until", words.day(language, day)))
                .map((text + " ")::concat)
                .orElse(text);
    }
}
