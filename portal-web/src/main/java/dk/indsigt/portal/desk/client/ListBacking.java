package dk.indsigt.portal.desk.client;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.account.MachineClientService;
import dk.indsigt.service.account.MachineClientService.Shown;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** Machine clients: see them, make one. */
@Named("clients")
@ViewScoped
public class ListBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient MachineClientService service;

    @Inject
    private transient Attempt attempt;

    private List<Shown> rows;
    private String name;
    private Allowance allowance;

    public void load() {
        rows = service.list(user.actor());
        allowance = new Allowance(service.purposes(user.actor()));
    }

    public String create() {
        return attempt.at(() -> service.create(
                        user.actor(), name, allowance.chosen(), allowance.getPurposes(), allowance.addresses()))
                .map(EditBacking::told)
                .orElse(null);
    }

    public List<Shown> getRows() {
        return rows;
    }

    public Allowance getAllowance() {
        return allowance;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
