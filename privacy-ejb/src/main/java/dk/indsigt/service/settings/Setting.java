package dk.indsigt.service.settings;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Everything that can be set. The environment variable is {@code INDSIGT_} followed by the name. */
public enum Setting {
    DB_URL("JDBC address of MariaDB"),
    DB_USER("database user"),
    DB_PASSWORD("database password"),
    KEK("key-encryption key: 32 bytes in Base64"),
    DATA("folder for audio, and for mail where no mail server is set"),
    CLOCK("instant at which a demo pretends to start (UTC)"),
    DEMO("true for the demo operator"),
    SMTP_HOST("mail server; without it each mail becomes a file under the outbox folder"),
    SMTP_PORT("port of the mail server, 25 where not set"),
    MAIL_FROM("sender address of mails"),
    BASE_URL("address of the portal as customers see it, for links in mails"),
    API_RATE("calls a second that one node takes from one machine client, 10000 where not set"),
    WEB_ORIGINS(
            "origins of the operator's web sites that may show the banner for cookies, with spaces between; none but the portal's own where not set"),
    SECURE("true where the portal is served by HTTPS: secure cookies and HSTS");

    private final String description;

    Setting(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }

    /** @return the name of the MicroProfile Config property */
    public String property() {
        return "indsigt." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public Optional<String> value() {
        return ConfigProvider.getConfig()
                .getOptionalValue(property(), String.class)
                .filter(text -> !text.isBlank());
    }

    /**
     * @throws IllegalStateException where it is missing; names the environment variable
     */
    public String required() {
        return value().orElseThrow(() -> new IllegalStateException("INDSIGT_" + name() + " is not set"));
    }

    public boolean on() {
        return value().map(Boolean::parseBoolean).orElse(false);
    }
}
