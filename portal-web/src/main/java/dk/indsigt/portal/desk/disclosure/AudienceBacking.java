package dk.indsigt.portal.desk.disclosure;

import dk.indsigt.domain.party.Brand;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.disclosure.AudiencePlatforms.Platform;
import dk.indsigt.service.disclosure.AudienceService;
import dk.indsigt.service.disclosure.AudienceService.Preview;
import dk.indsigt.service.disclosure.AudienceService.Purpose;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** A new audience: chosen, counted, asked for. */
@Named("audience")
@ViewScoped
public class AudienceBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient AudienceService service;

    @Inject
    private transient Attempt attempt;

    private List<Platform> platforms;
    private List<Purpose> purposes;
    private String platform;
    private String purpose;
    private Brand brand;
    private Preview preview;

    public void load() {
        platforms = service.platforms(user.actor());
        purposes = service.purposes(user.actor());
    }

    /** Tells how many it would be about. */
    public void count() {
        preview = attempt.at(() -> service.preview(user.actor(), platform, purpose, brand))
                .orElse(null);
    }

    public String ask() {
        return attempt.of(() -> service.ask(user.actor(), platform, purpose, brand))
                ? "/desk/disclosure/audiences?faces-redirect=true&asked=true"
                : null;
    }

    public List<Platform> getPlatforms() {
        return platforms;
    }

    public List<Purpose> getPurposes() {
        return purposes;
    }

    public Brand[] getBrands() {
        return Brand.values();
    }

    public Preview getPreview() {
        return preview;
    }

    public String getPlatform() {
        return platform;
    }

    public void setPlatform(String platform) {
        this.platform = platform;
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
}
