package dk.indsigt.portal.account;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.service.rights.IdentityCodes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Proof of who asks, for somebody who has no account: case number and the code that was sent to a contact point on file. */
@Named("identity")
@RequestScoped
public class IdentityBacking {
    @Inject
    private IdentityCodes codes;

    @Inject
    private Attempt attempt;

    @Inject
    private HttpServletRequest request;

    private String number;
    private String code;
    private boolean sent;

    public void send() {
        sent = attempt.of(() -> codes.send(number, request.getRemoteAddr()));
    }

    public String redeem() {
        return attempt.of(() -> codes.redeem(number, code)) ? "/account/identity?done=true&faces-redirect=true" : null;
    }

    public boolean isSent() {
        return sent;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
