package dk.indsigt.portal.frame;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.service.account.SignInService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Asks for the password once more before something confidential is opened, when the last time is long ago. */
@RequestScoped
public class StepUp {
    @Inject
    private CurrentUser user;

    @Inject
    private SignInService signIn;

    @Inject
    private HttpServletRequest request;

    /** @throws InvalidValueException PASSWORD_WRONG */
    public void confirm(String password) {
        String name = request.getUserPrincipal().getName();
        if (password == null
                || signIn.signIn(name, password.toCharArray(), request.getRemoteAddr())
                        .isEmpty()) {
            throw new InvalidValueException("PASSWORD_WRONG");
        }
        user.confirmed();
    }
}
