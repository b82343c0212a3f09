package dk.indsigt.service.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.domain.visit.MailEvent.Kind;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.retention.RetentionService;
import dk.indsigt.service.visit.MailEventFeed.Outcome;
import dk.indsigt.service.visit.MailEventFeed.Report;
import dk.indsigt.service.visit.MailEventService.Happened;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class MailEventIT {
    private static final ConsentKey KEY = new ConsentKey("MAIL_OPEN", MarketingChannel.EMAIL, Brand.THREE);
    private static final Actor MAIL_SYSTEM = Actor.ofClient(UUID.randomUUID(), "Mailsystem");
    private static final Outcome KEPT = new Outcome(true, "KEPT");

    @EJB
    private MailEventFeed feed;

    @EJB
    private MailEventService mails;

    @EJB
    private ConsentService consents;

    @EJB
    private RetentionService retention;

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
    @DisplayName("K-26, B-08: sent and delivered are kept of everybody, opened only of who allows it at that moment")
    void openedOnlyUponAYes() {
        Someone anna = customer();
        assertEquals(KEPT, report(anna, "m-1", Kind.SENT));
        assertEquals(KEPT, report(anna, "m-1", Kind.DELIVERED));
        assertEquals(new Outcome(false, "NEVER_ASKED"), report(anna, "m-1", Kind.OPENED));
        give(anna);
        assertEquals(KEPT, report(anna, "m-1", Kind.OPENED));
        assertEquals(new Outcome(false, "KEPT_BEFORE"), report(anna, "m-1", Kind.OPENED));
        acting.as(anna.actor(), me -> consents.stop(me, anna.id(), KEY, Language.DA, null));
        assertEquals(new Outcome(false, "WITHDRAWN"), report(anna, "m-2", Kind.OPENED));
        assertEquals(
                List.of(Kind.OPENED, Kind.DELIVERED, Kind.SENT),
                seen(anna).stream().map(Happened::kind).toList());
        assertEquals(LegalTime.today(clock).plusMonths(12), seen(anna).get(0).deleteDueOn());
        assertEquals(
                3, acting.as(anna.actor(), me -> mails.count(me, anna.id())).intValue());
        assertEquals(
                0,
                db.count("select count(*) from audit_entry where party_id = ? and action like '%MAIL_E%'", anna.id()),
                "nothing that outlives the row says that a mail was opened");
    }

    @Test
    @DisplayName("a yes does not reach back: what was opened before it, and reported after, is dropped")
    void notBeforeTheYes() {
        Someone anna = customer();
        Instant before = clock.instant().minus(Duration.ofMinutes(10));
        give(anna);
        assertEquals(new Outcome(false, "BEFORE_CONSENT"), report(anna, "m-3", Kind.OPENED, before));
        assertEquals(KEPT, report(anna, "m-3", Kind.DELIVERED, before));
    }

    @Test
    @DisplayName("art. 18: of restricted data nothing more is kept; nor what should have been deleted already")
    void stopsAndAge() {
        Someone anna = customer();
        give(anna);
        db.run(
                "insert into processing_stop (id, party_id, kind, request_id, since, final, version) values (uuid(), ?,"
                        + " 'RESTRICTION', uuid(), utc_timestamp(6), true, 1)",
                anna.id());
        for (Kind kind : Kind.values()) {
            assertEquals(new Outcome(false, "STOPPED"), report(anna, "m-4", kind));
        }
        Someone bo = customer();
        Instant old = clock.instant().minus(Duration.ofDays(366));
        assertEquals(new Outcome(false, "TOO_OLD"), report(bo, "m-5", Kind.SENT, old));
        assertEquals(
                "HAPPENED_IN_FUTURE",
                refusal(new Report(
                        bo.customerNumber(), "m-5", Kind.SENT, clock.instant().plus(Duration.ofHours(1)))));
        assertEquals("CUSTOMER_UNKNOWN", refusal(new Report("0", "m-5", Kind.SENT, clock.instant())));
        assertEquals("MAIL_FORMAT", refusal(new Report(bo.customerNumber(), "a b", Kind.SENT, clock.instant())));
        db.run("update party set erased_at = utc_timestamp(6) where id = ?", bo.id());
        assertEquals("CUSTOMER_UNKNOWN", refusal(new Report(bo.customerNumber(), "m-5", Kind.SENT, clock.instant())));
    }

    @Test
    @DisplayName("the nightly run deletes events after twelve months, save of somebody whose data are frozen")
    void theyGo() {
        Someone anna = customer();
        Someone frozen = customer();
        for (Someone each : List.of(anna, frozen)) {
            report(each, "m-6", Kind.SENT);
            report(each, "m-7", Kind.SENT);
            db.run(
                    "update mail_event set delete_due_on = ? where party_id = ? and reference = 'm-6'",
                    LegalTime.today(clock).toString(),
                    each.id());
        }
        db.run(
                "insert into processing_stop (id, party_id, kind, request_id, since, final, version) values (uuid(), ?,"
                        + " 'FREEZE', uuid(), utc_timestamp(6), false, 1)",
                frozen.id());
        Actor officer = folk.staff(Role.OFFICER);
        UUID run = acting.as(officer, retention::runNow);
        assertTrue(acting.as(officer, me -> retention.rulesOf(me, run)).stream()
                .anyMatch(rule -> rule.ruleCode().equals("PA17_MAIL_EVENTS") && rule.deleted() > 0));
        assertEquals(List.of("m-7"), seen(anna).stream().map(Happened::mail).toList());
        assertEquals(2, seen(frozen).size());
    }

    private Someone customer() {
        Someone someone = folk.person();
        db.run("update customer set brand = 'THREE' where party_id = ?", someone.id());
        return someone;
    }

    private Outcome report(Someone who, String mail, Kind kind) {
        return report(who, mail, kind, clock.instant());
    }

    private Outcome report(Someone who, String mail, Kind kind, Instant at) {
        return acting.as(MAIL_SYSTEM, me -> feed.report(me, new Report(who.customerNumber(), mail, kind, at)));
    }

    private String refusal(Report report) {
        return acting.refusal(MAIL_SYSTEM, me -> feed.report(me, report));
    }

    private List<Happened> seen(Someone who) {
        return acting.as(who.actor(), me -> mails.list(me, who.id(), 0, 10));
    }

    private void give(Someone who) {
        acting.as(
                who.actor(),
                me -> consents.give(
                        me,
                        who.id(),
                        KEY,
                        consents.currentText(me, who.id(), "MAIL_OPEN").id(),
                        Language.DA,
                        null));
    }
}
