package dk.indsigt.portal.desk.campaign;

import dk.indsigt.domain.campaign.NewsletterIssue.State;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.campaign.NewsletterService;
import dk.indsigt.service.campaign.NewsletterService.Numbers;
import dk.indsigt.service.campaign.NewsletterService.View;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** One issue: what became of it, in numbers, and a way to stop it. */
@Named("newsletter")
@ViewScoped
public class NewsletterBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient NewsletterService service;

    @Inject
    private transient Attempt attempt;

    private String id;
    private View shown;
    private Numbers numbers;

    public void load() {
        shown = service.show(user.actor(), Viewing.required(id));
        numbers = service.numbers(user.actor(), shown.id());
    }

    public String stop() {
        return attempt.of(() -> service.stop(user.actor(), shown.id()))
                ? "/desk/campaign/newsletter?faces-redirect=true&id=" + shown.id()
                : null;
    }

    public View getShown() {
        return shown;
    }

    public Numbers getNumbers() {
        return numbers;
    }

    /** @return whether something of it may still leave */
    public boolean isPending() {
        return pending(shown, numbers);
    }

    static boolean pending(View mail, Numbers numbers) {
        return mail.state() != State.STOPPED && (mail.state() != State.SENT || numbers.waiting() > 0);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
