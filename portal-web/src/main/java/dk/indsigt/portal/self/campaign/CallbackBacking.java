package dk.indsigt.portal.self.campaign;

import dk.indsigt.domain.campaign.CallbackRequest.Topic;
import dk.indsigt.domain.campaign.CallbackWindow;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.campaign.CallbackService;
import dk.indsigt.service.campaign.CallbackService.Form;
import dk.indsigt.service.campaign.CallbackService.View;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** Asks for one call, and takes it back. */
@Named("callback")
@ViewScoped
public class CallbackBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 20;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient CallbackService service;

    @Inject
    private transient Attempt attempt;

    private String phone;
    private Topic topic;
    private String window;
    private UUID textId;
    private LocalText text;
    private List<CallbackWindow> windows = List.of();
    private List<View> rows = List.of();

    public void load() {
        Form form = service.form(viewing.actor(), viewing.partyId());
        textId = form.textId();
        text = form.text();
        windows = form.windows();
        rows = service.list(viewing.actor(), viewing.partyId(), 0, MOST);
        if (phone == null) {
            phone = form.phone();
        }
    }

    public String ask() {
        return attempt.at(() -> service.ask(
                        viewing.actor(),
                        viewing.partyId(),
                        phone,
                        topic,
                        window == null ? null : CallbackWindow.parse(window),
                        textId,
                        user.language()))
                .map(CallbackBacking::toReceipt)
                .orElse(null);
    }

    public String withdraw(UUID id) {
        return attempt.at(() -> service.withdraw(viewing.actor(), id))
                .map(CallbackBacking::toReceipt)
                .orElse(null);
    }

    static String toReceipt(Receipt receipt) {
        return "/self/notice/receipt?faces-redirect=true&id=" + receipt.id();
    }

    /** @return the request that still stands, or {@code null} */
    public View getOpen() {
        return rows.stream().filter(View::open).findFirst().orElse(null);
    }

    public List<View> getPast() {
        return rows.stream().filter(row -> !row.open()).toList();
    }

    public List<CallbackWindow> getWindows() {
        return windows;
    }

    public Topic[] getTopics() {
        return Topic.values();
    }

    public LocalText getText() {
        return text;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public Topic getTopic() {
        return topic;
    }

    public void setTopic(Topic topic) {
        this.topic = topic;
    }

    public String getWindow() {
        return window;
    }

    public void setWindow(String window) {
        this.window = window;
    }
}
