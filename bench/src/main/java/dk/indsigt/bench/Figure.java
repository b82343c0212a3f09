package dk.indsigt.bench;

import java.util.Locale;

/**
 * One measured value.
 *
 * @param what is measured, and against what
 */
record Figure(String name, double value, String unit, String what) {

    /** @return the line that other programs read */
    String line() {
        return "FIGURE " + name + " " + number(value) + " " + unit + " (" + what + ")";
    }

    /** @return the number with three digits that matter, or all of them before the point */
    static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
