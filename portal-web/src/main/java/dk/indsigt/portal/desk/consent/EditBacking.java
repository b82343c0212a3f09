package dk.indsigt.portal.desk.consent;

import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.text.TextDifference;
import dk.indsigt.domain.text.TextDifference.Change;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.consent.ConsentTextService;
import dk.indsigt.service.consent.ConsentTextService.Version;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** The text that is shown before a yes to one purpose, in both languages: edited, compared, and saved as a new version. */
@Named("consentText")
@ViewScoped
public class EditBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient ConsentTextService service;

    @Inject
    private transient Attempt attempt;

    private String purpose;
    private String saved;
    private Version newest;
    private long bound;
    private String textDa;
    private String textEn;
    private boolean asksAgain;
    private boolean draft;
    private List<Change> changesDa = List.of();
    private List<Change> changesEn = List.of();

    public void load() {
        List<Version> versions = service.newest(user.actor(), purpose);
        newest = versions.get(0);
        bound = service.bound(user.actor(), purpose);
        textDa = newest.text().da();
        textEn = newest.text().en();
        if (versions.size() > 1) {
            compare(versions.get(1).text());
        }
    }

    /** Shows what would change. */
    public void compare() {
        draft = true;
        compare(newest.text());
    }

    public String save() {
        LocalText text = new LocalText(textDa, textEn);
        return attempt.of(() -> service.save(user.actor(), purpose, newest.number(), text, asksAgain))
                ? "/desk/consent/edit?faces-redirect=true&saved=true&purpose=" + purpose
                : null;
    }

    private void compare(LocalText before) {
        changesDa = TextDifference.between(before.da(), lines(textDa));
        changesEn = TextDifference.between(before.en(), lines(textEn));
    }

    private static String lines(String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n").strip();
    }

    public Version getNewest() {
        return newest;
    }

    /** @return how many people have said yes upon a text that counts */
    public long getBound() {
        return bound;
    }

    public boolean isJustSaved() {
        return "true".equals(saved) && !draft;
    }

    /** @return whether the comparison is between what is typed and the newest version, else between the two newest versions */
    public boolean isDraft() {
        return draft;
    }

    public List<Change> getChangesDa() {
        return changesDa;
    }

    public List<Change> getChangesEn() {
        return changesEn;
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String purpose) {
        this.purpose = purpose;
    }

    public String getSaved() {
        return saved;
    }

    public void setSaved(String saved) {
        this.saved = saved;
    }

    public String getTextDa() {
        return textDa;
    }

    public void setTextDa(String textDa) {
        this.textDa = textDa;
    }

    public String getTextEn() {
        return textEn;
    }

    public void setTextEn(String textEn) {
        this.textEn = textEn;
    }

    public boolean isAsksAgain() {
        return asksAgain;
    }

    public void setAsksAgain(boolean asksAgain) {
        this.asksAgain = asksAgain;
    }
}
