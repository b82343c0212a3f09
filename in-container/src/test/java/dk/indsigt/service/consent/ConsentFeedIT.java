package dk.indsigt.service.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.retention.RetentionRun;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.consent.ConsentFeed.Entry;
import dk.indsigt.service.consent.ConsentFeed.Found;
import dk.indsigt.service.consent.ConsentFeed.Reported;
import dk.indsigt.service.consent.ConsentFeed.Who;
import dk.indsigt.service.consent.ConsentGate.By;
import dk.indsigt.service.consent.ConsentGate.Point;
import dk.indsigt.service.consent.ConsentInfo.Reason;
import dk.indsigt.service.retention.RetentionJob;
import dk.indsigt.service.rights.Cases;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ConsentFeedIT {
    private static final ConsentKey BY_SMS = new ConsentKey("MKT_OWN", MarketingChannel.SMS, Brand.THREE);
    private static final ConsentKey SIMILAR = new ConsentKey("MKT_SIMILAR", MarketingChannel.EMAIL, Brand.THREE);
    private static final ConsentKey PLACES = new ConsentKey("LOCATION_VAS", MarketingChannel.NONE, Brand.THREE);
    private static final Actor MENU = Actor.ofClient(UUID.randomUUID(), "Telefonsystem");
    private static final ActProof KEY = ActProof.of("call-1", "v4", "1", null, null);

    @EJB
    private ConsentFeed feed;

    @EJB
    private ConsentGate gate;

    @EJB
    private ConsentInfo info;

    @EJB
    private RetentionJob retention;

    @EJB
    private Cases cases;

    @EJB
    private ConsentService consents;

    @EJB
    private Suppressions suppressions;

    @EJB
    private ConsentExpiry expiry;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Acting acting;

    @Inject
    private Clock clock;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName(
            "DK-TDC-REC-2019: a key pressed is a yes with call, prompt and digit; without one of them it is kept and counts for nothing")
    void keyPress() {
        Someone anna = folk.person();
        Entry bare = record(said(anna, Decision.GIVEN, ago(60), ActProof.of("call-0", null, "1", null, null)));
        assertFalse(bare.decision().provable());
        assertEquals(Permission.NOT_PROVABLE, ask(anna));
        Entry whole = record(said(anna, Decision.GIVEN, ago(30), KEY));
        assertTrue(whole.decision().provable());
        assertEquals("call-1", whole.decision().proof().orElseThrow().call().orElseThrow());
        assertEquals(anna.lineId(), whole.decision().lineId().orElseThrow());
        assertEquals(Permission.CONSENT_GIVEN, ask(anna));
        assertEquals(
                1,
                db.count("select count(*) from receipt where party_id = ? and number = ?", anna.id(), whole.receipt()));
        assertEquals(
                2,
                db.count(
                        "select count(*) from audit_entry where party_id = ? and action = 'CONSENT_DECIDED' and actor_role ="
                                + " 'CLIENT'",
                        anna.id()));
    }

    @Test
    @DisplayName("P-8-c: what arrives late takes its place in time: an older yes does not undo a newer no")
    void late() {
        Someone anna = folk.person();
        record(said(anna, Decision.WITHDRAWN, ago(100), null));
        record(said(anna, Decision.GIVEN, ago(200), KEY));
        assertEquals(Permission.WITHDRAWN, ask(anna));
        record(said(anna, Decision.GIVEN, ago(50), KEY));
        assertEquals(Permission.CONSENT_GIVEN, ask(anna));
        record(said(anna, Decision.WITHDRAWN, ago(70), null));
        assertEquals(Permission.CONSENT_GIVEN, ask(anna), "she said yes after that");
        acting.as(anna.actor(), a -> consents.stop(a, anna.id(), BY_SMS, Language.DA, null));
        record(said(anna, Decision.GIVEN, ago(10), KEY));
        assertEquals(Permission.WITHDRAWN, ask(anna), "what she said in the portal came after");
    }

    @Test
    @DisplayName(
            "EU-C129-21-PROXIMUS: a load never turns a no into a yes, whether it comes late or in time, nor a proof that came between")
    void load() {
        Someone anna = folk.person();
        record(said(anna, Decision.REFUSED, ago(100), null));
        record(loaded(anna, ago(20)));
        assertEquals(Permission.REFUSED, ask(anna));
        record(said(anna, Decision.GIVEN, ago(50), KEY));
        assertEquals(Permission.CONSENT_GIVEN, ask(anna), "the load is newer, and takes no proof away");
        Someone bo = folk.person();
        record(loaded(bo, ago(20)));
        record(said(bo, Decision.REFUSED, ago(100), null));
        assertEquals(Permission.REFUSED, ask(bo), "the no was there first, though it came last");
    }

    @Test
    @DisplayName("a yes ends by itself at its moment; that is written down once, and the person is told")
    void runsOut() {
        Someone anna = folk.person();
        Reported yes = said(anna, Decision.GIVEN, ago(60), KEY);
        record(until(yes, clock.instant().plus(Duration.ofDays(1))));
        assertEquals(Permission.CONSENT_GIVEN, ask(anna));
        db.run("update consent_decision set valid_until = utc_timestamp(6) where party_id = ?", anna.id());
        db.run("update consent_state set valid_until = utc_timestamp(6) where party_id = ?", anna.id());
        assertEquals(Permission.EXPIRED, ask(anna), "before anybody has written it down");
        assertEquals(
                Decision.EXPIRED,
                acting.as(anna.actor(), a -> consents.choice(a, anna.id(), BY_SMS))
                        .decision());
        for (int i = 0; i < 2; i++) {
            expiry.due().forEach(expiry::expire);
        }
        assertEquals(
                "EXPIRED EXPIRY SYSTEM",
                db.text(
                        "select concat_ws(' ', decision, asked_through, actor_role) from consent_decision where party_id = ?"
                                + " order by decided_at desc limit 1",
                        anna.id()));
        assertEquals(2, db.count("select count(*) from receipt where party_id = ?", anna.id()));
        assertEquals(Permission.EXPIRED, ask(anna));
        record(said(anna, Decision.GIVEN, clock.instant(), KEY));
        assertEquals(Permission.CONSENT_GIVEN, ask(anna), "she may say it again");
    }

    @Test
    @DisplayName(
            "K-11: a key pressed after an objection to marketing ends it, one pressed before does not; a silent number stays silent")
    void objection() {
        Someone anna = folk.person();
        acting.as(anna.actor(), a -> consents.objectToMarketing(a, anna.id(), null));
        record(said(anna, Decision.GIVEN, ago(60), KEY));
        assertEquals(Permission.MARKETING_OBJECTION, ask(anna));
        record(said(anna, Decision.GIVEN, clock.instant(), ActProof.of("call-2", null, null, null, null)));
        assertEquals(Permission.MARKETING_OBJECTION, ask(anna), "nothing was proved");
        record(said(anna, Decision.GIVEN, clock.instant(), KEY));
        assertEquals(Permission.CONSENT_GIVEN, ask(anna));
        assertEquals(
                Permission.OBJECTED,
                acting.as(MENU, a -> gate.ask(a, SIMILAR, List.of(new Point(By.CUSTOMER, anna.customerNumber()))))
                        .get(0),
                "what the objection stopped otherwise stays stopped");
        Point contact = new Point(By.PHONE, db.text("select phone from party where id = ?", anna.id()));
        suppressions.suppress(new Msisdn(contact.value()), AskedThrough.PHONE, null);
        record(said(anna, Decision.GIVEN, clock.instant(), KEY));
        assertEquals(
                Permission.SUPPRESSED,
                acting.as(MENU, a -> gate.ask(a, BY_SMS, List.of(contact))).get(0));
    }

    @Test
    @DisplayName("K-11: a yes to what runs without one ends an objection to marketing for that alone, and holds itself")
    void yesToOne() {
        Someone anna = folk.person();
        acting.as(anna.actor(), a -> consents.objectToMarketing(a, anna.id(), null));
        UUID text = acting.as(anna.actor(), a -> consents.currentText(a, anna.id(), SIMILAR.purpose()))
                .id();
        acting.as(anna.actor(), a -> consents.give(a, anna.id(), SIMILAR, text, Language.DA, null));
        assertEquals(
                "GIVEN",
                db.text(
                        "select decision from consent_state where party_id = ? and purpose_code = 'MKT_SIMILAR' and channel ="
                                + " 'EMAIL' and brand = 'THREE'",
                        anna.id()));
        assertEquals(
                0,
                db.count(
                        "select count(*) from consent_state where party_id = ? and decision = 'GIVEN' and not (purpose_code ="
                                + " 'MKT_SIMILAR' and channel = 'EMAIL')",
                        anna.id()));
        assertEquals(
                Brand.values().length,
                db.count(
                        "select count(*) from consent_state where party_id = ? and decision = 'OBJECTED' and purpose_code ="
                                + " 'MKT_SIMILAR' and channel = 'SMS'",
                        anna.id()),
                "in every brand");
    }

    @Test
    @DisplayName("K-11: two yeses after an objection both hold, in whatever order they arrive")
    void yesesInEitherOrder() {
        Someone anna = folk.person();
        objects(anna, ago(100));
        ConsentKey bySms = new ConsentKey("MKT_SIMILAR", MarketingChannel.SMS, Brand.THREE);
        record(yes(anna, SIMILAR, ago(20)));
        record(yes(anna, bySms, ago(50)));
        for (ConsentKey key : List.of(SIMILAR, bySms)) {
            assertEquals(
                    "GIVEN",
                    db.text(
                            "select decision from consent_state where party_id = ? and purpose_code = ? and channel = ? and"
                                    + " brand = 'THREE'",
                            anna.id(),
                            key.purpose(),
                            key.channel().name()));
        }
    }

    @Test
    @DisplayName("a no that is said again is kept: a yes from between the two that arrives last does not hold")
    void saidAgain() {
        Someone anna = folk.person();
        objects(anna, ago(200));
        acting.as(anna.actor(), a -> consents.objectToMarketing(a, anna.id(), null));
        record(said(anna, Decision.GIVEN, ago(100), KEY));
        assertEquals(Permission.MARKETING_OBJECTION, ask(anna));
        Someone bo = folk.person();
        record(said(bo, Decision.GIVEN, ago(300), KEY));
        record(said(bo, Decision.WITHDRAWN, ago(200), null));
        acting.as(bo.actor(), a -> consents.stop(a, bo.id(), BY_SMS, Language.DA, null));
        record(said(bo, Decision.GIVEN, ago(100), KEY));
        assertEquals(Permission.WITHDRAWN, ask(bo));
    }

    private void objects(Someone who, Instant at) {
        acting.as(who.actor(), a -> consents.objectToMarketing(a, who.id(), null));
        db.run(
                "update marketing_objection set objected_at = ? where party_id = ?",
                InstantConverter.toText(at),
                who.id());
    }

    @Test
    @DisplayName(
            "a yes to one thing frees its number; what else was silenced with the number stays silent, and may be chosen anew")
    void freed() {
        Someone anna = folk.person();
        ConsentKey byPhone = new ConsentKey("MKT_OWN", MarketingChannel.PHONE, Brand.THREE);
        record(yes(anna, byPhone, ago(300)));
        UUID silenced = suppressions.suppress(new Msisdn("+45" + anna.number()), AskedThrough.IVR, null);
        db.run("update contact_suppression set since = ? where id = ?", InstantConverter.toText(ago(200)), silenced);
        assertEquals(Permission.SUPPRESSED, ask(anna, byPhone));
        UUID text = acting.as(anna.actor(), a -> consents.currentText(a, anna.id(), "MKT_OWN"))
                .id();
        acting.as(anna.actor(), a -> consents.give(a, anna.id(), BY_SMS, text, Language.DA, null));
        assertEquals(Permission.CONSENT_GIVEN, ask(anna));
        assertEquals(Permission.OBJECTED, ask(anna, byPhone));
        acting.as(anna.actor(), a -> consents.give(a, anna.id(), byPhone, text, Language.DA, null));
        assertEquals(Permission.CONSENT_GIVEN, ask(anna, byPhone));
    }

    @Test
    @DisplayName("art. 7(3): what was said yes to in a brand that one has left can be withdrawn")
    void brandThatWasLeft() {
        Someone anna = folk.person();
        record(said(anna, Decision.GIVEN, ago(100), KEY));
        db.run("update customer set brand = 'OISTER' where party_id = ?", anna.id());
        assertEquals(Permission.CONSENT_GIVEN, ask(anna));
        acting.as(anna.actor(), a -> consents.stop(a, anna.id(), BY_SMS, Language.DA, null));
        assertEquals(Permission.WITHDRAWN, ask(anna));
    }

    private Reported yes(Someone who, ConsentKey key, Instant at) {
        return new Reported(
                new Who(who.customerNumber(), null, null),
                key,
                Decision.GIVEN,
                text(key.purpose()),
                Language.DA,
                AskedThrough.IVR,
                at,
                null,
                KEY);
    }

    @Test
    @DisplayName(
            "K-11: a yes from before an objection that arrives after it leaves it standing, and does not stand in the way of a new one")
    void lateYesAndObjection() {
        Someone anna = folk.person();
        Instant before = clock.instant();
        acting.as(anna.actor(), a -> consents.objectToMarketing(a, anna.id(), null));
        record(said(anna, Decision.GIVEN, before.minusSeconds(5), KEY));
        assertEquals(Permission.MARKETING_OBJECTION, ask(anna));
        UUID shown = acting.as(anna.actor(), a -> consents.currentText(a, anna.id(), "MKT_OWN"))
                .id();
        acting.as(anna.actor(), a -> consents.give(a, anna.id(), BY_SMS, shown, Language.DA, null));
        assertEquals(Permission.CONSENT_GIVEN, ask(anna));
    }

    @Test
    @DisplayName(
            "K-11: a yes from before an objection is stopped by it also where it arrives after the objection has ended by another yes")
    void lateYesOfAnotherChannel() {
        ConsentKey byMail = new ConsentKey("MKT_OWN", MarketingChannel.EMAIL, Brand.THREE);
        Someone anna = folk.person();
        Instant before = clock.instant();
        acting.as(anna.actor(), a -> consents.objectToMarketing(a, anna.id(), null));
        UUID shown = acting.as(anna.actor(), a -> consents.currentText(a, anna.id(), "MKT_OWN"))
                .id();
        acting.as(anna.actor(), a -> consents.give(a, anna.id(), byMail, shown, Language.DA, null));
        record(said(anna, Decision.GIVEN, before.minusSeconds(5), KEY));
        assertEquals(Permission.OBJECTED, ask(anna));
        assertEquals(
                2,
                db.count(
                        "select count(*) from consent_decision where party_id = ? and channel = 'SMS' and purpose_code = 'MKT_OWN'",
                        anna.id()));
        record(said(anna, Decision.GIVEN, clock.instant(), KEY));
        assertEquals(Permission.CONSENT_GIVEN, ask(anna), "she may say it again");
    }

    @Test
    @DisplayName("what has no moment is decided now, after everything, however far ahead another node's clock was")
    void now() {
        Someone anna = folk.person();
        record(said(anna, Decision.GIVEN, ago(60), KEY));
        String ahead = InstantConverter.toText(clock.instant().plusSeconds(10));
        for (String table : List.of("consent_decision set decided_at", "consent_state set since")) {
            db.run("update " + table + " = ? where party_id = ?", ahead, anna.id());
        }
        record(said(anna, Decision.WITHDRAWN, null, null));
        assertEquals(Permission.WITHDRAWN, ask(anna));
    }

    @Test
    @DisplayName(
            "CAMARA Consent Info: the moment at which a yes ran out is told also after that was written down; a stop that is not confirmed in time is a no")
    void told() {
        Someone anna = folk.person();
        Reported yes = said(anna, Decision.GIVEN, ago(60), KEY);
        Instant end = clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        record(until(text(of(yes, PLACES), 1), end));
        assertEquals(end, places(anna).expires());
        Instant over = clock.instant().minusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
        for (String table : List.of("consent_decision", "consent_state")) {
            db.run(
                    "update " + table + " set valid_until = ? where party_id = ?",
                    InstantConverter.toText(over),
                    anna.id());
        }
        expiry.due().forEach(expiry::expire);
        assertEquals(Reason.EXPIRED, places(anna).reason());
        assertEquals(over, places(anna).expires());
        record(text(of(said(anna, Decision.GIVEN, clock.instant(), KEY), PLACES), 1));
        assertTrue(places(anna).valid());
        db.run(
                "insert into machine_client (id, name, key_prefix, key_hash, scopes, purposes, callbacks, created_at,"
                        + " created_by, version) values (?, uuid(), left(uuid(), 12), '', '', '', '', utc_timestamp(6), uuid(), 1)",
                MENU.accountId());
        String subscription = UUID.randomUUID().toString();
        db.run(
                "insert into event_subscription (id, client_id, callback, form, created_at, failures, version) values (?, ?,"
                        + " 'https://example.dk/', 'OWN', utc_timestamp(6), 0, 1)",
                subscription,
                MENU.accountId());
        db.run(
                "insert into consent_event (id, subscription_id, client_id, party_id, kind, stops, at, received_at, attempts,"
                        + " version) values (uuid(), ?, ?, ?, 'CONSENT_STOPPED', true, utc_timestamp(6) - interval 61 minute,"
                        + " utc_timestamp(6), 1, 1)",
                subscription,
                MENU.accountId(),
                anna.id());
        assertEquals(Reason.DENIED, places(anna).reason());
        db.run("update consent_event set confirmed_at = utc_timestamp(6) where party_id = ?", anna.id());
        assertTrue(places(anna).valid());
    }

    @Test
    @DisplayName(
            "K-13: what proved a yes goes six months after it was taken back, unless a hold keeps it; what was decided and when stays")
    void proofGoes() {
        Someone anna = folk.person();
        Someone bo = folk.person();
        Someone carl = folk.person();
        Someone dora = folk.person();
        for (Someone each : List.of(anna, bo, carl, dora)) {
            record(said(each, Decision.GIVEN, ago(600), KEY));
            record(said(each, Decision.WITHDRAWN, ago(300), null));
        }
        LocalDate end = LocalDate.now(LegalTime.ZONE).minusMonths(6);
        takenBack(anna, end.minusDays(4));
        takenBack(bo, end.plusDays(2));
        takenBack(carl, end.minusDays(4));
        record(said(dora, Decision.GIVEN, ago(100), KEY));
        cases.hold(carl, null, LocalDate.now(LegalTime.ZONE).plusMonths(1));
        cases.traffic(bo, 2, "20123456");
        db.run("update traffic_record set delete_due_on = current_date - interval 1 day where person_id = ?", bo.id());
        cases.freeze(bo, cases.open(bo, RequestType.ACCESS, "x"));
        UUID run = retention.run(RetentionRun.StartedBy.TIMER, null);
        assertEquals(0, proved(anna));
        assertEquals(1, proved(bo), "not yet");
        assertEquals(1, proved(carl), "a hold");
        assertEquals(2, proved(dora), "she said yes again");
        assertEquals(Permission.WITHDRAWN, ask(anna));
        assertEquals(2, db.count("select count(*) from consent_decision where party_id = ?", anna.id()));
        assertEquals(
                2, db.count("select count(*) from traffic_record where person_id = ?", bo.id()), "an open request");
        assertEquals(
                1,
                db.count(
                        "select count(*) from retention_run_rule where run_id = ? and rule_code = 'PA05_EVIDENCE' and deleted >"
                                + " 0 and held > 0",
                        run));
        assertEquals(
                1,
                db.count(
                        "select count(*) from retention_run_rule where run_id = ? and rule_code = 'PA13_BILLING_TRAFFIC' and"
                                + " held > 1",
                        run));
    }

    @Test
    @DisplayName("a yes without a text, reported upon one that was proved, is written down and takes no proof away")
    void unprovedUponProved() {
        Someone anna = folk.person();
        Entry proved = record(said(anna, Decision.GIVEN, ago(60), KEY));
        for (Instant at : Arrays.asList(ago(30), null)) {
            assertFalse(record(loaded(anna, at)).decision().provable());
        }
        assertEquals(3, db.count("select count(*) from consent_decision where party_id = ?", anna.id()));
        assertEquals(Permission.CONSENT_GIVEN, ask(anna));
        assertEquals(
                proved.decision().id().toString(),
                db.text("select decision_id from consent_state where party_id = ?", anna.id()));
    }

    private long proved(Someone who) {
        return db.count(
                "select count(*) from consent_decision where party_id = ? and proof_call is not null", who.id());
    }

    private void takenBack(Someone who, LocalDate day) {
        Instant at = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        db.run(
                "update consent_decision set decided_at = if(decision = 'GIVEN', ?, ?) where party_id = ?",
                InstantConverter.toText(at.minus(Duration.ofDays(1))),
                InstantConverter.toText(at),
                who.id());
        db.run("update consent_state set since = ? where party_id = ?", InstantConverter.toText(at), who.id());
    }

    private ConsentInfo.Status places(Someone who) {
        return acting.as(
                        MENU,
                        a -> info.retrieve(
                                a,
                                List.of("LOCATION_VAS"),
                                List.of(),
                                new ConsentInfo.Asked(
                                        new Msisdn("+45" + who.number()),
                                        List.of("location-retrieval:read"),
                                        "dpv:RequestedServiceProvision",
                                        false,
                                        null)))
                .statuses()
                .get(0);
    }

    @Test
    @DisplayName("art. 8: a child does not consent by itself; a no is always taken, and a parent says yes at the desk")
    void child() {
        Someone child = folk.person();
        db.run(
                "update party set birth_date = ? where id = ?",
                LocalDate.now(LegalTime.ZONE).minusYears(15).plusDays(2).toString(),
                child.id());
        assertEquals("PARENT_MUST_CONSENT", refusal(said(child, Decision.GIVEN, clock.instant(), KEY)));
        UUID text = acting.as(child.actor(), a -> consents.currentText(a, child.id(), "MKT_OWN"))
                .id();
        assertEquals(
                "PARENT_MUST_CONSENT",
                acting.refusal(child.actor(), a -> consents.give(a, child.id(), BY_SMS, text, Language.DA, null)));
        record(said(child, Decision.REFUSED, clock.instant(), null));
        Actor agent = folk.in(folk.staff(Role.AGENT), child, true);
        assertEquals(
                "PARENT_MUST_CONSENT",
                acting.refusal(
                        agent, a -> consents.give(a, child.id(), BY_SMS, text, Language.DA, "moderen siger ja")));
        Someone mother = folk.person();
        db.run(
                "insert into mandate (id, party_id, holder_id, standing, scope, valid_from, evidence, checked_by, checked_at,"
                        + " version) select uuid(), ?, ?, 'GUARDIAN', 'ALL', current_date - interval 1 day, 'CUSTODY_RECORD', id,"
                        + " utc_timestamp(6), 1 from account limit 1",
                child.id(),
                mother.id());
        acting.as(agent, a -> consents.give(a, child.id(), BY_SMS, text, Language.DA, "moderen siger ja"));
        assertEquals(Permission.CONSENT_GIVEN, ask(child));
        db.run(
                "update party set birth_date = ? where id = ?",
                LocalDate.now(LegalTime.ZONE).minusYears(15).toString(),
                child.id());
        record(said(child, Decision.GIVEN, clock.instant(), KEY));
    }

    @Test
    @DisplayName("K-25: the number of a line speaks for its user, not for its owner")
    void user() {
        Someone owner = folk.person();
        Someone user = folk.person();
        UUID line = folk.line(owner.customerId(), user.id());
        Msisdn number = new Msisdn(db.text("select msisdn from line where id = ?", line));
        Entry entry = record(new Reported(
                new Who(null, number, null),
                BY_SMS,
                Decision.GIVEN,
                text("MKT_OWN"),
                Language.DA,
                AskedThrough.IVR,
                ago(5),
                null,
                KEY));
        assertEquals(user.id(), entry.decision().partyId());
    }

    @Test
    @DisplayName("what cannot have been decided is refused with a code")
    void refused() {
        Someone anna = folk.person();
        Reported fine = said(anna, Decision.GIVEN, clock.instant(), KEY);
        assertEquals("CUSTOMER_UNKNOWN", refusal(about(fine, new Who("0", null, null))));
        assertEquals("LINE_UNKNOWN", refusal(about(fine, new Who(null, new Msisdn("+4520000000"), null))));
        assertEquals("PURPOSE_UNKNOWN", refusal(of(fine, new ConsentKey("NO", MarketingChannel.SMS, Brand.THREE))));
        assertEquals(
                "CHANNEL_NOT_OF_PURPOSE",
                refusal(of(fine, new ConsentKey("MKT_OWN", MarketingChannel.LETTER, Brand.THREE))));
        assertEquals("CHOICE_UNFIT", refusal(of(fine, new ConsentKey("MKT_OWN", MarketingChannel.SMS, Brand.FLEXII))));
        assertEquals("DECISION_UNFIT", refusal(said(anna, Decision.OBJECTED, clock.instant(), null)));
        assertEquals("DECISION_UNFIT", refusal(said(anna, Decision.EXPIRED, clock.instant(), null)));
        assertEquals("DECISION_UNFIT", refusal(of(said(anna, Decision.WITHDRAWN, clock.instant(), null), SIMILAR)));
        assertEquals(
                "DECIDED_IN_FUTURE",
                refusal(said(anna, Decision.GIVEN, clock.instant().plusSeconds(400), KEY)));
        assertEquals("VALID_UNTIL_PAST", refusal(until(fine, fine.at())));
        assertEquals("TEXT_UNKNOWN", refusal(text(fine, 99)));
        assertEquals(
                "TEXT_OUTDATED",
                refusal(said(anna, Decision.GIVEN, Instant.parse("2001-01-01T00:00:00Z"), KEY)),
                "nobody was shown it then");
        assertEquals(0, db.count("select count(*) from consent_decision where party_id = ?", anna.id()));
    }

    @Test
    @DisplayName("a clock a little ahead does not put a decision after what comes next")
    void clockAhead() {
        Someone anna = folk.person();
        record(said(anna, Decision.GIVEN, clock.instant().plusSeconds(200), KEY));
        acting.as(anna.actor(), a -> consents.stop(a, anna.id(), BY_SMS, Language.DA, null));
        assertEquals(Permission.WITHDRAWN, ask(anna));
    }

    @Test
    @DisplayName(
            "a system reads where choices stand and how they came to, about its own purposes only, and that is on record")
    void retrieve() {
        Someone anna = folk.person();
        record(said(anna, Decision.GIVEN, ago(60), KEY));
        Entry no = record(said(anna, Decision.WITHDRAWN, ago(30), null));
        Found found = retrieve(anna, List.of("MKT_OWN", "SURVEY"));
        assertEquals(1, found.standing().size());
        assertEquals(Decision.WITHDRAWN, found.standing().get(0).decision());
        assertEquals(no.decision().id(), found.standing().get(0).decisionId());
        assertEquals(
                List.of(Decision.WITHDRAWN, Decision.GIVEN),
                found.history().stream()
                        .map(entry -> entry.decision().decision())
                        .toList());
        assertTrue(retrieve(anna, List.of("SURVEY")).history().isEmpty());
        assertTrue(retrieve(anna, List.of()).standing().isEmpty());
        assertEquals(
                3,
                db.count(
                        "select count(*) from audit_entry where party_id = ? and action = 'CONSENTS_READ'", anna.id()));
        assertEquals(
                no.decision().id(),
                acting.as(MENU, a -> feed.find(a, no.decision().id(), List.of("MKT_OWN")))
                        .decision()
                        .id());
        assertEquals(
                "NOT_FOUND",
                acting.refusal(MENU, a -> feed.find(a, no.decision().id(), List.of("SURVEY"))));
    }

    private Found retrieve(Someone who, List<String> purposes) {
        return acting.as(MENU, a -> feed.retrieve(a, new Who(who.customerNumber(), null, null), purposes));
    }

    private Reported said(Someone who, Decision decision, Instant at, ActProof proof) {
        return new Reported(
                new Who(null, new Msisdn("+45" + who.number()), null),
                BY_SMS,
                decision,
                decision.yes() ? text("MKT_OWN") : null,
                decision.yes() ? Language.DA : null,
                AskedThrough.IVR,
                at,
                null,
                proof);
    }

    private Reported loaded(Someone who, Instant at) {
        return new Reported(
                new Who(who.customerNumber(), null, null),
                BY_SMS,
                Decision.GIVEN,
                null,
                null,
                AskedThrough.BULK_LOAD,
                at,
                null,
                null);
    }

    private static Reported about(Reported r, Who who) {
        return new Reported(
                who,
                r.key(),
                r.decision(),
                r.textNumber(),
                r.language(),
                r.through(),
                r.at(),
                r.validUntil(),
                r.proof());
    }

    private static Reported of(Reported r, ConsentKey key) {
        return new Reported(
                r.who(),
                key,
                r.decision(),
                r.textNumber(),
                r.language(),
                r.through(),
                r.at(),
                r.validUntil(),
                r.proof());
    }

    private static Reported until(Reported r, Instant end) {
        return new Reported(
                r.who(), r.key(), r.decision(), r.textNumber(), r.language(), r.through(), r.at(), end, r.proof());
    }

    private static Reported text(Reported r, int number) {
        return new Reported(
                r.who(), r.key(), r.decision(), number, r.language(), r.through(), r.at(), r.validUntil(), r.proof());
    }

    private int text(String purpose) {
        return (int) db.count(
                "select max(number) from consent_text where purpose_code = ? and valid_from <= utc_timestamp(6)",
                purpose);
    }

    private Entry record(Reported reported) {
        return acting.as(MENU, a -> feed.record(a, reported));
    }

    private String refusal(Reported reported) {
        return acting.refusal(MENU, a -> feed.record(a, reported));
    }

    private Permission ask(Someone who) {
        return ask(who, BY_SMS);
    }

    private Permission ask(Someone who, ConsentKey key) {
        return acting.as(MENU, a -> gate.ask(a, key, List.of(new Point(By.PHONE, "+45" + who.number()))))
                .get(0);
    }

    private Instant ago(long seconds) {
        return clock.instant().minus(seconds, ChronoUnit.SECONDS);
    }
}
