package dk.indsigt.portal.desk.notice;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.notice.LetterTemplate;
import dk.indsigt.domain.notice.LetterTemplate.Field;
import dk.indsigt.domain.notice.LetterTemplate.Problem;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.text.TextDifference;
import dk.indsigt.domain.text.TextDifference.Change;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.service.notice.TemplateService;
import dk.indsigt.service.notice.TemplateService.Preview;
import dk.indsigt.service.notice.TemplateService.Version;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of one kind of letter in both languages: edited, tried, compared, and saved as a new version. */
@Named("templateEdit")
@ViewScoped
public class EditBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The field of the form that each text is typed into. */
    private static final Map<Field, String> FIELDS = Map.of(
            Field.SUBJECT_DA, "edit:subjectDa",
            Field.BODY_DA, "edit:bodyDa",
            Field.SUBJECT_EN, "edit:subjectEn",
            Field.BODY_EN, "edit:bodyEn");

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient TemplateService service;

    @Inject
    private transient Attempt attempt;

    @Inject
    private transient Texts texts;

    private String kind;
    private String saved;
    private Version newest;
    private String subjectDa;
    private String subjectEn;
    private String bodyDa;
    private String bodyEn;
    private Preview previewDa;
    private Preview previewEn;
    private boolean draft;
    private List<Change> changesDa = List.of();
    private List<Change> changesEn = List.of();

    /** A value that a text may tell. */
    public record Placeholder(String name, boolean required, boolean inSubject) {
        /** @return as it is written in a text */
        public String written() {
            return "{{" + name + "}}";
        }
    }

    public void load() {
        List<Version> versions = service.newest(user.actor(), kind());
        newest = versions.get(0);
        subjectDa = newest.subject().da();
        subjectEn = newest.subject().en();
        bodyDa = newest.body().da();
        bodyEn = newest.body().en();
        if (versions.size() > 1) {
            compare(versions.get(1).subject(), versions.get(1).body());
        }
    }

    /** Shows the letter with example values, and what would change. */
    public void preview() {
        if (sound()) {
            previewDa = service.preview(user.actor(), kind(), subject(), body(), Language.DA);
            previewEn = service.preview(user.actor(), kind(), subject(), body(), Language.EN);
            draft = true;
            compare(newest.subject(), newest.body());
        }
    }

    /** Sends the letter with example values as a PDF; the page stays as it is. */
    public void pdf(String language) throws IOException {
        if (!sound()) {
            return;
        }
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.setResponseContentType("application/pdf");
        external.setResponseHeader("Content-Disposition", "attachment; filename=\"preview-" + language + ".pdf\"");
        service.previewPdf(
                user.actor(), kind(), subject(), body(), Language.of(language), external.getResponseOutputStream());
        faces.responseComplete();
    }

    public String save() {
        return sound()
                        && attempt.at(() -> service.save(user.actor(), kind(), newest.number(), subject(), body()))
                                .isPresent()
                ? "/desk/notice/edit?faces-redirect=true&kind=" + kind() + "&saved=true"
                : null;
    }

    /** @return what the text may tell, what it must tell first */
    public List<Placeholder> getPlaceholders() {
        LetterKind of = kind();
        return of.placeholders().stream()
                .map(name -> new Placeholder(
                        name, of.required().contains(name), of.inSubject().contains(name)))
                .toList();
    }

    private boolean sound() {
        Map<Field, String> told = LetterTemplate.problems(kind(), subject(), body()).stream()
                .collect(Collectors.groupingBy(
                        Problem::field, Collectors.mapping(this::sentence, Collectors.joining(" "))));
        FacesContext context = FacesContext.getCurrentInstance();
        told.forEach((field, sentences) ->
                context.addMessage(FIELDS.get(field), new FacesMessage(FacesMessage.SEVERITY_ERROR, sentences, null)));
        if (!told.isEmpty()) {
            context.validationFailed();
        }
        return told.isEmpty();
    }

    private String sentence(Problem problem) {
        return texts.failure(new InvalidValueException(problem.code(), problem.argument()));
    }

    private void compare(LocalText subject, LocalText body) {
        changesDa = TextDifference.between(whole(subject.da(), body.da()), whole(subjectDa, bodyDa));
        changesEn = TextDifference.between(whole(subject.en(), body.en()), whole(subjectEn, bodyEn));
    }

    private static String whole(String subject, String body) {
        return subject + "\n\n" + body.replace("\r\n", "\n").strip();
    }

    private LetterKind kind() {
        return Arrays.stream(LetterKind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private LocalText subject() {
        return new LocalText(subjectDa, subjectEn);
    }

    private LocalText body() {
        return new LocalText(bodyDa, bodyEn);
    }

    public Version getNewest() {
        return newest;
    }

    public boolean isJustSaved() {
        return "true".equals(saved) && !draft;
    }

    /** @return whether the comparison is between what is typed and the newest version, else between the two newest versions */
    public boolean isDraft() {
        return draft;
    }

    public Preview getPreviewDa() {
        return previewDa;
    }

    public Preview getPreviewEn() {
        return previewEn;
    }

    public List<Change> getChangesDa() {
        return changesDa;
    }

    public List<Change> getChangesEn() {
        return changesEn;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getSaved() {
        return saved;
    }

    public void setSaved(String saved) {
        this.saved = saved;
    }

    public String getSubjectDa() {
        return subjectDa;
    }

    public void setSubjectDa(String subjectDa) {
        this.subjectDa = subjectDa;
    }

    public String getSubjectEn() {
        return subjectEn;
    }

    public void setSubjectEn(String subjectEn) {
        this.subjectEn = subjectEn;
    }

    public String getBodyDa() {
        return bodyDa;
    }

    public void setBodyDa(String bodyDa) {
        this.bodyDa = bodyDa;
    }

    public String getBodyEn() {
        return bodyEn;
    }

    public void setBodyEn(String bodyEn) {
        this.bodyEn = bodyEn;
    }
}
