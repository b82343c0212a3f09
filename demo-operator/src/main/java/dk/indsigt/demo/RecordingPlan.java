package dk.indsigt.demo;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.domain.recording.Direction;
import dk.indsigt.domain.recording.ListeningPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which calls there are, by the day on which they are due: some today, so that the first nightly run has work; none before today, save what a
 * legal hold keeps; the rest spread over the retention periods.
 */
final class RecordingPlan {
    private static final int[] PRIVATE_INBOUND = {0, 0, 1, 1, 2, 3, 7, 14, 30, 45, 60, 75, 90, 110, 130, 150, 165, 176};
    private static final int[] PRIVATE_SALE = {0, 1, 5, 20, 50, 100, 140, 172};
    private static final int[] PRIVATE_SERVICE = {0, 1, 33, 90, 160};
    private static final int[] BUSINESS_INBOUND = {0, 0, 1, 10, 60, 120, 200, 300, 400, 450, 478};
    private static final int[] BUSINESS_SALE = {0, 2, 40, 120, 170};
    private static final int[] BUSINESS_SERVICE = {0, 15, 80};
    private static final int HELD_SINCE_DUE = 75;

    private static final int NIGHTS = 30;

    private final Workshop shop;
    private final World world;
    private final RecordingMaker recordings;
    private final Dice dice;
    private final List<DemoCustomer> privates;
    private final List<DemoCustomer> businesses;

    RecordingPlan(Workshop shop) {
        this.shop = shop;
        world = shop.world();
        recordings = shop.recordings();
        dice = world.dice("recording plan");
        privates = longStanding(true);
        businesses = longStanding(false);
    }

    /** @return the recording of gitte that a legal hold keeps */
    RecordingMaker.Kept make() {
        many(privates, Direction.INBOUND, PRIVATE_INBOUND);
        many(privates, Direction.OUTBOUND_SALE, PRIVATE_SALE);
        many(privates, Direction.OUTBOUND_SERVICE, PRIVATE_SERVICE);
        many(businesses, Direction.INBOUND, BUSINESS_INBOUND);
        many(businesses, Direction.OUTBOUND_SALE, BUSINESS_SALE);
        many(businesses, Direction.OUTBOUND_SERVICE, BUSINESS_SERVICE);
        for (int night = 1; night <= NIGHTS; night++) {
            tombstones(night);
        }
        cast();
        return gitte();
    }

    private void tombstones(int night) {
        int count = dice.between(0, 4) - (dice.chance(50) ? 1 : 0);
        for (int i = 0; i < count; i++) {
            boolean person = dice.chance(65);
            Direction direction = dice.pick(List.of(Direction.values()));
            recordings.disposed(
                    dice.pick(person ? privates : businesses),
                    direction,
                    world.today().minusDays(night));
        }
    }

    private void cast() {
        DemoCustomer karla = world.cast("karla");
        UUID heard = kept(karla, Direction.INBOUND, 131).id();
        kept(karla, Direction.INBOUND, 22);
        kept(karla, Direction.OUTBOUND_SALE, 77);
        disposed(karla, Direction.INBOUND, 41);
        hear(karla, heard, 9);
        DemoCustomer jens = world.cast("jens");
        kept(jens, Direction.INBOUND, 9);
        kept(jens, Direction.INBOUND, 380);
        kept(jens, Direction.OUTBOUND_SALE, 101);
        DemoCustomer lone = world.cast("lone");
        kept(lone, Direction.INBOUND, 1);
        kept(lone, Direction.INBOUND, 170);
        kept(lone, Direction.INBOUND, 440);
        kept(lone, Direction.OUTBOUND_SALE, 28);
        kept(world.cast("susanne"), Direction.INBOUND, 90);
        kept(world.cast("susanne"), Direction.OUTBOUND_SERVICE, 30);
        kept(world.cast("vibeke"), Direction.INBOUND, 60);
        kept(world.cast("emily"), Direction.INBOUND, 110);
        kept(world.cast("mikkel"), Direction.OUTBOUND_SALE, 44);
        kept(world.cast("bent"), Direction.INBOUND, 12);
    }

    private RecordingMaker.Kept gitte() {
        DemoCustomer gitte = world.cast("gitte");
        UUID fresh = kept(gitte, Direction.INBOUND, 176).id();
        kept(gitte, Direction.INBOUND, 160);
        kept(gitte, Direction.INBOUND, 118);
        kept(gitte, Direction.INBOUND, 62);
        kept(gitte, Direction.INBOUND, 6);
        kept(gitte, Direction.INBOUND, 1);
        kept(gitte, Direction.INBOUND, 0);
        kept(gitte, Direction.OUTBOUND_SALE, 150);
        kept(gitte, Direction.OUTBOUND_SALE, 33);
        kept(gitte, Direction.OUTBOUND_SERVICE, 95);
        disposed(gitte, Direction.INBOUND, 20);
        recordings.withdrawn(
                gitte,
                Direction.OUTBOUND_SALE,
                world.today().plusDays(64),
                world.today().minusDays(50));
        hear(gitte, fresh, 1);
        return recordings.kept(gitte, Direction.INBOUND, world.today().minusDays(HELD_SINCE_DUE));
    }

    private void hear(DemoCustomer customer, UUID recording, int daysAgo) {
        DemoContact contact = shop.contacts()
                .identified(
                        customer,
                        AskedThrough.PHONE,
                        Reason.COMPLAINT,
                        dice.workingHour(world.today().minusDays(daysAgo)));
        shop.contacts().hear(contact, recording, ListeningPurpose.DOCUMENTATION);
    }

    private RecordingMaker.Kept kept(DemoCustomer customer, Direction direction, int dueInDays) {
        return recordings.kept(customer, direction, world.today().plusDays(dueInDays));
    }

    private void disposed(DemoCustomer customer, Direction direction, int daysAgo) {
        recordings.disposed(customer, direction, world.today().minusDays(daysAgo));
    }

    private void many(List<DemoCustomer> customers, Direction direction, int... dueInDays) {
        for (int days : dueInDays) {
            kept(dice.pick(customers), direction, days);
        }
    }

    /** @return customers outside the cast who were there when the oldest of these calls was made */
    private List<DemoCustomer> longStanding(boolean person) {
        List<DemoCustomer> fitting = new ArrayList<>();
        for (DemoCustomer customer : world.customers()) {
            if (customer.active()
                    && !world.inCast(customer)
                    && (customer.segment() == Segment.PRIVATE) == person
                    && customer.since().isBefore(world.today().minusMonths(18))) {
                fitting.add(customer);
            }
        }
        return fitting;
    }
}
