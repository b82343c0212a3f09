package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.retention.LegalHold.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Makes legal holds: one that waits for its second officer, one that stands, one that was lifted (P-3.6.1-m). */
final class HoldMaker {
    private final World world;
    private final AuditTrail audit;
    private final Actor olga;
    private final Actor palle;
    private final Dice dice;

    HoldMaker(Workshop shop) {
        world = shop.world();
        audit = shop.audit();
        olga = shop.accounts().officers().get(0);
        palle = shop.accounts().officers().get(1);
        dice = world.dice("holds");
    }

    /** @param held the recording of gitte, past its day */
    void make(UUID held) {
        LocalDate today = world.today();
        Hold waiting = new Hold(Target.PERSON, world.cast("jens"), null, palle, 1);
        waiting.write("Tvist om opsigelsen af abonnementet; kunden har varslet stævning.", today.plusMonths(9), 0, 0);
        Hold active = new Hold(Target.RECORDING, world.cast("gitte"), held, olga, 92);
        active.write("Klage i Teleankenævnet over det aftalte i samtalen.", today.plusMonths(6), 91, 0);
        Hold lifted = new Hold(Target.PERSON, world.cast("susanne"), null, olga, 300);
        lifted.write("Krav om erstatning efter fejl i dækning.", today.plusMonths(2), 299, 100);
    }

    /** One hold on its way through the steps. */
    private final class Hold {
        private final Target target;
        private final UUID partyId;
        private final UUID targetId;
        private final Actor asks;
        private final Actor decides;
        private final Instant requestedAt;
        private final UUID id;

        Hold(Target target, DemoCustomer customer, UUID recording, Actor asks, int daysAgo) {
            this.target = target;
            partyId = customer.party().speaker().id();
            targetId = recording == null ? partyId : recording;
            this.asks = asks;
            decides = asks == olga ? palle : olga;
            requestedAt = dice.workingHour(world.today().minusDays(daysAgo));
            id = dice.id(requestedAt);
        }

        /**
         * @param approvedDaysAgo 0 while it waits
         * @param liftedDaysAgo 0 while it stands
         */
        void write(String reason, LocalDate expires, int approvedDaysAgo, int liftedDaysAgo) {
            audit.add(requestedAt, asks, AuditAction.HOLD_REQUESTED, partyId, id, target.name(), null);
            Instant approvedAt = step(approvedDaysAgo, decides, AuditAction.HOLD_APPROVED);
            Instant liftAskedAt =
                    step(liftedDaysAgo == 0 ? 0 : liftedDaysAgo + 1, asks, AuditAction.HOLD_LIFT_REQUESTED);
            Instant liftedAt = step(liftedDaysAgo, decides, AuditAction.HOLD_LIFTED);
            world.book()
                    .add(
                            Table.LEGAL_HOLD,
                            id,
                            target,
                            targetId,
                            partyId,
                            reason,
                            expires,
                            asks.accountId(),
                            requestedAt,
                            approvedAt == null ? null : decides.accountId(),
                            approvedAt,
                            liftAskedAt == null ? null : "Sagen er forligt.",
                            liftAskedAt == null ? null : asks.accountId(),
                            liftAskedAt,
                            liftedAt == null ? null : decides.accountId(),
                            liftedAt,
                            1);
        }

        private Instant step(int daysAgo, Actor officer, AuditAction action) {
            if (daysAgo == 0) {
                return null;
            }
            Instant at = dice.workingHour(world.today().minusDays(daysAgo));
            audit.add(at, officer, action, partyId, id, null, null);
            return at;
        }
    }
}
