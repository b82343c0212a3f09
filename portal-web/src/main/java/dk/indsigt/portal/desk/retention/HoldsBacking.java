package dk.indsigt.portal.desk.retention;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.retention.HoldService;
import dk.indsigt.service.retention.HoldService.View;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Legal holds: ask, approve, lift. Each takes two officers. */
@Named("holds")
@ViewScoped
public class HoldsBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;
    private static final String HERE = "/desk/retention/holds?faces-redirect=true";

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient HoldService service;

    @Inject
    private transient Attempt attempt;

    private String customer;
    private String reason;
    private String expires;
    private String recording;
    private final HashMap<UUID, String> liftReasons = new HashMap<>();
    private List<View> rows;

    public void load() {
        rows = service.list(user.actor(), 0, MOST);
    }

    public String request() {
        return attempt.at(() -> recording == null || recording.isBlank()
                                ? service.requestForCustomer(user.actor(), customer, reason, date())
                                : service.requestForRecording(user.actor(), recordingId(), reason, date()))
                        .isPresent()
                ? HERE
                : null;
    }

    public String approve(UUID id) {
        return attempt.of(() -> service.approve(user.actor(), id)) ? HERE : null;
    }

    public String requestLift(UUID id) {
        return attempt.of(() -> service.requestLift(user.actor(), id, liftReasons.get(id))) ? HERE : null;
    }

    public String lift(UUID id) {
        return attempt.of(() -> service.lift(user.actor(), id)) ? HERE : null;
    }

    /** What is no id is not left out: the hold would be for all the customer's recordings. */
    private UUID recordingId() {
        UUID id = Viewing.id(recording.strip());
        if (id == null) {
            throw new InvalidValueException("RECORDING_UNKNOWN");
        }
        return id;
    }

    private LocalDate date() {
        try {
            return expires == null ? null : LocalDate.parse(expires.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidValueException("HOLD_EXPIRY");
        }
    }

    public List<View> getRows() {
        return rows;
    }

    /** @return what was typed for each hold */
    public Map<UUID, String> getLiftReasons() {
        return liftReasons;
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getExpires() {
        return expires;
    }

    public void setExpires(String expires) {
        this.expires = expires;
    }

    public String getRecording() {
        return recording;
    }

    public void setRecording(String recording) {
        this.recording = recording;
    }
}
