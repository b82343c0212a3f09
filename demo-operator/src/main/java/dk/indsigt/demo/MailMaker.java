package dk.indsigt.demo;

import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.domain.visit.MailEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Makes what the mail system reported in the last months. That a mail was opened is there only of who had said yes before. */
final class MailMaker {
    private static final int DAYS = 200;
    private static final String RULE = "PA17_MAIL_EVENTS";

    private final World world;
    private final Dice dice;

    MailMaker(World world) {
        this.world = world;
        dice = world.dice("mails");
    }

    /** @param consents since when somebody allows it */
    void make(Map<UUID, Instant> consents) {
        for (DemoCustomer customer : world.customers()) {
            LocalDate oldest = world.today().minusDays(DAYS);
            LocalDate first =
                    customer.since().isAfter(oldest) ? customer.since().plusDays(1) : oldest;
            if (customer.active() && first.isBefore(world.yesterday())) {
                int mails = dice.between(1, 3);
                for (int i = 0; i < mails; i++) {
                    mail(customer, dice.workingHour(dice.day(first, world.yesterday())), consents);
                }
            }
        }
    }

    private void mail(DemoCustomer customer, Instant sent, Map<UUID, Instant> consents) {
        String reference = "m-" + dice.readable(8);
        event(customer, reference, Kind.SENT, sent);
        event(customer, reference, Kind.DELIVERED, sent.plusSeconds(dice.between(1, 90)));
        Instant opened = sent.plus(Duration.ofMinutes(dice.between(3, 300)));
        Instant since = consents.get(customer.party().id());
        if (since != null && since.isBefore(opened) && onlyRelation(customer)) {
            event(customer, reference, Kind.OPENED, opened);
        }
    }

    /** A consent is given per brand. */
    private boolean onlyRelation(DemoCustomer customer) {
        return world.customers().stream()
                .noneMatch(other -> other != customer
                        && other.party().id().equals(customer.party().id()));
    }

    private void event(DemoCustomer customer, String reference, Kind kind, Instant at) {
        world.book()
                .add(
                        Table.MAIL_EVENT,
                        dice.id(at),
                        customer.party().id(),
                        customer.brand(),
                        reference,
                        kind,
                        at,
                        at,
                        world.reference().dueOn(RULE, LegalTime.dayOf(at)));
    }
}
