package dk.indsigt.portal.self.recording;

import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.StepUp;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.recording.RecordingService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Asks for the password once more before a recorded call is opened, when the last time is long ago. */
@Named("recordingConfirm")
@RequestScoped
public class ConfirmBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private Viewing viewing;

    @Inject
    private RecordingService recordings;

    @Inject
    private StepUp stepUp;

    @Inject
    private Attempt attempt;

    private String recording;
    private String password;

    public void load() {
        if (!user.isCustomer()) {
            throw new NotFoundException();
        }
        recordings.show(viewing.actor(), Viewing.required(recording));
    }

    public String confirm() {
        return attempt.of(() -> stepUp.confirm(password))
                ? "/self/recording/show?faces-redirect=true&id=" + recording
                : null;
    }

    public String getRecording() {
        return recording;
    }

    public void setRecording(String recording) {
        this.recording = recording;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
