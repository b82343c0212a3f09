package dk.indsigt.demo;

import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Relation;
import dk.indsigt.domain.party.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes customer relations, subscriptions, lines, who uses them, and the phones in them. */
final class LineMaker {
    private record Model(String name, int year) {}

    private static final Map<Brand, List<String>> PRODUCTS = Map.of(
            Brand.THREE, List.of("3Mobil 40 GB", "3Mobil 100 GB", "3Mobil Fri Data"),
            Brand.OISTER, List.of("OiSTER 30 GB", "OiSTER 80 GB"),
            Brand.FLEXII, List.of("Flexii 20 GB", "Flexii 60 GB"));
    private static final List<String> BUSINESS_PRODUCTS = List.of("3Erhverv 50 GB", "3Erhverv Fri Data");
    private static final List<Model> MODELS = List.of(
            new Model("Nokia 3310 3G", 2017),
            new Model("Samsung Galaxy S9", 2018),
            new Model("Apple iPhone 11", 2019),
            new Model("Nokia 3.4", 2020),
            new Model("Apple iPhone 13", 2021),
            new Model("Samsung Galaxy A53", 2022),
            new Model("Fairphone 5", 2023),
            new Model("Apple iPhone 15", 2023),
            new Model("Samsung Galaxy S24", 2024));
    private static final int OLDEST_MODEL = 2017;
    private static final int MODEL_LIFE_YEARS = 4;

    private final World world;
    private final DirectoryMaker directory;
    private final Dice dice;

    LineMaker(World world, DirectoryMaker directory) {
        this.world = world;
        this.directory = directory;
        dice = world.dice("lines");
    }

    DemoCustomer customer(Brand brand, Segment segment, DemoParty party, LocalDate since, LocalDate endedOn) {
        UUID id = dice.id(dice.workingHour(since));
        DemoCustomer customer = new DemoCustomer(id, brand, segment, party, since, endedOn);
        world.book().add(Table.CUSTOMER, id, world.numbers().customer(), brand, segment, party.id(), since, endedOn, 1);
        world.enter(customer);
        return customer;
    }

    /** @return the subscription's id */
    UUID subscribe(DemoCustomer customer) {
        UUID id = dice.id(dice.workingHour(customer.since()));
        world.book()
                .add(Table.SUBSCRIPTION, id, customer.id(), product(customer), customer.since(), customer.endedOn(), 1);
        return id;
    }

    /** A subscription with one line, used by the customer.
     *
     * @return the line's id
     */
    UUID ownLine(DemoCustomer customer) {
        return line(customer, subscribe(customer), customer.party().speaker(), Relation.SELF, customer.since());
    }

    /**
     * @return the line's id
     */
    UUID line(DemoCustomer customer, UUID subscription, DemoPerson user, Relation relation, LocalDate from) {
        UUID id = startLine(customer, subscription, from);
        use(customer, id, user, relation, from, null);
        return id;
    }

    /** A line whose user changed. */
    void handedOn(
            DemoCustomer customer,
            UUID subscription,
            DemoPerson former,
            DemoPerson user,
            LocalDate from,
            LocalDate change) {
        UUID id = startLine(customer, subscription, from);
        use(customer, id, former, Relation.EMPLOYEE, from, change);
        use(customer, id, user, Relation.EMPLOYEE, change, null);
    }

    private UUID startLine(DemoCustomer customer, UUID subscription, LocalDate from) {
        Instant at = dice.workingHour(from);
        UUID id = dice.id(at);
        DirectoryMaker.Standing standing = directory.choose(customer, id, at);
        if (DisclosureMaker.sold(standing.listing())) {
            world.list(customer.id());
        }
        world.book()
                .add(
                        Table.LINE,
                        id,
                        subscription,
                        world.numbers().mobile(),
                        world.numbers().iccid(),
                        from,
                        customer.endedOn(),
                        standing.listing(),
                        standing.since(),
                        1);
        device(customer, id, from);
        return id;
    }

    private void use(
            DemoCustomer customer,
            UUID lineId,
            DemoPerson user,
            Relation relation,
            LocalDate since,
            LocalDate handedOnAt) {
        LocalDate until = handedOnAt == null ? customer.endedOn() : handedOnAt;
        UUID id = dice.id(dice.workingHour(since));
        world.book().add(Table.LINE_USE, id, lineId, user.id(), relation, since, until, 1);
        world.enter(new DemoUse(lineId, user, since, until));
    }

    private void device(DemoCustomer customer, UUID lineId, LocalDate from) {
        LocalDate last = customer.lastDay(world.yesterday());
        LocalDate seen = dice.day(from, last);
        if (seen.getYear() < OLDEST_MODEL || dice.chance(10)) {
            return;
        }
        List<Model> sold = MODELS.stream()
                .filter(model -> model.year() <= seen.getYear() && model.year() > seen.getYear() - MODEL_LIFE_YEARS)
                .toList();
        String model = sold.isEmpty()
                ? MODELS.get(MODELS.size() - 1).name()
                : dice.pick(sold).name();
        UUID id = dice.id(dice.workingHour(seen));
        world.book().add(Table.DEVICE, id, lineId, world.numbers().imei(), model, seen, 1);
    }

    private String product(DemoCustomer customer) {
        return dice.pick(customer.segment() == Segment.PRIVATE ? PRODUCTS.get(customer.brand()) : BUSINESS_PRODUCTS);
    }
}
