package dk.indsigt.portal.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;

/** Whether the page has something to tell that belongs to no field. */
@Named("page")
@RequestScoped
public class PageErrors {
    public boolean isFailed() {
        return FacesContext.getCurrentInstance().isValidationFailed();
    }

    public boolean isExpired() {
        return Boolean.TRUE.equals(FacesContext.getCurrentInstance()
                .getExternalContext()
                .getFlash()
                .get("expired"));
    }

    /** @return whether a field has a message */
    public boolean wrong(String clientId) {
        return FacesContext.getCurrentInstance().getMessages(clientId).hasNext();
    }
}
