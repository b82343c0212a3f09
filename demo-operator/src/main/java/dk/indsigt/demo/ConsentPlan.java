package dk.indsigt.demo;

import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who decided what: the cast by the book, all others by chance. */
final class ConsentPlan {
    private static final int OBJECTIONS = 12;
    private static final int LOCATION_SERVICES = 7;

    private final World world;
    private final ConsentMaker consents;
    private final ReferenceData reference;
    private final Dice dice;

    ConsentPlan(Workshop shop) {
        world = shop.world();
        consents = shop.consents();
        reference = world.reference();
        dice = world.dice("consent plan");
    }

    void make() {
        cast();
        Set<UUID> done = new HashSet<>();
        List<DemoCustomer> objectors = new ArrayList<>();
        int services = 0;
        for (DemoCustomer customer : world.customers()) {
            if (world.inCast(customer) || !done.add(customer.party().id())) {
                continue;
            }
            boolean objects = objectors.size() < OBJECTIONS && mayObject(customer) && dice.chance(6);
            LocalDate last = customer.lastDay(world.yesterday()).minusDays(1);
            LocalDate objection = objects
                    ? dice.day(world.today().minusMonths(14), world.today().minusMonths(2))
                    : null;
            LocalDate until = objects ? objection.minusDays(1) : last;
            if (dice.chance(18)) {
                consents.loaded(customer, choice("MKT_OWN", MarketingChannel.SMS));
            }
            if (dice.chance(62)) {
                consents.some(customer, dice.between(1, 5), until);
            }
            if (objects) {
                objectors.add(customer);
                boolean changesMind = objectors.size() % 6 == 0
                        && world.accountOf(customer.party()).isPresent();
                LocalDate ended = changesMind ? objection.plusDays(dice.between(10, 50)) : null;
                consents.objection(customer, objection, ended);
            } else if (services < LOCATION_SERVICES && mayObject(customer) && hasAccount(customer)) {
                services += located(customer) ? 1 : 0;
            }
        }
    }

    private void cast() {
        DemoCustomer karla = world.cast("karla");
        given(karla, choice("MKT_OWN", MarketingChannel.EMAIL), 1166, Decision.GIVEN);
        given(karla, choice("MKT_OWN", MarketingChannel.EMAIL), 748, Decision.WITHDRAWN);
        given(karla, choice("MKT_OWN", MarketingChannel.EMAIL), 459, Decision.GIVEN);
        given(karla, choice("MKT_OWN", MarketingChannel.SMS), 1166, Decision.REFUSED);
        atDesk(karla, choice("MKT_PARTNER", MarketingChannel.PHONE), 617, Decision.GIVEN, AskedThrough.PHONE);
        atDesk(karla, choice("MKT_PARTNER", MarketingChannel.PHONE), 289, Decision.WITHDRAWN, AskedThrough.PHONE);
        atDesk(karla, choice("NEWSLETTER_NEWS", MarketingChannel.EMAIL), 395, Decision.GIVEN, AskedThrough.SHOP);
        given(karla, choice("SURVEY", MarketingChannel.PHONE), 356, Decision.OBJECTED);
        DemoCustomer gitte = world.cast("gitte");
        consents.loaded(gitte, choice("MKT_OWN", MarketingChannel.EMAIL));
        given(gitte, choice("MKT_OWN", MarketingChannel.MMS), 928, Decision.REFUSED);
        location("bent", "mikkel", "emily", "torben");
        for (String username : List.of("susanne", "emil", "vibeke", "jens", "lone", "rasmus", "emily")) {
            consents.some(world.cast(username), 3, world.yesterday());
        }
        consents.some(world.cast("mikkel"), 3, world.today().minusDays(60));
        consents.some(world.cast("mikkel at OiSTER"), 3, world.today().minusDays(60));
        consents.objection(world.cast("torben"), world.today().minusDays(45), null);
    }

    private void location(String... usernames) {
        for (String username : usernames) {
            DemoCustomer customer = world.cast(username);
            Optional<Instant> text = reference.firstText("LOCATION_VAS", Dice.startOf(world.yesterday()));
            text.ifPresent(from ->
                    located(customer, later(LegalTime.dayOf(from), world.today().minusMonths(15))));
        }
    }

    private boolean located(DemoCustomer customer) {
        LocalDate from = later(
                world.today().minusMonths(dice.between(5, 14)), customer.since().plusDays(10));
        return located(customer, from);
    }

    private boolean located(DemoCustomer customer, LocalDate wanted) {
        LocalDate day = later(wanted, customer.since().plusDays(1));
        if (!day.isBefore(world.today())
                || reference.textAt("LOCATION_VAS", Dice.startOf(day)).isEmpty()) {
            return false;
        }
        Instant at = dice.moment(day, 8, 21);
        consents.inPortal(customer, choice("LOCATION_VAS", MarketingChannel.NONE), Decision.GIVEN, at);
        return true;
    }

    /** A decision in the portal, where there was a text to show on that day. */
    private void given(DemoCustomer customer, ReferenceData.Choice choice, int daysAgo, Decision decision) {
        LocalDate day = world.today().minusDays(daysAgo);
        if (fits(customer, choice, day)) {
            consents.inPortal(customer, choice, decision, dice.moment(day, 8, 21));
        }
    }

    private void atDesk(
            DemoCustomer customer, ReferenceData.Choice choice, int daysAgo, Decision decision, AskedThrough channel) {
        LocalDate day = world.today().minusDays(daysAgo);
        if (fits(customer, choice, day)) {
            consents.atDesk(customer, choice, decision, channel, day);
        }
    }

    private boolean fits(DemoCustomer customer, ReferenceData.Choice choice, LocalDate day) {
        return day.isAfter(customer.since())
                && reference.textAt(choice.purpose(), Dice.startOf(day)).isPresent();
    }

    private boolean mayObject(DemoCustomer customer) {
        return customer.active()
                && customer.party() instanceof DemoPerson
                && customer.since().isBefore(world.today().minusMonths(16));
    }

    private boolean hasAccount(DemoCustomer customer) {
        return world.accountOf(customer.party()).isPresent();
    }

    private ReferenceData.Choice choice(String purpose, MarketingChannel channel) {
        return reference.choice(purpose, channel);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
