package dk.indsigt.portal.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;

/** Sign-in by a form of our own; whoever comes to a protected page goes on to it afterwards. */
@CustomFormAuthenticationMechanismDefinition(
        loginToContinue =
                @LoginToContinue(loginPage = "/login.xhtml?continue=true", errorPage = "", useForwardToLogin = false))
@ApplicationScoped
public class SecurityConfiguration {}
