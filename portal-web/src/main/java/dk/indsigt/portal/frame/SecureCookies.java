package dk.indsigt.portal.frame;

import dk.indsigt.service.settings.Setting;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/** Where the portal is served by HTTPS, the session cookie is secure and bound to this host by its name. Plain HTTP is for loopback. */
@WebListener
public class SecureCookies implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (Setting.SECURE.on()) {
            SessionCookieConfig cookies = event.getServletContext().getSessionCookieConfig();
            cookies.setName("__Host-JSESSIONID");
            cookies.setPath("/");
            cookies.setSecure(true);
        }
    }
}
