package dk.indsigt.demo;

import dk.indsigt.domain.consent.RobinsonEntry;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.service.consent.RobinsonLists;
import dk.indsigt.service.protection.Vault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Makes this quarter's list of people who want no advertising: strangers, and a few customers without a part to play. */
final class RobinsonMaker {
    private static final int STRANGERS = 250;
    private static final int CUSTOMERS = 6;

    private final World world;
    private final Vault vault;
    private final Dice dice;

    RobinsonMaker(World world, Vault vault) {
        this.world = world;
        this.vault = vault;
        dice = world.dice("robinson");
    }

    void make() {
        Set<String> entries = new LinkedHashSet<>();
        world.customers().stream()
                .filter(customer -> !world.inCast(customer))
                .map(DemoCustomer::party)
                .filter(DemoPerson.class::isInstance)
                .map(DemoPerson.class::cast)
                .map(person -> entry(person.familyName(), person.givenName(), person.address()))
                .distinct()
                .limit(CUSTOMERS)
                .forEach(entries::add);
        for (int i = 0; i < STRANGERS; i++) {
            entries.add(entry(Names.family(dice), Names.given(dice, i % 2 == 0), Towns.home(dice)));
        }
        LocalDate day = world.today().with(IsoFields.DAY_OF_QUARTER, 1);
        LocalDate read = day.isBefore(world.yesterday()) ? day.plusDays(1) : day;
        Instant at = read.isBefore(world.today()) ? dice.moment(read, 9, 10) : Dice.startOf(read);
        UUID list = dice.id(at);
        world.book().add(Table.ROBINSON_LIST, list, day, "CURRENT", entries.size(), at, 1);
        entries.forEach(entry ->
                world.book().add(Table.ROBINSON_ENTRY, list, vault.hash(RobinsonLists.HASH_DOMAIN, entry), day));
    }

    private static String entry(String family, String given, PostalAddress address) {
        return RobinsonEntry.point(family, given, address.street(), address.postalCode());
    }
}
