package dk.indsigt.portal.self.rights;

import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.credit.CreditService;
import dk.indsigt.service.recording.RecordingService;
import dk.indsigt.service.rights.RightsIntake;
import dk.indsigt.service.rights.RightsIntake.Capacity;
import dk.indsigt.service.rights.RightsIntake.Draft;
import dk.indsigt.service.rights.RightsIntake.Filed;
import dk.indsigt.service.rights.RightsIntake.Open;
import dk.indsigt.service.rights.RightsIntake.Preview;
import dk.indsigt.service.rights.RightsIntake.Right;
import dk.indsigt.service.rights.Wish;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Second and third step: the details, then the summary. What was typed stays until it is sent. */
@Named("rightsAsk")
@ViewScoped
public class AskBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient RightsIntake intake;

    @Inject
    private transient RecordingService recordings;

    @Inject
    private transient ConsentService consents;

    @Inject
    private transient CreditService credit;

    @Inject
    private transient Attempt attempt;

    @Inject
    private transient Texts texts;

    private String type;
    private String mandate;
    private Capacity capacity;
    private Right right;
    private String words;
    private String field;
    private String value;
    private String ground;
    private String assessment;
    private String received;
    private String point;
    private List<String> chosen = new ArrayList<>();
    private List<Option> options = List.of();
    private List<Preview> preview = List.of();
    private boolean summary;
    private boolean join;
    private Open same;

    /** Something that can be ticked or chosen. */
    public record Option(String id, String label) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    public void load() {
        UUID id = Viewing.id(mandate);
        capacity = intake.capacities(viewing.actor(), viewing.partyId()).stream()
                .filter(each -> id == null ? each.mandateId() == null : id.equals(each.mandateId()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        right = intake.all(viewing.actor()).stream()
                .filter(each ->
                        each.type().name().equals(type) && capacity.types().contains(each.type()))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        options = offered();
        if (right.type() == RequestType.ERASURE) {
            preview = intake.erasurePreview(viewing.actor(), draft(null));
        }
    }

    /** Goes on to the summary, where nothing is wrong. */
    public void next() {
        attempt.at(() -> intake.look(viewing.actor(), draft(date()))).ifPresent(open -> {
            same = open.orElse(null);
            summary = true;
        });
    }

    public void back() {
        summary = false;
    }

    public String send() {
        return attempt.at(() -> intake.file(viewing.actor(), draft(date()), join))
                .map(AskBacking::shown)
                .orElse(null);
    }

    private static String shown(Filed filed) {
        return "/self/rights/show?faces-redirect=true&id=" + filed.requestId()
                + (filed.joined() ? "&joined=true" : "&new=true");
    }

    private Draft draft(LocalDate receivedOn) {
        Map<String, String> details = new HashMap<>();
        put(details, Wish.WORDS, words);
        switch (right.type()) {
            case RECTIFICATION -> {
                put(details, "field", field);
                put(details, "value", value);
            }
            case ERASURE, RESTRICTION -> put(details, "ground", ground);
            case AUTOMATED_DECISION -> put(details, "assessment", assessment);
            case RECORDING_COPY -> put(details, "recordings", String.join(",", chosen));
            case OBJECTION -> put(details, "activities", String.join(",", chosen));
            case CONSENT_WITHDRAWAL -> put(details, "consents", String.join(",", chosen));
            default -> {}
        }
        Language language = user.language();
        return new Draft(
                right.type(), capacity.partyId(), capacity.mandateId(), new Wish(details), language, receivedOn, point);
    }

    private List<Option> offered() {
        boolean own = capacity.mandateId() == null && viewing.isFull();
        return switch (right.type()) {
            case RECORDING_COPY -> own ? recordingOptions() : List.of();
            case CONSENT_WITHDRAWAL -> own ? consentOptions() : List.of();
            case AUTOMATED_DECISION -> own ? assessmentOptions() : List.of();
            case OBJECTION ->
                intake.activitiesOpenToObjection(viewing.actor()).stream()
                        .map(each -> new Option(each.code(), texts.local(each.name())))
                        .toList();
            default -> List.of();
        };
    }

    private List<Option> recordingOptions() {
        return recordings.list(viewing.actor(), viewing.partyId(), 0, MOST).stream()
                .filter(each -> each.deletedAt() == null)
                .map(each -> new Option(
                        each.id().toString(), texts.moment(each.startedAt()) + " – " + texts.local(each.subject())))
                .toList();
    }

    private List<Option> consentOptions() {
        return consents.overview(viewing.actor(), viewing.partyId()).purposes().stream()
                .flatMap(purpose -> purpose.choices().stream()
                        .filter(choice ->
                                choice.decision() != null && choice.decision().yes())
                        .map(choice -> option(purpose.purpose().name(), choice.key())))
                .toList();
    }

    private Option option(LocalText purpose, ConsentKey key) {
        return new Option(
                key.purpose() + "|" + key.channel() + "|" + key.brand(),
                texts.local(purpose) + " – " + texts.code("channel", key.channel()) + " – "
                        + texts.code("brand", key.brand()));
    }

    private List<Option> assessmentOptions() {
        return credit.list(viewing.actor(), viewing.partyId()).stream()
                .map(each -> new Option(
                        each.id().toString(),
                        texts.moment(each.decidedAt()) + " – " + texts.code("creditOutcome", each.outcome())))
                .toList();
    }

    private LocalDate date() {
        try {
            return received == null || received.isBlank() ? null : LocalDate.parse(received.strip());
        } catch (DateTimeParseException malformed) {
            throw new InvalidValueException("RECEIVED_FORMAT");
        }
    }

    private static void put(Map<String, String> details, String name, String text) {
        if (text != null && !text.isBlank()) {
            details.put(name, text.strip());
        }
    }

    /** @return what the summary says about the details, in the reader's words */
    public List<String> getSummaryLines() {
        List<String> lines = new ArrayList<>();
        switch (right.type()) {
            case RECTIFICATION -> lines.add(texts.code("rightsField", field) + ": " + value);
            case ERASURE -> lines.add(texts.code("erasureGround", ground));
            case RESTRICTION -> lines.add(texts.code("restrictionGround", ground));
            case RECORDING_COPY, OBJECTION, CONSENT_WITHDRAWAL -> {
                options.stream()
                        .filter(each -> chosen.contains(each.id()))
                        .map(Option::label)
                        .forEach(lines::add);
                if (lines.isEmpty()) {
                    lines.add(texts.text("rights.all"));
                }
            }
            case AUTOMATED_DECISION ->
                options.stream()
                        .filter(each -> each.id().equals(assessment))
                        .map(Option::label)
                        .forEach(lines::add);
            default -> {}
        }
        return lines;
    }

    public boolean isDesk() {
        return viewing.isDesk();
    }

    /** @return whether the caller is not known yet, so that only the contact point that is named is left alone at once */
    public boolean isPointNeeded() {
        return viewing.isDesk() && !viewing.isMayChange() && right.type().immediate();
    }

    public boolean isMayChooseOptions() {
        return !options.isEmpty();
    }

    public Right getRight() {
        return right;
    }

    public Capacity getCapacity() {
        return capacity;
    }

    public List<Option> getOptions() {
        return options;
    }

    public List<Preview> getPreview() {
        return preview;
    }

    public Optional<Open> same() {
        return Optional.ofNullable(same);
    }

    public Open getSame() {
        return same;
    }

    public boolean isSummary() {
        return summary;
    }

    public String[] getFields() {
        return new String[] {"NAME", "BIRTH_DATE", "ADDRESS", "EMAIL", "PHONE", "OTHER"};
    }

    public String[] getErasureGrounds() {
        return new String[] {"A", "B", "C", "D", "E", "F"};
    }

    public String[] getRestrictionGrounds() {
        return new String[] {"A", "B", "C", "D"};
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getMandate() {
        return mandate;
    }

    public void setMandate(String mandate) {
        this.mandate = mandate;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }

    public String getField() {
        return field;
    }

    public void setField(String field) {
        this.field = field;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }

    public String getGround() {
        return ground;
    }

    public void setGround(String ground) {
        this.ground = ground;
    }

    public String getAssessment() {
        return assessment;
    }

    public void setAssessment(String assessment) {
        this.assessment = assessment;
    }

    public String getReceived() {
        return received;
    }

    public void setReceived(String received) {
        this.received = received;
    }

    public String getPoint() {
        return point;
    }

    public void setPoint(String point) {
        this.point = point;
    }

    public List<String> getChosen() {
        return chosen;
    }

    public void setChosen(List<String> chosen) {
        this.chosen = chosen == null ? new ArrayList<>() : new ArrayList<>(chosen);
    }

    public boolean isJoin() {
        return join;
    }

    public void setJoin(boolean join) {
        this.join = join;
    }
}
