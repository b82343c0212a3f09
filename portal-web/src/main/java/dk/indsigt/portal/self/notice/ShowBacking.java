package dk.indsigt.portal.self.notice;

import dk.indsigt.domain.notice.Message;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.notice.InboxService;
import dk.indsigt.service.processing.Register;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One message, word for word as it was sent. */
@Named("noticeShow")
@RequestScoped
public class ShowBacking {
    private static final String MESSAGE_RULE = "PA17_MESSAGES";

    @Inject
    private Viewing viewing;

    @Inject
    private InboxService service;

    @EJB
    private Register register;

    private String id;
    private Shown message;

    /** A message as shown. */
    public record Shown(String subject, String body, Instant sentAt, String language, UUID receiptId, UUID letterId) {}

    public void load() {
        Message found = service.open(viewing.actor(), Viewing.required(id));
        message = new Shown(
                found.subject(),
                found.body(),
                found.sentAt(),
                found.language().code(),
                found.receiptId().orElse(null),
                found.letterId().orElse(null));
    }

    /** @return the day on which the message is deleted, by the rule for messages */
    public LocalDate getDeleteDueOn() {
        return register.rule(MESSAGE_RULE)
                .dueOn(LegalTime.dayOf(message.sentAt()))
                .orElseThrow();
    }

    public Shown getMessage() {
        return message;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
