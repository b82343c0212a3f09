package dk.indsigt.portal.account;

import dk.indsigt.portal.frame.CurrentUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Sends each role to its first page. */
@Named("home")
@RequestScoped
public class HomeBacking {
    @Inject
    private CurrentUser user;

    public String go() {
        if (!user.isSignedIn()) {
            return "/login?faces-redirect=true";
        }
        if (user.isCustomer()) {
            return "/self/overview/show?faces-redirect=true";
        }
        return user.isDesk() ? "/desk/contact/search?faces-redirect=true" : "/desk/account/list?faces-redirect=true";
    }
}
