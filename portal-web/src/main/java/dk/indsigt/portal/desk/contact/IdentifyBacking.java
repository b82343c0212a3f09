package dk.indsigt.portal.desk.contact;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.Contact;
import dk.indsigt.domain.contact.DisclosureReason;
import dk.indsigt.domain.contact.Told;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.contact.ContactService;
import dk.indsigt.service.contact.Subject;
import dk.indsigt.service.party.ContactDetails;
import dk.indsigt.service.party.ContactDetailsService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who is calling? What the caller knows is noted; a code, MitID or a document seen in a shop is proof. */
@Named("deskIdentify")
@RequestScoped
public class IdentifyBacking {
    private static final String HERE = "/desk/contact/identify?faces-redirect=true";

    @Inject
    private Viewing viewing;

    @Inject
    private ContactService service;

    @Inject
    private ContactDetailsService details;

    @Inject
    private Attempt attempt;

    private List<Told> told;
    private String code;
    private String mitid;
    private String document;
    private DisclosureReason reason;
    private String cpr;

    private Subject subject;
    private ContactDetails covered;

    public void load() {
        subject = service.current(viewing.actor());
        covered = details.show(viewing.actor(), viewing.partyId());
        if (told == null) {
            told = List.copyOf(subject.contact().told());
        }
    }

    public String noteTold() {
        Set<Told> facts = told == null || told.isEmpty() ? Set.of() : EnumSet.copyOf(told);
        return attempt.of(() -> service.noteTold(viewing.actor(), facts)) ? HERE : null;
    }

    public String sendCode() {
        return attempt.at(() -> service.sendCode(viewing.actor()))
                .map(point -> {
                    FacesContext.getCurrentInstance()
                            .getExternalContext()
                            .getFlash()
                            .put("sentTo", point);
                    return HERE;
                })
                .orElse(null);
    }

    public String identifyByCode() {
        return attempt.of(() -> service.identifyByCode(viewing.actor(), code)) ? HERE : null;
    }

    public String identifyByMitId() {
        return attempt.of(() -> service.identifyByMitId(viewing.actor(), mitid)) ? HERE : null;
    }

    public String identifyByDocument() {
        return attempt.of(() -> service.identifyByDocument(viewing.actor(), document)) ? HERE : null;
    }

    /** Shows the CPR number on this answer only. */
    public void uncoverCpr() {
        attempt.at(() -> service.uncoverCpr(viewing.actor(), reason)).ifPresent(number -> cpr = number);
    }

    public String close() {
        service.close(viewing.actor());
        return "/desk/contact/search?faces-redirect=true";
    }

    public Contact getOpened() {
        return subject.contact();
    }

    public boolean isIdentified() {
        return subject.contact().identified();
    }

    public boolean isInShop() {
        return subject.contact().channel() == AskedThrough.SHOP;
    }

    public boolean isPerson() {
        return subject.party().person();
    }

    public ContactDetails getCovered() {
        return covered;
    }

    public Object getSentTo() {
        return FacesContext.getCurrentInstance().getExternalContext().getFlash().get("sentTo");
    }

    public Told[] getFacts() {
        return Told.values();
    }

    public DisclosureReason[] getReasons() {
        return DisclosureReason.values();
    }

    public String getCpr() {
        return cpr;
    }

    public List<Told> getTold() {
        return told;
    }

    public void setTold(List<Told> told) {
        this.told = told;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getMitid() {
        return mitid;
    }

    public void setMitid(String mitid) {
        this.mitid = mitid;
    }

    public String getDocument() {
        return document;
    }

    public void setDocument(String document) {
        this.document = document;
    }

    public DisclosureReason getReason() {
        return reason;
    }

    public void setReason(DisclosureReason reason) {
        this.reason = reason;
    }
}
