package dk.indsigt.portal.frame;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;

/**
 * A page that was left has lost what it held. Its form posted once more, from a second tab or with the back button, is an outdated page, not a
 * failure.
 */
public final class LeftViews implements PhaseListener {

    private static final long serialVersionUID = 1L;
    private static final String HERE = "dk.indsigt.here";

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.ANY_PHASE;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        UIViewRoot root = event.getFacesContext().getViewRoot();
        if (event.getPhaseId() == PhaseId.RENDER_RESPONSE && root != null) {
            root.getViewMap().put(HERE, Boolean.TRUE);
        }
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        if (event.getPhaseId() != PhaseId.RESTORE_VIEW || !context.isPostback() || context.getResponseComplete()) {
            return;
        }
        UIViewRoot root = context.getViewRoot();
        if (root != null && !root.getViewMap().containsKey(HERE)) {
            FailureHandler.reopen(context, root.getViewId());
        }
    }
}
