package dk.indsigt.portal.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;

/** Small answers for the frame of a page. */
@Named("frame")
@RequestScoped
public class Frame {
    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentUser user;

    private String link;

    /** @return the style of a link in the navigation: marked when the page lies under it */
    public String current(String prefix) {
        return request.getServletPath().startsWith(prefix) ? "current" : "";
    }

    /** @return the address of a page about the customer, with the desk's contact where there is one */
    public String to(String page) {
        if (link == null) {
            UUID contact = Viewing.id(request.getParameter(Viewing.CONTACT));
            link = ".xhtml" + (contact == null ? "" : "?" + Viewing.CONTACT + "=" + contact);
        }
        return request.getContextPath() + page + link;
    }

    /** @return this page in the other language */
    public String languageLink(String language) {
        String query = request.getQueryString();
        return request.getRequestURI() + "?" + (query == null ? "" : query + "&") + "lang=" + language;
    }

    /** @return the address that fetches this page anew, also after a failed post, which has lost its parameters */
    public String getHere() {
        Map<String, Object> kept =
                FacesContext.getCurrentInstance().getViewRoot().getAttributes();
        return (String) kept.computeIfAbsent(
                "indsigt.here",
                key -> request.getRequestURI()
                        + (request.getQueryString() == null ? "" : "?" + request.getQueryString()));
    }

    /** @return what the browser keeps typed text under, so that it returns to nobody else */
    public String getAccountKey() {
        return user.actor().accountId().toString();
    }
}
