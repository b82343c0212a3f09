package dk.indsigt.domain.consent;

import dk.indsigt.domain.error.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Somebody on the list that the CPR register makes each quarter of those who want no advertising: known by name and address, never by a CPR number
 * (mfl. § 10(4)). The record is of fixed width with a separator after each field, as cpr.dk specifies it under "Specifikationer for
 * Robinsonlisten": name as {@code family,given} in 34 places, street 34, town 34, postal code and district 25, and more that is not needed.
 *
 * @param point name and address as they are compared
 */
public record RobinsonEntry(String point) {
    private static final char SEPARATOR = '#';
    private static final int NAME = 34;
    private static final int STREET = 69;
    private static final int TOWN = 104;
    private static final int POSTAL = 130;

    /**
     * @param line one record, without its end
     * @throws InvalidValueException ROBINSON_SEPARATOR, ROBINSON_NAME, ROBINSON_ADDRESS
     */
    public static RobinsonEntry parse(String line) {
        if (!separated(line)) {
            throw new InvalidValueException("ROBINSON_SEPARATOR");
        }
        String[] name = line.substring(0, NAME).split(",", 2);
        if (name.length < 2 || name[0].isBlank() || name[1].isBlank()) {
            throw new InvalidValueException("ROBINSON_NAME");
        }
        String street = line.substring(NAME + 1, STREET);
        String postal = line.substring(TOWN + 1, POSTAL).strip();
        if (street.isBlank() || !postal.matches("[0-9]{4}( .*)?")) {
            throw new InvalidValueException("ROBINSON_ADDRESS");
        }
        return new RobinsonEntry(point(name[0], name[1], street, postal.substring(0, 4)));
    }

    /** @return whether a line at the beginning tells of the list and not of a person: its date, or the names of the columns */
    public static boolean heads(String line) {
        return line.isBlank()
                || !line.substring(0, Math.min(NAME, line.length())).contains(",")
                        && !(separated(line) && line.substring(TOWN + 1, POSTAL).matches("\\s*[0-9]{4}.*"));
    }

    /**
     * Spellings differ between registers, and keeping quiet once too often does no harm: of several given names the first one counts, and
     * of an address neither points and commas nor leading noughts.
     *
     * @return what is compared; {@code null} where something is missing
     */
    public static String point(String family, String given, String street, String postalCode) {
        if (family == null || given == null || street == null || postalCode == null) {
            return null;
        }
        return words(family) + "|" + words(given).split(" ")[0] + "|" + words(street) + "|" + postalCode;
    }

    private static boolean separated(String line) {
        return line.length() > POSTAL
                && line.charAt(NAME) == SEPARATOR
                && line.charAt(STREET) == SEPARATOR
                && line.charAt(TOWN) == SEPARATOR
                && line.charAt(POSTAL) == SEPARATOR;
    }

    private static String words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s.,]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.replaceFirst("^0+(?=[0-9])", ""))
                .collect(Collectors.joining(" "));
    }
}
