package dk.indsigt.demo;

import dk.indsigt.domain.text.Luhn;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Makes numbers that are valid and that nobody has twice (catalogue facts 19 to 21). */
final class Numbers {
    /** First two digits of the Danish mobile series. */
    private static final List<String> MOBILE = List.of(
            "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "40", "41", "42", "50", "51", "52",
            "53", "60", "61", "71", "81", "91", "92", "93");

    private static final int REPLACEMENT_DAY_OFFSET = 60;
    private static final int[] CVR_WEIGHTS = {2, 7, 6, 5, 4, 3, 2};

    private final Dice dice;
    private final Set<String> taken = new HashSet<>();

    Numbers(Dice dice) {
        this.dice = dice;
    }

    /** @return E.164 */
    String mobile() {
        return fresh(() -> anyMobile(dice));
    }

    /** A mobile number that somebody else may have too. The numbering plan has no 0 after the series. */
    static String anyMobile(Dice dice) {
        return "+45" + dice.pick(MOBILE) + dice.between(1, 9) + dice.digits(5);
    }

    /** @return nine digits, the first a 9 */
    String customer() {
        return fresh(() -> "9" + dice.digits(8));
    }

    /** @return a replacement number: the day is raised by 60, so no living person has it */
    String cpr(LocalDate birth, boolean male) {
        return fresh(() -> String.format(
                "%02d%02d%02d%d%s%d",
                birth.getDayOfMonth() + REPLACEMENT_DAY_OFFSET,
                birth.getMonthValue(),
                birth.getYear() % 100,
                centuryDigit(birth.getYear()),
                dice.digits(2),
                dice.between(0, 4) * 2 + (male ? 1 : 0)));
    }

    /** @return a number from 90 million on, which the register has not reached */
    String cvr() {
        return fresh(() -> {
            while (true) {
                String payload = "9" + dice.digits(6);
                int sum = 0;
                for (int i = 0; i < CVR_WEIGHTS.length; i++) {
                    sum += CVR_WEIGHTS[i] * (payload.charAt(i) - '0');
                }
                int check = (11 - sum % 11) % 11;
                if (check < 10) {
                    return payload + check;
                }
            }
        });
    }

    /** @return number of a SIM card, 19 digits */
    String iccid() {
        return fresh(() -> withLuhn("894506" + dice.digits(12)));
    }

    /** @return number of a phone, 15 digits */
    String imei() {
        return fresh(() -> withLuhn("35" + dice.digits(12)));
    }

    /** @return for example {@code K-7MPQ-2XT9} */
    String receipt() {
        return fresh(() -> "K-" + dice.readable(4) + "-" + dice.readable(4));
    }

    private int centuryDigit(int year) {
        if (year < 1937) {
            return dice.between(0, 3);
        }
        if (year < 2000) {
            return dice.pick(List.of(0, 1, 2, 3, 4, 9));
        }
        return year <= 2036 ? dice.between(4, 9) : dice.between(5, 8);
    }

    private String fresh(Supplier<String> maker) {
        String number = maker.get();
        while (!taken.add(number)) {
            number = maker.get();
        }
        return number;
    }

    private static String withLuhn(String payload) {
        return payload + Luhn.checkDigit(payload);
    }
}
