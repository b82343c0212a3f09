package dk.indsigt.portal.frame;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** Words, dates and numbers in the reader's language, for pages. */
@Named("say")
@RequestScoped
public class Texts {
    static final String BUNDLE = "dk.indsigt.portal.texts";

    private static final Map<Language, Formats> FORMATS =
            Map.of(Language.DA, Formats.of(Language.DA), Language.EN, Formats.of(Language.EN));

    @Inject
    private CurrentUser user;

    /** @return the text of a key; the key itself where it is missing, which a test forbids */
    public String text(String key) {
        return raw(user.language(), key);
    }

    /** @return the text of a key, with {0}, {1} and so on filled in */
    public String text(String key, Object first) {
        return filled(key, first);
    }

    public String text(String key, Object first, Object second) {
        return filled(key, first, second);
    }

    public String text(String key, Object first, Object second, Object third) {
        return filled(key, first, second, third);
    }

    /** @return the word for a code: key {@code prefix.CODE} */
    public String code(String prefix, Object code) {
        return code == null ? "" : text(prefix + "." + code);
    }

    public String local(LocalText text) {
        return text == null ? "" : text.in(user.language());
    }

    /** @return the sentence for a failure */
    public String failure(PrivacyException failure) {
        return filled("error." + failure.code(), failure.arguments().toArray());
    }

    public String date(LocalDate date) {
        return date == null ? "" : formats().date().format(date);
    }

    public String day(Instant at) {
        return at == null ? "" : date(LegalTime.dayOf(at));
    }

    public String moment(Instant at) {
        return at == null ? "" : formats().moment().format(at);
    }

    /** @return short date and time for tables */
    public String stamp(Instant at) {
        return at == null ? "" : formats().stamp().format(at);
    }

    public String number(Object value) {
        return value == null
                ? ""
                : NumberFormat.getIntegerInstance(user.language().locale()).format(value);
    }

    /** @param ore hundredths of a krone */
    public String money(int ore) {
        NumberFormat format = NumberFormat.getNumberInstance(user.language().locale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(ore, 2)) + " kr.";
    }

    /** @return minutes and seconds */
    public String duration(int millis) {
        int seconds = (millis + 500) / 1000;
        return String.format("%d:%02d", seconds / 60, seconds % 60);
    }

    public String bytes(long bytes) {
        NumberFormat format = NumberFormat.getNumberInstance(user.language().locale());
        format.setMaximumFractionDigits(1);
        return format.format(bytes / 1_000_000.0) + " MB";
    }

    /** @return items joined for reading */
    public String joined(List<String> items) {
        return String.join(", ", items);
    }

    private String filled(String key, Object... arguments) {
        MessageFormat pattern = formats()
                .patterns()
                .computeIfAbsent(
                        key,
                        missing ->
                                new MessageFormat(text(missing), user.language().locale()));
        return ((MessageFormat) pattern.clone()).format(arguments);
    }

    private Formats formats() {
        return FORMATS.get(user.language());
    }

    /** What a language formats with; patterns are copied for each use, since they are not safe to share. */
    private record Formats(
            DateTimeFormatter date,
            DateTimeFormatter moment,
            DateTimeFormatter stamp,
            Map<String, MessageFormat> patterns) {
        static Formats of(Language language) {
            return new Formats(
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale()),
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                            .withLocale(language.locale())
                            .withZone(LegalTime.ZONE),
                    DateTimeFormatter.ofPattern(language == Language.EN ? "d MMM uuuu, HH:mm" : "d. MMM uuuu HH.mm")
                            .withLocale(language.locale())
                            .withZone(LegalTime.ZONE),
                    new ConcurrentHashMap<>());
        }
    }

    public static String raw(Language language, String key) {
        try {
            return ResourceBundle.getBundle(BUNDLE, language.locale(), Texts.class.getClassLoader())
                    .getString(key);
        } catch (MissingResourceException missing) {
            return key;
        }
    }
}
