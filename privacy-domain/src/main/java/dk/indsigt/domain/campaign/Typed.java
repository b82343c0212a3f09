package dk.indsigt.domain.campaign;

import dk.indsigt.domain.error.InvalidValueException;

/** What the officer typed, checked. */
final class Typed {
    private Typed() {}

    static String text(String typed, int max, String missing) {
        String text = typed == null ? "" : typed.replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            throw new InvalidValueException(missing);
        }
        if (text.length() > max) {
            throw new InvalidValueException("TOO_LONG", max);
        }
        return text;
    }

    static <T> T required(T chosen, String missing) {
        if (chosen == null) {
            throw new InvalidValueException(missing);
        }
        return chosen;
    }
}
