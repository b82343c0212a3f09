package dk.indsigt.portal.account;

import dk.indsigt.portal.frame.Again;
import dk.indsigt.service.campaign.Unsubscribing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The way out of a newsletter for whoever follows the link in a mail: a button, since programs follow links as well. */
@Named("unsubscribe")
@RequestScoped
public class UnsubscribeBacking {
    @Inject
    private Unsubscribing unsubscribing;

    private String token;

    public String stop() {
        Again.whereTwoMet(() -> unsubscribing.follow(token));
        return "/account/unsubscribe?done=true&faces-redirect=true";
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
