package dk.indsigt.portal.self.disclosure;

import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.disclosure.RecipientNoticeService;
import dk.indsigt.service.disclosure.RecipientNoticeService.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The part {@code recipients.xhtml}: who was told about a case, to be included with the parameter {@code requestId}. */
@Named("recipients")
@RequestScoped
public class RecipientsBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private RecipientNoticeService service;

    private final Map<UUID, List<View>> read = new HashMap<>();

    /** @return notices of a case, read once */
    public List<View> of(UUID requestId) {
        return read.computeIfAbsent(requestId, id -> service.ofRequest(user.actor(), id));
    }
}
