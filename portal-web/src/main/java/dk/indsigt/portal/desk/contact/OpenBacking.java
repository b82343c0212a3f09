package dk.indsigt.portal.desk.contact;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.contact.ContactService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** Opens a customer: through which channel, and why. */
@Named("deskOpen")
@RequestScoped
public class OpenBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private ContactService service;

    @Inject
    private Attempt attempt;

    private String customer;
    private String party;
    private AskedThrough channel;
    private Reason reason;
    private String note;

    public void load() {
        service.requireCustomer(user.actor(), Viewing.required(customer), Viewing.required(party));
    }

    public String open() {
        return attempt.at(() -> service.open(
                        user.actor(), Viewing.required(customer), Viewing.required(party), channel, reason, note))
                .map(id -> "/desk/contact/identify?faces-redirect=true&contact=" + id)
                .orElse(null);
    }

    public List<AskedThrough> getChannels() {
        return Arrays.stream(AskedThrough.values()).filter(AskedThrough::desk).toList();
    }

    public Reason[] getReasons() {
        return Reason.values();
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    public String getParty() {
        return party;
    }

    public void setParty(String party) {
        this.party = party;
    }

    public AskedThrough getChannel() {
        return channel;
    }

    public void setChannel(AskedThrough channel) {
        this.channel = channel;
    }

    public Reason getReason() {
        return reason;
    }

    public void setReason(Reason reason) {
        this.reason = reason;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
