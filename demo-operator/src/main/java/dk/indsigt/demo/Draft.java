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
        return aged(dice, today, familyName, 19, 86);
    }

    /** A grown-up who works. */
    static Draft worker(Dice dice, LocalDate today, String familyName) {
        return aged(dice, today, familyName, 19, 66);
    }

    /** Somebody of about the same age, in the same home. */
    Draft spouse(Dice dice, LocalDate today, PostalAddress home) {
        LocalDate birth = dice.day(this.birth.minusYears(5), this.birth.plusYears(5));
        LocalDate youngest = today.minusYears(19);
        boolean husband = dice.chance(50);
        return of(Names.given(dice, husband), familyName, husband, birth.isAfter(youngest) ? youngest : birth)
                .at(home);
    }

    /** @return whether there may be a child old enough for a phone and not grown up */
    boolean mayHaveChild(LocalDate today) {
        return birth.isBefore(today.minusYears(30)) && birth.isAfter(today.minusYears(58));
    }

    /** A child of nine to seventeen, born when this person was twenty or older, in the same home. */
    Draft child(Dice dice, LocalDate today, PostalAddress home) {
        LocalDate grown = birth.plusYears(20);
        LocalDate oldest = today.minusYears(17);
        boolean son = dice.chance(50);
        LocalDate born = dice.day(grown.isAfter(oldest) ? grown : oldest, today.minusYears(9));
        return of(Names.given(dice, son), familyName, son, born).at(home);
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

    private static Draft aged(Dice dice, LocalDate today, String familyName, int youngest, int oldest) {
        boolean male = dice.chance(50);
        LocalDate birth =
                dice.day(today.minusYears(oldest), today.minusYears(youngest).minusDays(1));
        return of(Names.given(dice, male), familyName, male, birth);
    }
}
