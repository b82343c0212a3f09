package dk.indsigt.portal.self.notice;

import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.notice.LetterService;
import dk.indsigt.service.notice.LetterService.Shown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One letter, as it was sent. */
@Named("letter")
@RequestScoped
public class LetterBacking {
    @Inject
    private Viewing viewing;

    @Inject
    private LetterService service;

    private String id;
    private Shown shown;

    public void load() {
        shown = service.open(viewing.actor(), Viewing.required(id));
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
