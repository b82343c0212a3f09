package dk.indsigt.portal.frame;

import dk.indsigt.domain.text.Language;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/**
 * What the API answers where something went wrong (RFC 9457): a code that stays, and a sentence in the caller's language. Nothing of what was
 * sent is repeated.
 *
 * @param status HTTP status
 * @param code stable code; the type is made of it
 * @param title the sentence
 * @param pointer JSON pointer to the member that is wrong, or {@code null}
 * @param correlationId by which the log tells more, or {@code null}
 */
public record Problem(int status, String code, String title, String pointer, String correlationId) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Language language, int status, String code, List<String> arguments) {
        String pattern = Texts.raw(language, "error." + code);
        String title = new MessageFormat(pattern, language.locale()).format(arguments.toArray());
        return new Problem(status, code, title, null, null);
    }

    /** @return the language to answer in: English unless Danish is asked for, since the reader is a developer */
    public static Language language(String accepted) {
        return accepted != null && accepted.strip().toLowerCase(Locale.ROOT).startsWith("da")
                ? Language.DA
                : Language.EN;
    }

    public Problem at(String place) {
        return new Problem(status, code, title, place, correlationId);
    }

    public Problem known(String correlation) {
        return new Problem(status, code, title, pointer, correlation);
    }

    public String json() {
        StringBuilder json = new StringBuilder("{");
        member(
                json,
                "type",
                "urn:indsigt:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        member(json, "title", title);
        json.append(",\"status\":").append(status);
        member(json, "code", code);
        member(json, "pointer", pointer);
        member(json, "correlationId", correlationId);
        return json.append('}').toString();
    }

    private static void member(StringBuilder json, String name, String value) {
        if (value == null) {
            return;
        }
        if (json.length() > 1) {
            json.append(',');
        }
        json.append('"').append(name).append("\":\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
