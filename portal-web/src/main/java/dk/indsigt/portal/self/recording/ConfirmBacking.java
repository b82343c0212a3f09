package dk.indsigt.portal.self.recording;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.account.SignInService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Asks for the password once more before a recorded call is opened, when the last time is long ago. */
@Named("recordingConfirm")
@RequestScoped
public class ConfirmBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private SignInService signIn;

    @Inject
    private Attempt attempt;

    @Inject
    private HttpServletRequest request;

    private String recording;
    private String password;

    public void load() {
        if (!user.isCustomer() || Viewing.id(recording) == null) {
            throw new NotFoundException();
        }
    }

    public String confirm() {
        return attempt.of(this::check) ? "/self/recording/show?faces-redirect=true&id=" + recording : null;
    }

    private void check() {
        String name = request.getUserPrincipal().getName();
        if (signIn.signIn(name, password.toCharArray(), request.getRemoteAddr()).isEmpty()) {
            throw new InvalidValueException("PASSWORD_WRONG");
        }
        user.confirmed();
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
