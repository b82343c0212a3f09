package dk.indsigt.portal.self.campaign;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.campaign.CompetitionService;
import dk.indsigt.service.campaign.CompetitionService.Page;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** One competition: its terms and what it would use first, then one button. */
@Named("competition")
@ViewScoped
public class CompetitionBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient CompetitionService service;

    @Inject
    private transient Attempt attempt;

    private String id;
    private Page shown;

    public void load() {
        shown = service.show(viewing.actor(), viewing.partyId(), Viewing.required(id));
    }

    public String enter() {
        return attempt.at(() -> service.enter(
                        viewing.actor(), viewing.partyId(), Viewing.required(id), shown.textId(), user.language()))
                .map(CallbackBacking::toReceipt)
                .orElse(null);
    }

    public String leave() {
        return attempt.at(() -> service.leave(viewing.actor(), viewing.partyId(), Viewing.required(id)))
                .map(CallbackBacking::toReceipt)
                .orElse(null);
    }

    public Page getShown() {
        return shown;
    }

    public boolean isEntered() {
        return shown.view().enteredAt() != null;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
