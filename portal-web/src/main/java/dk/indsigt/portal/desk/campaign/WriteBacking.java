package dk.indsigt.portal.desk.campaign;

import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.campaign.NewsletterIssue.Draft;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.campaign.NewsletterService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** A new issue of a newsletter, in both languages. */
@Named("newsletterWrite")
@RequestScoped
public class WriteBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private NewsletterService service;

    @Inject
    private Attempt attempt;

    private String purpose;
    private Brand brand;
    private String nameDa;
    private String nameEn;
    private String textDa;
    private String textEn;
    private String send;

    public String schedule() {
        return attempt.at(() -> service.schedule(
                        user.actor(),
                        new Draft(
                                purpose,
                                brand,
                                new LocalText(nameDa, nameEn),
                                new LocalText(textDa, textEn),
                                Days.typed(send, "SEND_REQUIRED"))))
                .map(id -> "/desk/campaign/newsletter?faces-redirect=true&id=" + id)
                .orElse(null);
    }

    public List<String> getPurposes() {
        return NewsletterIssue.PURPOSES.stream().sorted().toList();
    }

    public Brand[] getBrands() {
        return Brand.values();
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String purpose) {
        this.purpose = purpose;
    }

    public Brand getBrand() {
        return brand;
    }

    public void setBrand(Brand brand) {
        this.brand = brand;
    }

    public String getNameDa() {
        return nameDa;
    }

    public void setNameDa(String nameDa) {
        this.nameDa = nameDa;
    }

    public String getNameEn() {
        return nameEn;
    }

    public void setNameEn(String nameEn) {
        this.nameEn = nameEn;
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

    public String getSend() {
        return send;
    }

    public void setSend(String send) {
        this.send = send;
    }
}
