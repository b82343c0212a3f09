package dk.indsigt.portal.desk.contact;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.DisclosureReason;
import dk.indsigt.domain.contact.Told;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.contact.ContactService;
import dk.indsigt.service.party.ContactDetails;
import dk.indsigt.service.party.ContactDetailsService;
import dk.indsigt.service.party.LineReach.LineView;
import dk.indsigt.service.processing.HeldDataService;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who is calling? What the caller knows is noted; a code, MitID or a document seen in a shop is proof. */
@Named("deskIdentify")
@ViewScoped
public class IdentifyBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String HERE = "/desk/contact/identify?faces-redirect=true";

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient ContactService service;

    @Inject
    private transient ContactDetailsService details;

    @Inject
    private transient HeldDataService held;

    @Inject
    private transient Attempt attempt;

    private List<Told> told;
    private String code;
    private String mitid;
    private String document;
    private DisclosureReason reason;
    private String cpr;

    private boolean identified;
    private boolean inShop;
    private boolean person;
    private ContactDetails covered;
    private List<LineView> lines;

    public void load() {
        Subject subject = service.current(viewing.actor());
        identified = subject.contact().identified();
        inShop = subject.contact().channel() == AskedThrough.SHOP;
        person = subject.party().person();
        covered = details.show(viewing.actor(), viewing.partyId());
        lines = held.lines(viewing.actor(), viewing.partyId());
        told = new ArrayList<>(subject.contact().told());
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

    public boolean isIdentified() {
        return identified;
    }

    public boolean isInShop() {
        return inShop;
    }

    public boolean isPerson() {
        return person;
    }

    /** @return lines with covered numbers until the caller is identified */
    public List<LineView> getLines() {
        return lines;
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
