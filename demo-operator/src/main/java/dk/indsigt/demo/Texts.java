package dk.indsigt.demo;

import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the demo's messages, Danish first. */
final class Texts {
    private static final ResourceBundle.Control CONTROL =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final DateTimeFormatter DAY_DA = DateTimeFormatter.ofPattern("d. MMMM uuuu", Language.DA.locale());
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME_DA = DateTimeFormatter.ofPattern("HH.mm", Language.DA.locale());
    private static final DateTimeFormatter TIME_EN = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

    private Texts() {}

    static String text(Language language, String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(
                        "dk.indsigt.demo.texts", language.locale(), Texts.class.getClassLoader(), CONTROL)
                .getString(key);
        return new MessageFormat(pattern, language.locale()).format(arguments);
    }

    static String day(Language language, LocalDate day) {
        return (language == Language.EN ? DAY_EN : DAY_DA).format(day);
    }

    /** @return day and time in Denmark */
    static String moment(Language language, Instant at) {
        DateTimeFormatter time = language == Language.EN ? TIME_EN : TIME_DA;
        return text(
                language,
                "moment",
                day(language, LegalTime.dayOf(at)),
                time.withZone(LegalTime.ZONE).format(at));
    }

    /** @return kroner and øre as in the language */
    static String amount(Language language, int ore) {
        return String.format(language.locale(), "%,.2f", ore / 100.0);
    }
}
