package dk.indsigt.portal.desk.campaign;

import dk.indsigt.domain.campaign.Competition.State;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.campaign.CompetitionDesk;
import dk.indsigt.service.campaign.CompetitionDesk.View;
import dk.indsigt.service.campaign.CompetitionDesk.Winner;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** One competition: drawn, prize sent, or called off. The winner is shown where somebody asks for it. */
@Named("deskCompetition")
@ViewScoped
public class CompetitionBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient CompetitionDesk service;

    @Inject
    private transient Attempt attempt;

    private String id;
    private View shown;
    private Winner winner;

    public void load() {
        shown = service.show(user.actor(), Viewing.required(id));
    }

    public String draw() {
        return attempt.of(() -> service.draw(user.actor(), shown.id())) ? here() : null;
    }

    public void see() {
        winner = attempt.at(() -> service.winner(user.actor(), shown.id())).orElse(null);
    }

    public String sent() {
        return attempt.of(() -> service.prizeSent(user.actor(), shown.id())) ? here() : null;
    }

    public String cancel() {
        return attempt.of(() -> service.cancel(user.actor(), shown.id())) ? here() : null;
    }

    private String here() {
        return "/desk/campaign/competition?faces-redirect=true&id=" + shown.id();
    }

    public View getShown() {
        return shown;
    }

    public Winner getWinner() {
        return winner;
    }

    public boolean isDrawn() {
        return shown.state() == State.DRAWN;
    }

    /** @return whether it can still be called off */
    public boolean isPending() {
        return shown.state() == State.OPEN || shown.state() == State.CLOSED;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
