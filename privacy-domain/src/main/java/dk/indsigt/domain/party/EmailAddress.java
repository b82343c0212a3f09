package dk.indsigt.domain.party;

import dk.indsigt.domain.error.InvalidValueException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;

/**
 * An e-mail address, syntax only.
 *
 * @param value local part and domain; the domain in lower case
 */
public record EmailAddress(String value) {
    private static final int MAX = 254;

    public EmailAddress {
        if (value == null || value.isBlank() || value.length() > MAX) {
            throw new InvalidValueException("EMAIL_FORMAT");
        }
        int at = value.lastIndexOf('@');
        if (at < 1
                || value.indexOf('.', at) < 0
                || value.endsWith(".")
                || value.codePoints().anyMatch(EmailAddress::invisible)) {
            throw new InvalidValueException("EMAIL_FORMAT");
        }
        try {
            new InternetAddress(value, true).validate();
        } catch (AddressException e) {
            throw new InvalidValueException("EMAIL_FORMAT");
        }
        value = value.substring(0, at + 1) + value.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    /** Spaces, and what steers the text around it, such as a change of its direction. */
    private static boolean invisible(int character) {
        int type = Character.getType(character);
        return character <= ' '
                || Character.isSpaceChar(character)
                || type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED;
    }

    /**
     * @param text as typed
     * @return the address
     * @throws InvalidValueException EMAIL_FORMAT
     */
    public static EmailAddress parse(String text) {
        return new EmailAddress(text == null ? null : text.strip());
    }

    /** @return first letter and domain, the rest covered */
    public String masked() {
        int at = value.lastIndexOf('@');
        return value.charAt(0) + "•••" + value.substring(at);
    }

    @Override
    public String toString() {
        return "EmailAddress[masked]";
    }
}
