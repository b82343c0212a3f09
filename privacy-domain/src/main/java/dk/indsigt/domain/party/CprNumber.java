package dk.indsigt.domain.party;

import dk.indsigt.domain.error.InvalidValueException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A Danish personal identification number, ten digits. The date must exist; the century follows the seventh digit. The check digit is not
 * required, since numbers without one are issued (catalogue B-19). Replacement numbers (day + 60) are accepted.
 *
 * @param value ten digits without hyphen
 */
public record CprNumber(String value) {
    private static final Pattern DIGITS = Pattern.compile("\\d{10}");
    private static final int REPLACEMENT_DAY_OFFSET = 60;

    public CprNumber {
        if (value == null || !DIGITS.matcher(value).matches()) {
            throw new InvalidValueException("CPR_FORMAT");
        }
        birthDateOf(value);
    }

    /**
     * @param text as typed: ten digits, with or without hyphen or spaces
     * @return the number
     * @throws InvalidValueException CPR_FORMAT or CPR_DATE
     */
    public static CprNumber parse(String text) {
        return new CprNumber(text == null ? null : text.replaceAll("[\\s-]", ""));
    }

    public LocalDate birthDate() {
        return birthDateOf(value);
    }

    /** @return the date part in clear and the rest covered: {@code DDMMYY-****} (P-3.4.1-d) */
    public String masked() {
        return value.substring(0, 6) + "-****";
    }

    /** @return {@code DDMMYY-NNNN} */
    public String formatted() {
        return value.substring(0, 6) + "-" + value.substring(6);
    }

    @Override
    public String toString() {
        return "CprNumber[masked]";
    }

    private static LocalDate birthDateOf(String digits) {
        int day = Integer.parseInt(digits.substring(0, 2));
        int month = Integer.parseInt(digits.substring(2, 4));
        int year = Integer.parseInt(digits.substring(4, 6));
        int realDay = day > REPLACEMENT_DAY_OFFSET ? day - REPLACEMENT_DAY_OFFSET : day;
        try {
            return LocalDate.of(century(digits.charAt(6) - '0', year) + year, month, realDay);
        } catch (DateTimeException e) {
            throw new InvalidValueException("CPR_DATE");
        }
    }

    private static int century(int seventh, int year) {
        if (seventh <= 3) {
            return 1900;
        }
        if (seventh == 4 || seventh == 9) {
            return year <= 36 ? 2000 : 1900;
        }
        return year <= 57 ? 2000 : 1800;
    }
}
