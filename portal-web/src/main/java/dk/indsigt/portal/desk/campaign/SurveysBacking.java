package dk.indsigt.portal.desk.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.portal.frame.PagedList;
import dk.indsigt.service.campaign.SurveyDesk;
import dk.indsigt.service.campaign.SurveyDesk.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** All surveys, newest first. */
@Named("deskSurveys")
@RequestScoped
public class SurveysBacking extends PagedList<View> {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient SurveyDesk service;

    @Override
    protected long count(Actor actor) {
        return service.count(actor);
    }

    @Override
    protected List<View> rows(Actor actor, int first, int size) {
        return service.list(actor, first, size);
    }
}
