package dk.indsigt.portal.desk.rights;

import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RightsBalancing;
import dk.indsigt.domain.rights.RightsRequest.ExtensionReason;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.notice.LetterService;
import dk.indsigt.service.rights.Attachments;
import dk.indsigt.service.rights.RightsDesk;
import dk.indsigt.service.rights.RightsDesk.Doubt;
import dk.indsigt.service.rights.RightsViews.Case;
import dk.indsigt.service.rights.RightsViews.Desk;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** One request at the desk: a form for each step that can happen now. */
@Named("deskCase")
@ViewScoped
public class ShowBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient RightsDesk service;

    @Inject
    private transient Attachments attachments;

    @Inject
    private transient LetterService letters;

    @Inject
    private transient Attempt attempt;

    @Inject
    private transient Texts texts;

    private String id;
    private Case data;
    private Desk desk;
    private List<LetterService.Line> mail = List.of();
    private Doubt doubt;
    private String evidence;
    private String item;
    private String ground;
    private String until;
    private String ours;
    private String theirs;
    private RightsBalancing.Conclusion conclusion;
    private CreditAssessment.Outcome review;
    private ExtensionReason extension;
    private boolean looked;
    private transient Part file;
    private final HashMap<String, String> words = new HashMap<>();
    private final HashMap<UUID, String> endReasons = new HashMap<>();

    /** A detail of what is asked for. */
    public record Detail(String label, String text) {}

    /** A ground that may be chosen. */
    public record Ground(String code, String label) {}

    public void load() {
        UUID request = Viewing.required(id);
        boolean again = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .containsKey("done");
        data = again ? service.show(user.actor(), request) : service.open(user.actor(), request);
        desk = service.desk(user.actor(), request);
        mail = letters.ofCase(request);
    }

    public String take() {
        return after(() -> service.take(user.actor(), data.id()));
    }

    public String askIdentity() {
        return after(() -> service.askIdentity(user.actor(), data.id(), doubt, words.get("identity")));
    }

    public String identifyByOfficer() {
        return after(() -> service.identifyByOfficer(user.actor(), data.id(), null, evidence));
    }

    public String refuseForIdentity() {
        return after(() -> service.refuseForIdentity(user.actor(), data.id(), words.get("noIdentity")));
    }

    public String askCustomer() {
        return after(() -> service.askCustomer(user.actor(), data.id(), words.get("question")));
    }

    public String noteAnswer() {
        return after(() -> service.noteAnswer(user.actor(), data.id(), words.get("note")));
    }

    public String extend() {
        return after(() -> service.extend(user.actor(), data.id(), extension, words.get("extend")));
    }

    public String grant() {
        return after(() -> service.grant(user.actor(), data.id(), Viewing.id(item), words.get("grant")));
    }

    public String refuse() {
        return after(
                () -> service.refuse(user.actor(), data.id(), Viewing.id(item), ground, date(), words.get("refuse")));
    }

    public String weigh() {
        return after(() -> service.weigh(user.actor(), data.id(), Viewing.id(item), ours, theirs, conclusion));
    }

    public String decideAgain() {
        return after(() -> service.review(user.actor(), data.id(), review, words.get("review")));
    }

    public String propose() {
        return after(() -> service.propose(user.actor(), data.id(), null));
    }

    public String approve() {
        return after(() -> service.approve(user.actor(), data.id()));
    }

    public String sendBack() {
        return after(() -> service.sendBack(user.actor(), data.id(), words.get("sendBack")));
    }

    public String withdraw() {
        return after(() -> service.withdraw(user.actor(), data.id()));
    }

    public String announceEnd(UUID stop) {
        return after(() -> service.announceEnd(user.actor(), data.id(), stop, endReasons.get(stop)));
    }

    public String end(UUID stop) {
        return after(() -> service.end(user.actor(), data.id(), stop, ProcessingStop.Ended.GROUND_GONE));
    }

    public String upload() {
        return after(() -> attachments.add(user.actor(), data.id(), content(), looked));
    }

    private byte[] content() {
        if (file == null) {
            return new byte[0];
        }
        if (file.getSize() > Attachments.MOST) {
            throw new InvalidValueException("FILE_TOO_LARGE", Attachments.MOST / 1024 / 1024);
        }
        try (InputStream in = file.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String after(Runnable step) {
        return attempt.of(step) ? "/desk/rights/show?faces-redirect=true&done=true&id=" + data.id() : null;
    }

    private LocalDate date() {
        try {
            return until == null || until.isBlank() ? null : LocalDate.parse(until.strip());
        } catch (DateTimeParseException malformed) {
            throw new InvalidValueException("UNTIL_FORMAT");
        }
    }

    /** @return what is asked for, detail by detail */
    public List<Detail> getWish() {
        List<Detail> details = new ArrayList<>();
        data.wish().forEach((name, value) -> details.add(new Detail(texts.code("wish", name), said(name, value))));
        return details;
    }

    private String said(String name, String value) {
        return switch (name) {
            case "field" -> texts.code("rightsField", value);
            case "ground" ->
                texts.code(
                        data.type() == dk.indsigt.domain.rights.RequestType.ERASURE
                                ? "erasureGround"
                                : "restrictionGround",
                        value);
            case "activities", "assessment", "recordings" -> things(value);
            default -> value;
        };
    }

    /** The things that are asked about have names in the list of what is decided; before there is one, they are told by their codes. */
    private String things(String codes) {
        return data.items().isEmpty()
                ? codes
                : data.items().stream().map(item -> texts.local(item.label())).collect(Collectors.joining(", "));
    }

    public List<Ground> getGrounds() {
        return desk.grounds().entrySet().stream()
                .map(each -> new Ground(each.getKey(), texts.local(each.getValue())))
                .toList();
    }

    public boolean isEnded() {
        return data.state().ended();
    }

    public boolean isDecided() {
        return data.decidedAt() != null;
    }

    /** @return whether proof of identity can be asked for now */
    public boolean isAskable() {
        return !data.identified()
                && (data.state() == RequestState.RECEIVED || data.state() == RequestState.IDENTITY_AWAITED)
                && !desk.proposed();
    }

    /** @return whether items can be decided now */
    public boolean isDecidable() {
        return data.state() == RequestState.IN_PROGRESS && !desk.proposed();
    }

    public Doubt[] getDoubts() {
        return Doubt.values();
    }

    public ExtensionReason[] getExtensions() {
        return ExtensionReason.values();
    }

    public RightsBalancing.Conclusion[] getConclusions() {
        return RightsBalancing.Conclusion.values();
    }

    public CreditAssessment.Outcome[] getReviews() {
        return CreditAssessment.Outcome.values();
    }

    public Case getData() {
        return data;
    }

    public Desk getDesk() {
        return desk;
    }

    public List<LetterService.Line> getMail() {
        return mail;
    }

    /** @return what was typed, by the form it was typed in: words to the customer and words for the file are not the same */
    public Map<String, String> getWords() {
        return words;
    }

    public Map<UUID, String> getEndReasons() {
        return endReasons;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Doubt getDoubt() {
        return doubt;
    }

    public void setDoubt(Doubt doubt) {
        this.doubt = doubt;
    }

    public String getEvidence() {
        return evidence;
    }

    public void setEvidence(String evidence) {
        this.evidence = evidence;
    }

    public String getItem() {
        return item;
    }

    public void setItem(String item) {
        this.item = item;
    }

    public String getGround() {
        return ground;
    }

    public void setGround(String ground) {
        this.ground = ground;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public String getOurs() {
        return ours;
    }

    public void setOurs(String ours) {
        this.ours = ours;
    }

    public String getTheirs() {
        return theirs;
    }

    public void setTheirs(String theirs) {
        this.theirs = theirs;
    }

    public RightsBalancing.Conclusion getConclusion() {
        return conclusion;
    }

    public void setConclusion(RightsBalancing.Conclusion conclusion) {
        this.conclusion = conclusion;
    }

    public CreditAssessment.Outcome getReview() {
        return review;
    }

    public void setReview(CreditAssessment.Outcome review) {
        this.review = review;
    }

    public ExtensionReason getExtension() {
        return extension;
    }

    public void setExtension(ExtensionReason extension) {
        this.extension = extension;
    }

    /** @return the bytes that a file may have */
    public int getMostBytes() {
        return Attachments.MOST;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public boolean isLooked() {
        return looked;
    }

    public void setLooked(boolean looked) {
        this.looked = looked;
    }
}
