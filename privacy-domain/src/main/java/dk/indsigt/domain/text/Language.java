package dk.indsigt.domain.text;

import java.util.Locale;

/** The languages of the portal. Danish comes first. */
public enum Language {
    DA,
    EN;

    /**
     * @param tag a language tag or {@code null}
     * @return English where the tag says so, else Danish
     */
    public static Language of(String tag) {
        return tag != null && tag.toLowerCase(Locale.ROOT).startsWith("en") ? EN : DA;
    }

    /** @return the two-letter code, as in the database and in pages */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return this == EN ? Locale.UK : new Locale("da", "DK");
    }
}
