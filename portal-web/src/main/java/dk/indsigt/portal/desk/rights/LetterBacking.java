package dk.indsigt.portal.desk.rights;

import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.notice.LetterService;
import dk.indsigt.service.notice.LetterService.Shown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One letter of a case, as the customer got it; that staff read it is on record. */
@Named("deskLetter")
@RequestScoped
public class LetterBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private LetterService service;

    private String id;
    private Shown shown;

    public void load() {
        shown = service.open(user.actor(), Viewing.required(id));
    }

    public Shown getShown() {
        return shown;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
