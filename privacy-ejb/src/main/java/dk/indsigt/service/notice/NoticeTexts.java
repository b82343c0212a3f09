package dk.indsigt.service.notice;

import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.settings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ResourceBundle;

/** The texts of messages, mails and SMS in both languages. */
@ApplicationScoped
public class NoticeTexts {
    private static final String BUNDLE = "dk.indsigt.service.notice.notices";

    /**
     * @param key key in the bundle
     * @param arguments put in for {0}, {1} and so on
     */
    public String text(Language language, String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(
                        BUNDLE, language.locale(), getClass().getClassLoader())
                .getString(key);
        return new MessageFormat(pattern, language.locale()).format(arguments);
    }

    /** @return date and time in Denmark, in words */
    public String moment(Language language, Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(LegalTime.ZONE)
                .format(at);
    }

    /** @return a day in words */
    public String day(Language language, LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    /** @return the day in Denmark, in words */
    public String day(Language language, Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .withZone(LegalTime.ZONE)
                .format(at);
    }

    /** @return the address of the portal, for links in mails */
    public String baseUrl() {
        return Setting.BASE_URL.value().orElse("http://localhost:8080/");
    }
}
