package dk.indsigt.portal.frame;

import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.PrivacyException;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What becomes of a failure on a page: what does not exist is a 404, an outdated page is opened anew with a word about it, a foreseen failure
 * that no form caught becomes a page of its own, an agent without an identified caller is taken to where that is done, and everything else goes to the page for the unforeseen.
 */
final class FailureHandler extends ExceptionHandlerWrapper {
    private static final String NOT_IDENTIFIED = "CALLER_NOT_IDENTIFIED";
    private static final String IDENTIFY = "/desk/contact/identify.xhtml";

    FailureHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() throws FacesException {
        FacesContext context = FacesContext.getCurrentInstance();
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            Throwable failure = events.next().getContext().getException();
            if (answered(context, failure)) {
                events.remove();
            }
        }
        getWrapped().handle();
    }

    private static boolean answered(FacesContext context, Throwable failure) {
        ExternalContext external = context.getExternalContext();
        try {
            if (Causes.find(failure, ViewExpiredException.class) instanceof ViewExpiredException expired) {
                reopen(context, expired.getViewId());
            } else if (Causes.find(failure, NotFoundException.class) != null) {
                external.responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
            } else if (Causes.find(failure, PrivacyException.class) instanceof PrivacyException refused
                    && refused.code().equals(NOT_IDENTIFIED)) {
                String page = context.getApplication().getViewHandler().getActionURL(context, IDENTIFY);
                external.redirect(external.encodeRedirectURL(page, Map.of("needed", List.of("true"))));
            } else if (Causes.find(failure, PrivacyException.class) instanceof PrivacyException refused) {
                external.getRequestMap().put(ProblemServlet.CODE, refused.code());
                external.responseSendError(HttpServletResponse.SC_CONFLICT, null);
            } else {
                return false;
            }
            context.responseComplete();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens an outdated page anew, as it was asked for where the browser tells, with a word about it; once, whoever notices first. */
    static void reopen(FacesContext context, String viewId) {
        if (context.getResponseComplete()) {
            return;
        }
        ExternalContext external = context.getExternalContext();
        String page = context.getApplication().getViewHandler().getActionURL(context, viewId);
        String path = page.indexOf('?') < 0 ? page : page.substring(0, page.indexOf('?'));
        String referer = external.getRequestHeaderMap().getOrDefault("Referer", "");
        int query = referer.indexOf('?');
        if (query > 0 && referer.substring(0, query).endsWith(path)) {
            page = path + referer.substring(query);
        }
        PageErrors.tellExpired(context);
        try {
            external.redirect(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.responseComplete();
    }
}
