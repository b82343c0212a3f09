package dk.indsigt.domain.text;

import java.io.Serializable;

/**
 * One text in both languages.
 *
 * @param da Danish
 * @param en English
 */
public record LocalText(String da, String en) implements Serializable {
    private static final long serialVersionUID = 1L;

    public String in(Language language) {
        return language == Language.EN ? en : da;
    }
}
