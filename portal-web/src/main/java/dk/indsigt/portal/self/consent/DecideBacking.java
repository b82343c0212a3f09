package dk.indsigt.portal.self.consent;

import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.consent.ConsentService.Choice;
import dk.indsigt.service.processing.Register;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;

/** One choice: the text and the effect first, then one button. */
@Named("consentDecide")
@ViewScoped
public class DecideBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient ConsentService service;

    @EJB
    private transient Register register;

    @Inject
    private transient Attempt attempt;

    private String purposeCode;
    private String channel;
    private String brand;
    private String evidence;

    private ConsentKey key;
    private boolean allowed;
    private UUID textId;
    private int textNumber;
    private LocalText text;

    public void load() {
        key = key();
        Choice choice = service.choice(viewing.actor(), viewing.partyId(), key);
        allowed = choice.allowed();
        ConsentText shown = service.currentText(viewing.actor(), viewing.partyId(), key.purpose());
        textId = shown.id();
        textNumber = shown.number();
        text = shown.text();
    }

    public String give() {
        return attempt.at(
                        () -> service.give(viewing.actor(), viewing.partyId(), key, textId, user.language(), evidence))
                .map(DecideBacking::toReceipt)
                .orElse(null);
    }

    public String stop() {
        return attempt.at(() -> service.stop(viewing.actor(), viewing.partyId(), key, user.language(), evidence))
                .map(DecideBacking::toReceipt)
                .orElse(null);
    }

    static String toReceipt(Receipt receipt) {
        return "/self/notice/receipt?faces-redirect=true&id=" + receipt.id();
    }

    private ConsentKey key() {
        try {
            return new ConsentKey(purposeCode, MarketingChannel.valueOf(channel), Brand.valueOf(brand));
        } catch (IllegalArgumentException | NullPointerException unknown) {
            throw new NotFoundException();
        }
    }

    public ConsentPurpose getPurpose() {
        return register.purpose(key.purpose());
    }

    public ConsentKey getKey() {
        return key;
    }

    public boolean isAllowed() {
        return allowed;
    }

    public int getTextNumber() {
        return textNumber;
    }

    public LocalText getText() {
        return text;
    }

    public String getPurposeCode() {
        return purposeCode;
    }

    public void setPurposeCode(String purposeCode) {
        this.purposeCode = purposeCode;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getBrand() {
        return brand;
    }

    public void setBrand(String brand) {
        this.brand = brand;
    }

    public String getEvidence() {
        return evidence;
    }

    public void setEvidence(String evidence) {
        this.evidence = evidence;
    }
}
