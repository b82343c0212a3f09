package dk.indsigt.portal.desk.campaign;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.campaign.NewsletterService;
import dk.indsigt.service.campaign.NewsletterService.Numbers;
import dk.indsigt.service.campaign.SurveyDesk;
import dk.indsigt.service.campaign.SurveyDesk.Result;
import dk.indsigt.service.campaign.SurveyDesk.View;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** One survey: whom it was sent to in numbers, what was answered, and a way to send no more. */
@Named("deskSurvey")
@ViewScoped
public class SurveyBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient SurveyDesk service;

    @Inject
    private transient NewsletterService mails;

    @Inject
    private transient Attempt attempt;

    private String id;
    private View shown;
    private NewsletterService.View mail;
    private Numbers numbers;
    private List<Result> results;

    public void load() {
        shown = service.show(user.actor(), Viewing.required(id));
        mail = mails.show(user.actor(), shown.issueId());
        numbers = mails.numbers(user.actor(), shown.issueId());
        results = service.results(user.actor(), shown.id());
    }

    public String stop() {
        return attempt.of(() -> mails.stop(user.actor(), shown.issueId()))
                ? "/desk/campaign/survey?faces-redirect=true&id=" + shown.id()
                : null;
    }

    public View getShown() {
        return shown;
    }

    public NewsletterService.View getMail() {
        return mail;
    }

    public Numbers getNumbers() {
        return numbers;
    }

    public List<Result> getResults() {
        return results;
    }

    /** @return whether something of the mail that asks may still leave */
    public boolean isPending() {
        return NewsletterBacking.pending(mail, numbers);
    }

    /** @return how many have to have answered before anything is shown */
    public int getFewest() {
        return SurveyDesk.FEWEST;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
