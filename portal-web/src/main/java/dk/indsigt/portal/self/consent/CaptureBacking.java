package dk.indsigt.portal.self.consent;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.Causes;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.consent.CaptureService;
import dk.indsigt.service.consent.CaptureService.Capture;
import dk.indsigt.service.consent.CaptureService.Item;
import dk.indsigt.service.consent.CaptureService.Reply;
import jakarta.ejb.EJBException;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** What another service asks for: nothing is set beforehand, yes and no cost the same. Once it is answered, the customer goes back to the service. */
@Named("consentCapture")
@ViewScoped
public class CaptureBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(CaptureBacking.class.getName());

    /** How long the page with the outcome stands before the browser goes on. */
    private static final String THEN = "3; url=";

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient CaptureService service;

    @Inject
    private transient Attempt attempt;

    private String asked;
    private String state;
    private UUID id;
    private Capture shown;
    private List<Row> rows;
    private String onward;

    /** The two answers there are. */
    public enum Answer {
        YES,
        NO
    }

    /** One thing that is asked for, as it is being answered. */
    public static final class Row implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Item item;
        private Answer answer;

        private Row(Item item) {
            this.item = item;
        }

        public Item getItem() {
            return item;
        }

        public Answer getAnswer() {
            return answer;
        }

        public void setAnswer(Answer answer) {
            this.answer = answer;
        }
    }

    public void load() {
        id = Viewing.id(asked);
        shown = service.show(user.actor(), id);
        rows = shown.items().stream().map(Row::new).toList();
        onward = service.onward(user.actor(), id, state).orElse(null);
        if (onward != null) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseHeader("Refresh", THEN + onward);
        }
    }

    /** Where it cannot be done for a reason of ours, the service is told that it ended so. */
    public String answer() {
        try {
            boolean done = attempt.of(() -> service.answer(
                    user.actor(),
                    id,
                    rows.stream()
                            .collect(Collectors.toMap(
                                    row -> row.getItem().id(),
                                    row -> new Reply(row.getItem().textId(), row.getAnswer() == Answer.YES))),
                    user.language()));
            return done || over() ? here() : null;
        } catch (EJBException failure) {
            LOG.log(Level.SEVERE, "A capture failed: {0}", Causes.trace(failure));
            service.fail(user.actor(), id);
            return here();
        }
    }

    /** Its time may have run out while the page was open, or it was answered in another window. */
    private boolean over() {
        return service.show(user.actor(), id).result() != null;
    }

    private String here() {
        return "/self/consent/capture?faces-redirect=true&id=" + id
                + (state == null ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }

    public Capture getShown() {
        return shown;
    }

    public List<Row> getRows() {
        return rows;
    }

    public boolean isOpen() {
        return shown.result() == null;
    }

    public String getOnward() {
        return onward;
    }

    public String getAsked() {
        return asked;
    }

    public void setAsked(String asked) {
        this.asked = asked;
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }
}
