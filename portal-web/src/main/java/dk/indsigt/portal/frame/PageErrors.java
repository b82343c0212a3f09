package dk.indsigt.portal.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;

/** Whether the page has something to tell that belongs to no field. */
@Named("page")
@RequestScoped
public class PageErrors {
    private static final String EXPIRED = "expired";

    /** The next page says that it was fetched anew, and puts back what was typed. */
    public static void tellExpired(FacesContext context) {
        context.getExternalContext().getFlash().put(EXPIRED, Boolean.TRUE);
    }

    public boolean isFailed() {
        return FacesContext.getCurrentInstance().isValidationFailed();
    }

    public boolean isExpired() {
        return Boolean.TRUE.equals(FacesContext.getCurrentInstance()
                .getExternalContext()
                .getFlash()
                .get(EXPIRED));
    }

    /** @return whether a field has a message */
    public boolean wrong(String clientId) {
        return FacesContext.getCurrentInstance().getMessages(clientId).hasNext();
    }
}
