package dk.indsigt.portal.self.notice;

import dk.indsigt.domain.campaign.CallbackWindow;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptFacts;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.campaign.CompetitionService;
import dk.indsigt.service.campaign.SurveyService;
import dk.indsigt.service.notice.InboxService;
import dk.indsigt.service.processing.Register;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A receipt, written anew in the reader's language from its facts. */
@Named("receipt")
@RequestScoped
public class ReceiptBacking {
    @Inject
    private Viewing viewing;

    @Inject
    private InboxService service;

    @Inject
    private CompetitionService competitions;

    @Inject
    private SurveyService surveys;

    @Inject
    private Texts texts;

    @EJB
    private Register register;

    private String id;
    private Shown shown;

    /** A receipt as shown. */
    public record Shown(String number, ReceiptKind kind, Instant issuedAt, String through, Map<String, String> facts) {
        /** @return names and values in their order */
        public List<Map.Entry<String, String>> rows() {
            return List.copyOf(facts.entrySet());
        }
    }

    public void load() {
        Receipt receipt = service.receipt(viewing.actor(), Viewing.required(id));
        shown = new Shown(
                receipt.number(),
                receipt.kind(),
                receipt.issuedAt(),
                receipt.askedThrough().name(),
                words(receipt.facts()));
    }

    /** @return what goes on upon another basis after a no (P-8-d), or {@code null} */
    public String getContinues() {
        if (shown.kind() != ReceiptKind.CONSENT_STOPPED) {
            return null;
        }
        var purpose = register.purpose(
                service.receipt(viewing.actor(), Viewing.required(id)).facts().get("purpose"));
        return purpose == null ? null : texts.local(purpose.continues());
    }

    private Map<String, String> words(ReceiptFacts facts) {
        Map<String, String> words = new LinkedHashMap<>();
        facts.values().forEach((name, value) -> words.put(texts.text("fact." + name), word(name, value)));
        return words;
    }

    private String word(String name, String value) {
        return switch (name) {
            case "purpose" ->
                register.purpose(value) == null
                        ? value
                        : texts.local(register.purpose(value).name());
            case "call" -> texts.moment(Instant.parse(value));
            case "lines" -> value;
            case "competition" -> competition(UUID.fromString(value));
            case "survey" -> texts.local(surveys.name(viewing.actor(), UUID.fromString(value)));
            case "topic" -> texts.text("callbackTopic." + value);
            case "window" -> window(CallbackWindow.parse(value));
            case "fields" ->
                Arrays.stream(value.split(","))
                        .map(field -> texts.text("field." + field))
                        .collect(Collectors.joining(", "));
            default -> texts.text(name + "." + value);
        };
    }

    private String competition(UUID competition) {
        return texts.local(competitions.name(viewing.actor(), competition));
    }

    private String window(CallbackWindow window) {
        return texts.text(
                "callback.slot",
                texts.date(window.day()),
                window.part().from(),
                window.part().until());
    }

    public Shown getShown() {
        return shown;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
