package dk.indsigt.domain.party;

import dk.indsigt.domain.error.InvalidValueException;
import java.util.regex.Pattern;

/**
 * A Danish company registration number: eight digits with a modulus 11 check (weights 2, 7, 6, 5, 4, 3, 2, 1).
 *
 * @param value eight digits
 */
public record CvrNumber(String value) {
    private static final Pattern DIGITS = Pattern.compile("[1-9]\\d{7}");
    private static final int[] WEIGHTS = {2, 7, 6, 5, 4, 3, 2, 1};

    public CvrNumber {
        if (value == null || !DIGITS.matcher(value).matches()) {
            throw new InvalidValueException("CVR_FORMAT");
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (value.charAt(i) - '0');
        }
        if (sum % 11 != 0) {
            throw new InvalidValueException("CVR_CHECK_DIGIT");
        }
    }

    /**
     * @param text as typed, with or without spaces or a leading {@code DK}
     * @return the number
     * @throws InvalidValueException CVR_FORMAT or CVR_CHECK_DIGIT
     */
    public static CvrNumber parse(String text) {
        return new CvrNumber(text == null ? null : text.replaceAll("\\s", "").replaceFirst("^(?i)DK", ""));
    }
}
