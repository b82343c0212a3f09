package dk.indsigt.demo;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Who called, wrote or came by in the last year and a half, and what staff looked at. */
final class VisitPlan {
    private record Occasion(AskedThrough channel, Reason reason) {}

    private static final List<Occasion> OCCASIONS = List.of(
            new Occasion(AskedThrough.PHONE, Reason.CUSTOMER_CALLS),
            new Occasion(AskedThrough.PHONE, Reason.CUSTOMER_CALLS),
            new Occasion(AskedThrough.PHONE, Reason.FAULT_REPAIR),
            new Occasion(AskedThrough.PHONE, Reason.BILLING_CHECK),
            new Occasion(AskedThrough.EMAIL, Reason.CUSTOMER_WRITES),
            new Occasion(AskedThrough.EMAIL, Reason.COMPLAINT),
            new Occasion(AskedThrough.LETTER, Reason.PRIVACY_REQUEST),
            new Occasion(AskedThrough.SHOP, Reason.CUSTOMER_IN_SHOP));
    private static final int MONTHS = 18;

    private final World world;
    private final ContactMaker contacts;
    private final Dice dice;

    VisitPlan(Workshop shop) {
        world = shop.world();
        contacts = shop.contacts();
        dice = world.dice("visits");
    }

    void make() {
        for (DemoCustomer customer : world.customers()) {
            int visits = world.inCast(customer) ? dice.between(3, 6) : dice.between(0, 3);
            if (customer == world.cast("ida")) {
                visits = 0;
            }
            for (int i = 0; i < visits; i++) {
                visit(customer);
            }
        }
        secretNumber(world.cast("vibeke"));
    }

    /** A secret number is covered at the desk until staff say why they need it. */
    private void secretNumber(DemoCustomer customer) {
        UUID line = world.uses().stream()
                .filter(use -> use.person() == customer.party())
                .map(DemoUse::lineId)
                .findFirst()
                .orElseThrow();
        Instant at = dice.workingHour(world.today().minusDays(17));
        contacts.uncoverNumber(contacts.identified(customer, AskedThrough.PHONE, Reason.FAULT_REPAIR, at), line);
    }

    private void visit(DemoCustomer customer) {
        LocalDate oldest = world.today().minusMonths(MONTHS);
        LocalDate first = customer.since().isAfter(oldest) ? customer.since().plusDays(1) : oldest;
        LocalDate last = customer.lastDay(world.yesterday());
        if (last.isBefore(first)) {
            return;
        }
        LocalDate day = dice.day(first, last);
        if (dice.chance(9)) {
            contacts.refused(customer, dice.workingHour(day));
            return;
        }
        Occasion occasion = dice.pick(OCCASIONS);
        DemoContact contact =
                contacts.identified(customer, occasion.channel(), occasion.reason(), dice.workingHour(day));
        contacts.look(contact);
        if (customer.active() && customer.party() instanceof DemoPerson && dice.chance(8)) {
            contacts.uncoverCpr(contact);
        }
    }
}
