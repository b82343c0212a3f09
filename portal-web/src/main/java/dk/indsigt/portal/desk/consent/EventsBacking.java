package dk.indsigt.portal.desk.consent;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Paging;
import dk.indsigt.service.consent.event.EventDeskService;
import dk.indsigt.service.consent.event.EventDeskService.Open;
import dk.indsigt.service.consent.event.EventDeskService.Subscriber;
import dk.indsigt.service.processing.Register;
import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** Which systems have not yet confirmed that they stopped. */
@Named("consentEvents")
@ViewScoped
public class EventsBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SIZE = 50;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient EventDeskService service;

    @EJB
    private transient Register register;

    @Inject
    private transient Attempt attempt;

    private String page;
    private Paging paging;
    private List<Open> open;
    private List<Subscriber> subscribers;

    public void load() {
        paging = Paging.of(page, SIZE, service.openCount(user.actor()));
        open = service.open(user.actor(), paging.first(), SIZE);
        subscribers = service.subscribers(user.actor());
    }

    public String sendNow(UUID subscription) {
        return attempt.of(() -> service.sendNow(user.actor(), subscription))
                ? "/desk/consent/events?faces-redirect=true"
                : null;
    }

    /** @return the name of a purpose */
    public String name(String purpose) {
        return register.purpose(purpose).name().in(user.language());
    }

    public Paging getPaging() {
        return paging;
    }

    public List<Open> getOpen() {
        return open;
    }

    public List<Subscriber> getSubscribers() {
        return subscribers;
    }

    public String getPage() {
        return page;
    }

    public void setPage(String page) {
        this.page = page;
    }
}
