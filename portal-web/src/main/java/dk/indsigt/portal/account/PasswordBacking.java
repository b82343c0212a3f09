package dk.indsigt.portal.account;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.service.account.CredentialService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Activation and a forgotten password, in two steps; and the first administrator's one-time address. */
@Named("password")
@RequestScoped
public class PasswordBacking {
    @Inject
    private CredentialService credentials;

    @Inject
    private Attempt attempt;

    @Inject
    private HttpServletRequest request;

    private String username;
    private String code;
    private String password;
    private String secret;

    public String sendCode() {
        if (!attempt.of(() -> credentials.sendCode(username, request.getRemoteAddr()))) {
            return null;
        }
        FacesContext.getCurrentInstance().getExternalContext().getFlash().put("username", username);
        return "/account/password?faces-redirect=true";
    }

    public void load() {
        Object typed = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getFlash()
                .get("username");
        if (typed != null) {
            username = typed.toString();
        }
    }

    public String setNewPassword() {
        return attempt.of(() -> credentials.setPassword(username, code, password, request.getRemoteAddr()))
                ? "/login?set=true&faces-redirect=true"
                : null;
    }

    public String setUpFirst() {
        Optional<String> name = attempt.at(() -> credentials.setUpFirstAdministrator(secret, password));
        return name.isPresent() ? "/login?set=true&faces-redirect=true" : null;
    }

    public int getMinimum() {
        return CredentialService.PASSWORD_MIN;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }
}
