package dk.indsigt.portal.self.rights;

import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.StepUp;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.rights.pack.PackageService;
import dk.indsigt.service.rights.pack.PackageService.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Asks for the password before a package is fetched, when the last time is long ago; then the package is there to be fetched. */
@Named("packageFetch")
@RequestScoped
public class FetchBacking {
    @Inject
    private PackageService service;

    @Inject
    private CurrentUser user;

    @Inject
    private StepUp stepUp;

    @Inject
    private Attempt attempt;

    private String id;
    private String password;
    private View view;

    public void load() {
        if (!user.isCustomer()) {
            throw new NotFoundException();
        }
        view = service.show(user.actor(), Viewing.required(id));
    }

    public String confirm() {
        return attempt.of(() -> stepUp.confirm(password)) ? "/self/rights/fetch?faces-redirect=true&id=" + id : null;
    }

    public View getView() {
        return view;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
