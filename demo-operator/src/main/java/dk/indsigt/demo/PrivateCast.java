package dk.indsigt.demo;

import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.party.Relation;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.domain.text.Language;
import java.time.LocalDate;
import java.util.UUID;

/** Private customers with a part to play, each with an account that the credentials file names. */
final class PrivateCast {
    private final Workshop shop;
    private final World world;
    private final Credentials credentials;
    private final Dice dice;

    PrivateCast(Workshop shop, Credentials credentials) {
        this.shop = shop;
        world = shop.world();
        this.credentials = credentials;
        dice = world.dice("private cast");
    }

    void enter() {
        alone("karla", born(Draft.of("Karla", "Birkevang", false, null), 70), Brand.THREE, yearsAgo(9));
        credentials.customer(
                "karla",
                "private",
                "Aged 70, one line: recordings, a consent given, withdrawn and given again, several looks by staff.");
        alone("bent", born(Draft.of("Bent", "Hjorteballe", true, null), 44), Brand.THREE, yearsAgo(6));
        credentials.customer("bent", "heavy", "50,000 traffic rows and thousands of locations on one line.");
        alone(
                "ida",
                born(Draft.of("Ida", "Pilegren", false, null), 22),
                Brand.FLEXII,
                world.today().minusDays(19));
        credentials.customer("ida", "small", "Customer for less than three weeks: the least there can be.");
        family();
        alone(
                "vibeke",
                born(Draft.of("Vibeke", "Svanemose", false, null), 38).withProtectedAddress(),
                Brand.OISTER,
                yearsAgo(4));
        credentials.customer(
                "vibeke", "protected", "Name and address protection: the number is secret and covered at the desk.");
        alone("gitte", born(Draft.of("Gitte", "Solsortager", false, null), 51), Brand.THREE, yearsAgo(7));
        credentials.customer(
                "gitte",
                "recordings",
                "Recordings of all ages: fresh, due today, kept past its day by a legal hold, deleted on time, and deleted on request.");
        twoBrands();
        alone(
                "emily",
                born(Draft.of("Emily", "Klitgren", false, null), 33).speaking(Language.EN),
                Brand.THREE,
                yearsAgo(3));
        credentials.customer("emily", "english", "Chose English: messages and receipts are in English.");
        notActivated();
    }

    /** A mother owns three lines; her son and her husband use one each. */
    private void family() {
        PostalAddress home = Towns.homeIn(dice, "8600 Silkeborg");
        LocalDate since = yearsAgo(8);
        DemoCustomer susanne = customer(
                "susanne",
                born(Draft.of("Susanne", "Kildeskær", false, null), 46).at(home),
                Brand.THREE,
                since);
        UUID subscription = shop.lines().subscribe(susanne);
        shop.lines().line(susanne, subscription, susanne.party().speaker(), Relation.SELF, since);
        user(
                "emil",
                born(Draft.of("Emil", "Kildeskær", true, null), 15).at(home),
                susanne,
                subscription,
                Relation.CHILD);
        user(
                "torben",
                born(Draft.of("Torben", "Kildeskær", true, null), 48).at(home),
                susanne,
                subscription,
                Relation.SPOUSE);
        credentials.customer(
                "susanne", "parent", "Owns three lines: sees the bill of all and the traffic of her own alone.");
        credentials.customer("emil", "child-user", "Aged 15, uses a line that susanne owns and sees its traffic.");
        credentials.customer("torben", "spouse-user", "Uses a line that susanne owns; has no contract himself.");
    }

    private void user(String username, Draft draft, DemoCustomer owner, UUID subscription, Relation relation) {
        LocalDate since = yearsAgo(3);
        DemoPerson person = shop.parties().person(draft, since);
        shop.accounts().activate(person, username);
        shop.lines().line(owner, subscription, person, relation, since);
        world.cast(username, new DemoCustomer(owner.id(), owner.brand(), owner.segment(), person, since, null));
    }

    private void twoBrands() {
        DemoCustomer three =
                alone("mikkel", born(Draft.of("Mikkel", "Granager", true, null), 29), Brand.THREE, yearsAgo(5));
        DemoCustomer oister = shop.lines().customer(Brand.OISTER, Segment.PRIVATE, three.party(), yearsAgo(2), null);
        shop.lines().ownLine(oister);
        world.cast("mikkel at OiSTER", oister);
        credentials.customer(
                "mikkel",
                "two-brands",
                "Customer of 3 and of OiSTER: consents are per brand, an objection is for both.");
    }

    private void notActivated() {
        LocalDate since = yearsAgo(2);
        DemoPerson person = shop.parties().contractor(born(Draft.of("Frederik", "Elmekrog", true, null), 57), since);
        shop.accounts().prepare(person, "frederik");
        shop.lines().ownLine(shop.lines().customer(Brand.OISTER, Segment.PRIVATE, person, since, null));
        credentials.notActivated(
                "frederik", "No password yet: activate with a code sent to the phone on file (see the outbox folder).");
    }

    private DemoCustomer alone(String username, Draft draft, Brand brand, LocalDate since) {
        DemoCustomer customer = customer(username, draft, brand, since);
        shop.lines().ownLine(customer);
        return customer;
    }

    private DemoCustomer customer(String username, Draft draft, Brand brand, LocalDate since) {
        DemoPerson person = shop.parties().contractor(draft, since);
        shop.accounts().activate(person, username);
        DemoCustomer customer = shop.lines().customer(brand, Segment.PRIVATE, person, since, null);
        world.cast(username, customer);
        return customer;
    }

    /** @return the draft with a birthday some time before today, the given number of years ago */
    private Draft born(Draft draft, int age) {
        LocalDate birth = world.today().minusYears(age).minusDays(dice.between(20, 300));
        return new Draft(
                draft.givenName(),
                draft.familyName(),
                draft.male(),
                birth,
                draft.address(),
                draft.addressProtected(),
                draft.language());
    }

    private LocalDate yearsAgo(int years) {
        return world.today().minusYears(years).minusDays(dice.between(5, 40));
    }
}
