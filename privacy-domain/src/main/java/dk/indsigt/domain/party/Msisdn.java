package dk.indsigt.domain.party;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dk.indsigt.domain.error.InvalidValueException;
import java.io.Serializable;

/**
 * A telephone number in E.164, for example {@code +4520123456}.
 *
 * @param value E.164 with leading plus
 */
public record Msisdn(String value) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String HOME = "DK";

    public Msisdn {
        if (value == null || !value.matches("\\+[1-9]\\d{6,14}")) {
            throw new InvalidValueException("PHONE_FORMAT");
        }
    }

    /**
     * Any valid number of the world; without a country code it is read as Danish.
     *
     * @param text as typed
     * @return the number
     * @throws InvalidValueException PHONE_FORMAT
     */
    public static Msisdn parse(String text) {
        if (text == null || text.length() > 30) {
            throw new InvalidValueException("PHONE_FORMAT");
        }
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = util.parse(text.strip(), HOME);
            if (!util.isValidNumber(number)) {
                throw new InvalidValueException("PHONE_UNKNOWN");
            }
            return new Msisdn(util.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            throw new InvalidValueException("PHONE_FORMAT");
        }
    }

    public boolean danish() {
        return value.startsWith("+45");
    }

    /** @return for reading: {@code 20 12 34 56} at home, international format otherwise */
    public String formatted() {
        if (danish() && value.length() == 11) {
            return value.substring(3, 5) + " " + value.substring(5, 7) + " " + value.substring(7, 9) + " "
                    + value.substring(9);
        }
        return value;
    }

    /** @return only the last two digits in clear */
    public String masked() {
        return "•• •• •• " + value.substring(value.length() - 2);
    }

    @Override
    public String toString() {
        return "Msisdn[masked]";
    }
}
