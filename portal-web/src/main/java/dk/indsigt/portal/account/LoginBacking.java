package dk.indsigt.portal.account;

import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.PageErrors;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.service.account.AccountIdentityStore.AddressedCredential;
import dk.indsigt.service.account.SignInLimit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The sign-in page. */
@Named("login")
@RequestScoped
public class LoginBacking {
    private static final String HOME = "/index?faces-redirect=true";

    @Inject
    private SecurityContext security;

    @Inject
    private SignInLimit limit;

    @Inject
    private CurrentUser user;

    @Inject
    private Attempt attempt;

    @Inject
    private Texts texts;

    private String username;
    private String password;
    private boolean continued;

    /** @return the way home for who is signed in already */
    public String load() {
        return user.isSignedIn() ? HOME : null;
    }

    public String signIn() {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        if (user.isSignedIn()) {
            return HOME;
        }
        if (username == null || password == null) {
            faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, texts.text("login.wrong"), null));
            return null;
        }
        if (!attempt.of(() -> requireLimit(request))) {
            return null;
        }
        AuthenticationStatus status = security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams()
                        .credential(new AddressedCredential(username, password, request.getRemoteAddr())));
        switch (status) {
            case SEND_CONTINUE -> faces.responseComplete();
            case SUCCESS -> {
                return goOn(faces, request);
            }
            default ->
                faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, texts.text("login.wrong"), null));
        }
        return null;
    }

    /** To the page that was asked for, else home. */
    private String goOn(FacesContext faces, HttpServletRequest request) {
        Optional<SecurityConfiguration.Asked> asked = SecurityConfiguration.asked(request);
        if (!continued || asked.isEmpty()) {
            return HOME;
        }
        if (asked.get().sent()) {
            PageErrors.tellExpired(faces);
        }
        try {
            faces.getExternalContext().redirect(asked.get().page());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireLimit(HttpServletRequest request) {
        if (limit.reached(username, request.getRemoteAddr())) {
            throw new RefusedException("SIGN_IN_LIMIT");
        }
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public boolean isContinued() {
        return continued;
    }

    public void setContinued(boolean continued) {
        this.continued = continued;
    }
}
