package dk.indsigt.portal.frame;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A page whose form was done is left. The same form posted once more, by a double click, from a second tab or with the back button, does nothing
 * again and leads to where the first one led. A page that has lost what it held for another reason is an outdated page, not a failure; neither is
 * one whose state nobody could have been given.
 */
public final class LeftViews implements PhaseListener {

    private static final long serialVersionUID = 1L;
    private static final String HERE = "dk.indsigt.here";
    private static final String WENT = "dk.indsigt.went";

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.ANY_PHASE;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        UIViewRoot root = context.getViewRoot();
        if (event.getPhaseId() == PhaseId.RESTORE_VIEW && nobodysState(context.getExternalContext())) {
            FailureHandler.reopen(context, context.getExternalContext().getRequestServletPath());
        } else if (event.getPhaseId() == PhaseId.RENDER_RESPONSE && root != null) {
            root.getViewMap().put(HERE, Boolean.TRUE);
        }
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        UIViewRoot root = context.getViewRoot();
        if (root == null || !context.isPostback()) {
            return;
        }
        if (event.getPhaseId() == PhaseId.RESTORE_VIEW && !context.getResponseComplete()) {
            restored(context, root.getViewMap());
        } else if (event.getPhaseId() == PhaseId.INVOKE_APPLICATION && context.getResponseComplete()) {
            leave(context, root.getViewMap());
        }
    }

    private static void restored(FacesContext context, Map<String, Object> held) {
        if (held.get(WENT) instanceof String went) {
            try {
                context.getExternalContext().redirect(went);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            context.responseComplete();
        } else if (!held.containsKey(HERE)) {
            FailureHandler.reopen(context, context.getViewRoot().getViewId());
        } else if (!context.getPartialViewContext().isAjaxRequest()) {
            FreshNonce.give(context);
        }
    }

    private static void leave(FacesContext context, Map<String, Object> held) {
        String went = ((HttpServletResponse) context.getExternalContext().getResponse()).getHeader("Location");
        // What leads nowhere is a file: the page is still there.
        if (went != null) {
            held.clear();
            held.put(WENT, went);
        }
    }

    /** The server keeps the state and names it by two numbers. */
    private static boolean nobodysState(ExternalContext external) {
        String named = external.getRequestParameterMap().get(ResponseStateManager.VIEW_STATE_PARAM);
        if (named == null) {
            return false;
        }
        try {
            int colon = named.indexOf(':');
            Long.parseLong(named.substring(0, Math.max(0, colon)));
            Long.parseLong(named.substring(colon + 1));
            return false;
        } catch (NumberFormatException nobodys) {
            return true;
        }
    }
}
