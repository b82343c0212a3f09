package dk.indsigt.demo;

import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.text.Language;
import java.time.LocalDate;

/**
 * What a person is to be before it exists.
 *
 * @param address or {@code null} for one by chance
 */
record Draft(
        String givenName,
        String familyName,
        boolean male,
        LocalDate birth,
        PostalAddress address,
        boolean addressProtected,
        Language language) {
    static Draft of(String givenName, String familyName, boolean male, LocalDate birth) {
        return new Draft(givenName, familyName, male, birth, null, false, Language.DA);
    }

    /** A grown-up by chance. */
    static Draft adult(Dice dice, LocalDate today, String familyName) {
        boolean male = dice.chance(50);
        return of(Names.given(dice, male), familyName, male, birth(dice, today, 19, 86));
    }

    /** A child old enough for a phone. */
    static Draft child(Dice dice, LocalDate today, String familyName) {
        boolean male = dice.chance(50);
        return of(Names.given(dice, male), familyName, male, birth(dice, today, 9, 17));
    }

    static LocalDate birth(Dice dice, LocalDate today, int youngest, int oldest) {
        return dice.day(today.minusYears(oldest), today.minusYears(youngest).minusDays(1));
    }

    Draft at(PostalAddress home) {
        return new Draft(givenName, familyName, male, birth, home, addressProtected, language);
    }

    Draft withProtectedAddress() {
        return new Draft(givenName, familyName, male, birth, address, true, language);
    }

    Draft speaking(Language spoken) {
        return new Draft(givenName, familyName, male, birth, address, addressProtected, spoken);
    }
}
