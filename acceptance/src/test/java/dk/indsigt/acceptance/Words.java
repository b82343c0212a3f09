package dk.indsigt.acceptance;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** The portal's words in one language, from the files that the portal is built with. */
final class Words {

    static final Words DANISH = new Words("da");
    static final Words ENGLISH = new Words("en");

    private final Properties texts = new Properties();
    private final Locale locale;

    private Words(String language) {
        locale = Locale.forLanguageTag(language);
        Path file = Portal.home()
                .resolve("portal-web/src/main/resources/dk/indsigt/portal/texts_" + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Words in(String language) {
        return language.equals("en") ? ENGLISH : DANISH;
    }

    String of(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new AssertionError("No words for " + key);
        }
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
