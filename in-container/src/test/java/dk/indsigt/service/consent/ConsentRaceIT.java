package dk.indsigt.service.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.consent.ActProof;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.consent.ConsentFeed.Reported;
import dk.indsigt.service.consent.ConsentFeed.Who;
import dk.indsigt.service.consent.ConsentGate.By;
import dk.indsigt.service.consent.ConsentGate.Point;
import dk.indsigt.service.consent.LedgerCheckService.Result;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Yes, no and the question at one time; and that the projection is the ledger, whatever happened. */
@ExtendWith(ArquillianExtension.class)
class ConsentRaceIT {
    private static final ConsentKey BY_SMS = new ConsentKey("MKT_OWN", MarketingChannel.SMS, Brand.THREE);
    private static final Actor SYSTEM = Actor.ofClient(UUID.randomUUID(), "Prøvesystem");
    private static final int PEOPLE = 20;
    private static final int TIMES = 50;

    @EJB
    private ConsentGate gate;

    @EJB
    private ConsentFeed feed;

    @EJB
    private ConsentService consents;

    @EJB
    private LedgerCheckService ledgerCheck;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Acting acting;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService threads;

    /**
     * Somebody who says yes and no by turns.
     *
     * @param turn odd from the moment a no is committed until the next yes begins
     */
    private record Wavering(Someone who, AtomicInteger turn) {}

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName("DK-TELENOR-SPAM-2012: while a thousand people say no, nobody who asks afterwards hears a yes")
    void noYesAfterANo() throws Exception {
        List<Wavering> all = IntStream.range(0, PEOPLE)
                .mapToObj(each -> new Wavering(silent(), new AtomicInteger()))
                .toList();
        UUID text = acting.as(
                        all.get(0).who().actor(),
                        a -> consents.currentText(a, all.get(0).who().id(), "MKT_OWN"))
                .id();
        AtomicBoolean over = new AtomicBoolean();
        List<Future<int[]>> asking = IntStream.range(0, 3)
                .mapToObj(seed -> threads.submit(() -> ask(all, new Random(seed), over)))
                .toList();
        List<Future<?>> deciding = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            List<Wavering> some = all.subList(part * PEOPLE / 2, (part + 1) * PEOPLE / 2);
            deciding.add(threads.submit(() -> decide(some, text)));
        }
        try {
            for (Future<?> each : deciding) {
                each.get();
            }
        } finally {
            over.set(true);
        }
        int counted = 0;
        int yes = 0;
        for (Future<int[]> each : asking) {
            counted += each.get()[0];
            yes += each.get()[1];
        }
        assertTrue(counted > 100, "somebody asked after a no: " + counted);
        assertTrue(yes > 0, "and a yes was heard before one");
        assertEquals(
                PEOPLE * TIMES,
                db.count("select count(*) from consent_decision where decision = 'WITHDRAWN' and party_id in ("
                        + String.join(
                                ",",
                                all.stream()
                                        .map(each -> "'" + each.who().id() + "'")
                                        .toList())
                        + ")"));
    }

    private void decide(List<Wavering> people, UUID text) {
        for (int i = 0; i < TIMES; i++) {
            for (Wavering each : people) {
                Someone who = each.who();
                if (each.turn().get() % 2 == 1) {
                    each.turn().incrementAndGet();
                }
                acting.as(who.actor(), a -> consents.give(a, who.id(), BY_SMS, text, Language.DA, null));
                acting.as(who.actor(), a -> consents.stop(a, who.id(), BY_SMS, Language.DA, null));
                each.turn().incrementAndGet();
            }
        }
    }

    /** @return how many answers came while a no stood all the time, and how many were a yes otherwise */
    private int[] ask(List<Wavering> people, Random random, AtomicBoolean over) {
        int after = 0;
        int yes = 0;
        while (!over.get()) {
            Wavering one = people.get(random.nextInt(people.size()));
            int before = one.turn().get();
            boolean allowed = acting.as(SYSTEM, a -> gate.ask(a, BY_SMS, List.of(number(one.who()))))
                    .get(0)
                    .allowed();
            boolean stood = before % 2 == 1 && before == one.turn().get();
            if (stood && allowed) {
                throw new AssertionError("a yes after a committed no");
            }
            after += stood ? 1 : 0;
            yes += allowed ? 1 : 0;
        }
        return new int[] {after, yes};
    }

    @Test
    @DisplayName(
            "whatever was decided, by whom, late or in time: the projection says what the ledger says, and the check finds where it does not")
    void projection() {
        Random random = new Random(11);
        Actor officer = folk.staff(Role.OFFICER);
        Someone last = null;
        for (int person = 0; person < 6; person++) {
            Someone who = silent();
            last = who;
            for (int i = 0; i < 12; i++) {
                anything(who, random);
            }
        }
        Result right = acting.as(officer, ledgerCheck::run);
        assertEquals(List.of(), right.first());
        assertEquals(0, right.differing());
        assertTrue(right.choices() > 0 && right.decisions() >= right.choices());

        String state = "select id from consent_state where party_id = ?";
        UUID broken = UUID.fromString(db.rows(state, last.id()).get(0).toString());
        String before = db.text("select decision from consent_state where id = ?", broken);
        db.run(
                "update consent_state set decision = ? where id = ?",
                before.equals("GIVEN") ? "REFUSED" : "GIVEN",
                broken);
        Result wrong = acting.as(officer, ledgerCheck::run);
        assertEquals(1, wrong.differing());
        assertEquals(BY_SMS, wrong.first().get(0).key());
        db.run("update consent_state set decision = ? where id = ?", before, broken);
        assertEquals(1, acting.as(officer, ledgerCheck::past).get(0).differing());
        assertEquals(0, acting.as(officer, ledgerCheck::past).get(1).differing());
    }

    private void anything(Someone who, Random random) {
        Decision decision =
                List.of(Decision.GIVEN, Decision.REFUSED, Decision.WITHDRAWN).get(random.nextInt(3));
        Instant at = clock.instant().minusSeconds(random.nextInt(300));
        ActProof proof = random.nextBoolean() ? ActProof.of("c", "v", "1", null, null) : null;
        if (random.nextInt(4) == 0) {
            acting.as(who.actor(), a -> consents.stop(a, who.id(), BY_SMS, Language.DA, null));
        } else {
            AskedThrough through = random.nextInt(3) == 0 ? AskedThrough.BULK_LOAD : AskedThrough.IVR;
            Integer text = decision.yes() ? textNumber() : null;
            acting.as(
                    SYSTEM,
                    a -> feed.record(
                            a,
                            new Reported(
                                    new Who(who.customerNumber(), null, null),
                                    BY_SMS,
                                    decision,
                                    text,
                                    null,
                                    through,
                                    at,
                                    null,
                                    proof)));
        }
    }

    /** @return somebody without an address: thousands of mails would stand before those that others wait for */
    private Someone silent() {
        Someone who = folk.person();
        db.run("update party set email = null, phone = null where id = ?", who.id());
        return who;
    }

    private int textNumber() {
        return (int)
                db.count(
                        "select max(number) from consent_text where purpose_code = 'MKT_OWN' and valid_from <= utc_timestamp(6)");
    }

    private static Point number(Someone who) {
        return new Point(By.PHONE, "+45" + who.number());
    }
}
