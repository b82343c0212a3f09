package dk.indsigt.demo;

import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Relation;
import dk.indsigt.domain.party.Segment;
import java.time.LocalDate;
import java.util.UUID;

/** A sole trader and a company with a part to play, and an employee. */
final class BusinessCast {
    private static final int COMPANY_LINES = 14;

    private final Workshop shop;
    private final World world;
    private final Credentials credentials;
    private final Dice dice;

    BusinessCast(Workshop shop, Credentials credentials) {
        this.shop = shop;
        world = shop.world();
        this.credentials = credentials;
        dice = world.dice("business cast");
    }

    void enter() {
        soleTrader();
        company();
    }

    private void soleTrader() {
        LocalDate since = world.today().minusYears(6).minusDays(12);
        DemoPerson jens = shop.parties()
                .contractor(
                        Draft.of(
                                "Jens",
                                "Havrekrog",
                                true,
                                world.today().minusYears(49).minusDays(88)),
                        since);
        shop.accounts().activate(jens, "jens");
        DemoCustomer customer = shop.lines().customer(Brand.THREE, Segment.SOLE_TRADER, jens, since, null);
        world.cast("jens", customer);
        UUID subscription = shop.lines().subscribe(customer);
        shop.lines().line(customer, subscription, jens, Relation.SELF, since);
        employee(customer, subscription, since.plusYears(1));
        credentials.customer(
                "jens", "sole-trader", "A person in business: recordings of inbound calls stay 16 months.");
    }

    private void company() {
        LocalDate since = world.today().minusYears(7).minusDays(30);
        DemoPerson lone = shop.parties()
                .person(
                        Draft.of(
                                "Lone",
                                "Bøgeholt",
                                false,
                                world.today().minusYears(53).minusDays(140)),
                        since);
        shop.accounts().activate(lone, "lone");
        DemoCompany company = shop.parties().company("Bøgeholt Logistik A/S", "A/S", since, lone);
        DemoCustomer customer = shop.lines().customer(Brand.THREE, Segment.BUSINESS, company, since, null);
        world.cast("lone", customer);
        UUID subscription = shop.lines().subscribe(customer);
        shop.lines().line(customer, subscription, lone, Relation.EMPLOYEE, since);
        DemoPerson rasmus = shop.parties()
                .person(
                        Draft.of(
                                "Rasmus",
                                "Vinterlunde",
                                true,
                                world.today().minusYears(31).minusDays(200)),
                        since);
        shop.accounts().activate(rasmus, "rasmus");
        shop.lines().line(customer, subscription, rasmus, Relation.EMPLOYEE, since.plusMonths(2));
        world.cast(
                "rasmus", new DemoCustomer(customer.id(), customer.brand(), customer.segment(), rasmus, since, null));
        for (int i = 2; i < COMPANY_LINES; i++) {
            employee(customer, subscription, dice.day(since, world.today().minusMonths(4)));
        }
        credentials.customer(
                "lone",
                "company",
                "Acts for Bøgeholt Logistik A/S with " + COMPANY_LINES
                        + " lines: directory for all lines in one go, but no employee's traffic.");
        credentials.customer(
                "rasmus", "employee-user", "Uses a line of Bøgeholt Logistik A/S and sees his own traffic.");
    }

    private void employee(DemoCustomer customer, UUID subscription, LocalDate from) {
        DemoPerson person = shop.parties().person(Draft.worker(dice, world.today(), Names.family(dice)), from);
        shop.lines().line(customer, subscription, person, Relation.EMPLOYEE, from);
    }
}
