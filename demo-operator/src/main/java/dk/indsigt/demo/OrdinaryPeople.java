package dk.indsigt.demo;

import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Relation;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.domain.text.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Private customers and sole traders without a name in the cast: families, namesakes, people who left, people of two brands. */
final class OrdinaryPeople {
    private static final int PRIVATE = 246;
    private static final int SOLE_TRADERS = 36;
    private static final List<Brand> BRANDS =
            List.of(Brand.THREE, Brand.THREE, Brand.THREE, Brand.THREE, Brand.OISTER, Brand.OISTER, Brand.FLEXII);

    private record Namesake(String givenName, String familyName, boolean male, int age, String town) {}

    private static final List<Namesake> NAMESAKES = List.of(
            new Namesake("Mette", "Kildetoft", false, 34, "5000 Odense C"),
            new Namesake("Mette", "Kildetoft", false, 58, "8000 Aarhus C"),
            new Namesake("Mette", "Kildetoft", false, 71, "6700 Esbjerg"),
            new Namesake("Lars", "Elmeholt", true, 27, "2200 København N"),
            new Namesake("Lars", "Elmeholt", true, 45, "9000 Aalborg"),
            new Namesake("Lars", "Elmeholt", true, 63, "4000 Roskilde"),
            new Namesake("Anne", "Ravneskær", false, 40, "7100 Vejle"),
            new Namesake("Anne", "Ravneskær", false, 66, "7100 Vejle"));

    private final Workshop shop;
    private final World world;
    private final LocalDate today;
    private final Dice dice;

    OrdinaryPeople(Workshop shop) {
        this.shop = shop;
        world = shop.world();
        today = world.today();
        dice = world.dice("ordinary people");
    }

    void enter() {
        for (Namesake one : NAMESAKES) {
            LocalDate birth = today.minusYears(one.age()).minusDays(dice.between(1, 360));
            Draft draft = Draft.of(one.givenName(), one.familyName(), one.male(), birth);
            household(draft.at(Towns.homeIn(dice, one.town())), 0);
        }
        for (int i = NAMESAKES.size(); i < PRIVATE; i++) {
            Draft draft = Draft.adult(dice, today, Names.family(dice));
            if (i % 60 == 10) {
                draft = draft.withProtectedAddress();
            }
            household(i % 30 == 5 ? draft.speaking(Language.EN) : draft, i);
        }
        for (int i = 0; i < SOLE_TRADERS; i++) {
            soleTrader();
        }
    }

    /** @param index decides who has left and who is a customer of a second brand; 0 is neither */
    private void household(Draft draft, int index) {
        LocalDate since = since();
        LocalDate ended = index % 14 == 7 ? dice.day(today.minusMonths(34), today.minusMonths(1)) : null;
        if (ended != null && since.isAfter(ended.minusMonths(6))) {
            since = ended.minusMonths(dice.between(8, 60));
        }
        DemoPerson person = ended == null
                ? shop.parties().contractor(draft, since)
                : shop.parties().person(draft, since);
        if (ended == null && dice.chance(48)) {
            shop.accounts().activate(person);
        }
        DemoCustomer customer = shop.lines().customer(dice.pick(BRANDS), Segment.PRIVATE, person, since, ended);
        UUID subscription = shop.lines().subscribe(customer);
        shop.lines().line(customer, subscription, person, Relation.SELF, since);
        relatives(customer, subscription, draft, person);
        if (index % 40 == 20) {
            Brand other = customer.brand() == Brand.OISTER ? Brand.THREE : Brand.OISTER;
            LocalDate later = dice.day(since, customer.lastDay(today.minusMonths(1)));
            shop.lines().ownLine(shop.lines().customer(other, Segment.PRIVATE, person, later, ended));
        }
    }

    private void relatives(DemoCustomer customer, UUID subscription, Draft draft, DemoPerson person) {
        LocalDate last = customer.lastDay(today.minusMonths(1));
        if (dice.chance(14)) {
            Draft spouse = draft.spouse(dice, today, person.address());
            user(customer, subscription, spouse, Relation.SPOUSE, dice.day(customer.since(), last));
        }
        int children = draft.mayHaveChild(today) && dice.chance(35) ? dice.between(1, 2) : 0;
        for (int i = 0; i < children; i++) {
            Draft child = draft.child(dice, today, person.address());
            LocalDate oldEnough = child.birth().plusYears(8);
            LocalDate from = oldEnough.isAfter(customer.since()) ? oldEnough : customer.since();
            if (from.isBefore(last)) {
                user(customer, subscription, child, Relation.CHILD, dice.day(from, last));
            }
        }
    }

    private void user(DemoCustomer customer, UUID subscription, Draft draft, Relation relation, LocalDate from) {
        DemoPerson person = shop.parties().person(draft, from);
        if (dice.chance(25) && customer.active()) {
            shop.accounts().activate(person);
        }
        shop.lines().line(customer, subscription, person, relation, from);
    }

    private void soleTrader() {
        LocalDate since = dice.day(today.minusYears(9), today.minusMonths(18));
        DemoPerson person = shop.parties().contractor(Draft.worker(dice, today, Names.family(dice)), since);
        if (dice.chance(55)) {
            shop.accounts().activate(person);
        }
        DemoCustomer customer = shop.lines()
                .customer(dice.chance(80) ? Brand.THREE : Brand.OISTER, Segment.SOLE_TRADER, person, since, null);
        UUID subscription = shop.lines().subscribe(customer);
        shop.lines().line(customer, subscription, person, Relation.SELF, since);
        if (dice.chance(40)) {
            Draft helper = Draft.worker(dice, today, Names.family(dice));
            user(customer, subscription, helper, Relation.EMPLOYEE, dice.day(since, today.minusMonths(2)));
        }
    }

    /** Most have been customers for years, some for months. */
    private LocalDate since() {
        return dice.chance(90)
                ? dice.day(today.minusYears(9), today.minusMonths(14))
                : dice.day(today.minusMonths(13), today.minusMonths(1));
    }
}
