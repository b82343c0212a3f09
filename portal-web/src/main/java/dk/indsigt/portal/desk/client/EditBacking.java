package dk.indsigt.portal.desk.client;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.account.MachineClientService;
import dk.indsigt.service.account.MachineClientService.Issued;
import dk.indsigt.service.account.MachineClientService.Shown;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;

/** One machine client: what it may do, a new key, the end. */
@Named("client")
@ViewScoped
public class EditBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String HERE = "/desk/client/edit?faces-redirect=true&id=";

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient MachineClientService service;

    @Inject
    private transient Attempt attempt;

    private String asked;
    private UUID id;
    private Shown shown;
    private Allowance allowance;

    public void load() {
        id = Viewing.id(asked);
        shown = service.show(user.actor(), id);
        allowance = new Allowance(service.purposes(user.actor()), shown);
    }

    public String change() {
        return attempt.of(() -> service.change(
                        user.actor(), id, allowance.chosen(), allowance.getPurposes(), allowance.addresses()))
                ? HERE + id
                : null;
    }

    public String rotate() {
        return attempt.at(() -> service.rotate(user.actor(), id))
                .map(EditBacking::told)
                .orElse(null);
    }

    public String revoke() {
        return attempt.of(() -> service.revoke(user.actor(), id)) ? "/desk/client/list?faces-redirect=true" : null;
    }

    /** @return the page that shows a new key, this once */
    static String told(Issued issued) {
        FacesContext.getCurrentInstance().getExternalContext().getFlash().put("key", issued.key());
        return HERE + issued.id();
    }

    public Shown getShown() {
        return shown;
    }

    public Allowance getAllowance() {
        return allowance;
    }

    public String getAsked() {
        return asked;
    }

    public void setAsked(String asked) {
        this.asked = asked;
    }
}
