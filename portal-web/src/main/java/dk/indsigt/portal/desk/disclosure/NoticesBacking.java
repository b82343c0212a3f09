package dk.indsigt.portal.desk.disclosure;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.disclosure.RecipientNotice.How;
import dk.indsigt.service.disclosure.RecipientNoticeService;
import dk.indsigt.service.disclosure.RecipientNoticeService.View;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Notices to recipients: what needs the officer stands first, and an answer that came by other means is noted here. */
@Named("recipientNotices")
@ViewScoped
public class NoticesBacking extends AnswersBacking<View> {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient RecipientNoticeService service;

    @Override
    protected long count(Actor actor) {
        return service.count(actor);
    }

    @Override
    protected List<View> rows(Actor actor, int first, int size) {
        return service.list(actor, first, size);
    }

    @Override
    protected void note(UUID id, How how) {
        service.acknowledge(actor(), id, how);
    }

    public String acknowledge(UUID id) {
        return noted(id, "/desk/disclosure/notices");
    }
}
