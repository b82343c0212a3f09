package dk.indsigt.domain.text;

import java.util.regex.Pattern;

/** The Luhn check digit of ICCID, IMEI and payment card numbers (ISO/IEC 7812-1). */
public final class Luhn {
    private static final Pattern DIGIT_GROUPS = Pattern.compile("\\d+(?:[ -]\\d+)*");
    private static final int CARD_MIN = 13;
    private static final int CARD_MAX = 19;

    private Luhn() {}

    /**
     * @param payload digits without check digit
     * @return the check digit
     */
    public static char checkDigit(String payload) {
        int sum = 0;
        for (int i = 0; i < payload.length(); i++) {
            int digit = payload.charAt(payload.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /**
     * @param digits digits with check digit
     * @return whether the check digit is right
     */
    public static boolean valid(String digits) {
        int last = digits.length() - 1;
        return last > 0 && checkDigit(digits.substring(0, last)) == digits.charAt(last);
    }

    /**
     * @param text free text
     * @return whether it holds what looks like a payment card number, which is never stored (P-3.4.1-b, K-02)
     */
    public static boolean holdsCardNumber(String text) {
        if (text == null) {
            return false;
        }
        return DIGIT_GROUPS
                .matcher(text)
                .results()
                .anyMatch(match -> holdsCardNumber(match.group().split("[ -]")));
    }

    /** Any run of whole groups may be the number: an expiry date or a telephone number often stands beside it. */
    private static boolean holdsCardNumber(String[] groups) {
        for (int from = 0; from < groups.length; from++) {
            StringBuilder digits = new StringBuilder();
            for (int to = from; to < groups.length && digits.length() <= CARD_MAX; to++) {
                digits.append(groups[to]);
                if (digits.length() >= CARD_MIN && digits.length() <= CARD_MAX && valid(digits.toString())) {
                    return true;
                }
            }
        }
        return false;
    }
}
