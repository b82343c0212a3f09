package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.rights.Standing;
import java.util.List;

/**
 * A list in a part of the package: one statement, whose only parameter is whom it is about.
 *
 * @param section the part
 * @param name what its files are called; the first list of a part is called like the part
 * @param audience who gets it
 * @param month the column by which it is added up where it is long, or {@code null}
 * @param sums columns that are added up with it
 * @param sql with {@code :me} for the party and {@code :lang} for the two letters of the language
 */
record Sheet(
        Section section,
        String name,
        Audience audience,
        String month,
        List<String> sums,
        String sql,
        List<Column> columns) {
    /** For whom a list is. */
    enum Audience {
        ALL,
        /** People, for themselves or by somebody who acts for them. */
        PEOPLE,
        /** Companies and estates: contract and money, without the people who use the lines. */
        OTHERS
    }

    boolean reaches(Standing standing) {
        boolean people = standing != Standing.COMPANY && standing != Standing.ESTATE;
        return section.reaches(standing)
                && switch (audience) {
                    case ALL -> true;
                    case PEOPLE -> people;
                    case OTHERS -> !people;
                };
    }

    boolean first() {
        return name.equals(section.file());
    }
}
