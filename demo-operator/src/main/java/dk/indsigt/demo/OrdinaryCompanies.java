package dk.indsigt.demo;

import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Relation;
import dk.indsigt.domain.party.Segment;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Companies with two to nine lines, a representative, and employees who use the lines. */
final class OrdinaryCompanies {
    private static final int COMPANIES = 36;
    private static final List<String> TRADES = List.of(
            "Tømrer & Snedker",
            "Byg",
            "VVS",
            "El-teknik",
            "Revision",
            "Arkitekter",
            "Transport",
            "Maskinfabrik",
            "Bageri",
            "Rengøring",
            "Fysioterapi",
            "Ejendomme",
            "Vinimport",
            "Software",
            "Have & Anlæg",
            "Autoværksted");
    private static final List<String> FORMS = List.of("ApS", "ApS", "ApS", "A/S", "I/S");

    private final Workshop shop;
    private final World world;
    private final LocalDate today;
    private final Dice dice;
    private final Set<String> names = new HashSet<>();

    OrdinaryCompanies(Workshop shop) {
        this.shop = shop;
        world = shop.world();
        today = world.today();
        dice = world.dice("ordinary companies");
    }

    void enter() {
        for (int i = 0; i < COMPANIES; i++) {
            company(i);
        }
    }

    private void company(int index) {
        LocalDate since = dice.day(today.minusYears(9), today.minusMonths(20));
        LocalDate ended = index % 12 == 7 ? dice.day(today.minusMonths(18), today.minusMonths(2)) : null;
        DemoPerson head = shop.parties().person(Draft.worker(dice, today, Names.family(dice)), since);
        if (dice.chance(45)) {
            shop.accounts().activate(head);
        }
        String form = dice.pick(FORMS);
        DemoCompany company = shop.parties().company(name(form), form, since, head);
        Brand brand = dice.chance(85) ? Brand.THREE : Brand.OISTER;
        DemoCustomer customer = shop.lines().customer(brand, Segment.BUSINESS, company, since, ended);
        UUID subscription = shop.lines().subscribe(customer);
        shop.lines().line(customer, subscription, head, Relation.EMPLOYEE, since);
        int more = dice.between(1, 8);
        for (int i = 0; i < more; i++) {
            employee(customer, subscription);
        }
    }

    private void employee(DemoCustomer customer, UUID subscription) {
        LocalDate last = customer.lastDay(today.minusMonths(1));
        LocalDate from = dice.day(customer.since(), last);
        DemoPerson person = shop.parties().person(Draft.worker(dice, today, Names.family(dice)), from);
        LocalDate change = dice.day(from.plusMonths(3), last);
        if (customer.active() && change.isBefore(last) && dice.chance(12)) {
            DemoPerson next = shop.parties().person(Draft.worker(dice, today, Names.family(dice)), change);
            shop.lines().handedOn(customer, subscription, person, next, from, change);
        } else {
            if (customer.active() && dice.chance(15)) {
                shop.accounts().activate(person);
            }
            shop.lines().line(customer, subscription, person, Relation.EMPLOYEE, from);
        }
    }

    private String name(String form) {
        String name = Names.family(dice) + " " + dice.pick(TRADES);
        while (!names.add(name)) {
            name = Names.family(dice) + " " + dice.pick(TRADES);
        }
        return name + " " + form;
    }
}
