package dk.indsigt.portal.frame;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import java.util.UUID;

/** Keeps the desk's contact in every address about a customer: links, forms and redirects carry it on by themselves. */
public final class ContactViewHandler extends ViewHandlerWrapper {
    public ContactViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        String url = super.getActionURL(context, viewId);
        UUID contact =
                Viewing.id(context.getExternalContext().getRequestParameterMap().get(Viewing.CONTACT));
        if (contact == null || !about(viewId)) {
            return url;
        }
        return url + (url.indexOf('?') < 0 ? '?' : '&') + Viewing.CONTACT + '=' + contact;
    }

    private static boolean about(String viewId) {
        return viewId.startsWith("/self/") || viewId.startsWith("/desk/contact/identify");
    }
}
