package dk.indsigt.service.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Await;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.campaign.NewsletterIssue.Draft;
import dk.indsigt.domain.campaign.NewsletterIssue.State;
import dk.indsigt.domain.campaign.UnsubscribeProbe.Outcome;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.campaign.NewsletterService.Numbers;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.notice.OutboxSender;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each test has a brand and a newsletter of its own, since every issue goes to whoever has decided about it. */
@ExtendWith(ArquillianExtension.class)
class NewsletterIT {
    private static final Pattern WAY_OUT = Pattern.compile("unsubscribe\\?t=([\\w.-]+)");
    private static final LocalDate FAR = LocalDate.of(2099, 1, 1);

    @EJB
    private NewsletterService newsletters;

    @EJB
    private NewsletterSteps steps;

    @EJB
    private Unsubscribing unsubscribing;

    @EJB
    private UnsubscribeProbes probes;

    @EJB
    private ConsentService consents;

    @EJB
    private OutboxSender outbox;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Acting acting;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName(
            "P-3.2.2-b: whoever may get it at the moment of writing gets a mail; the others are counted with the reason")
    void written() {
        ConsentKey key = key("NEWSLETTER_TECH", Brand.OISTER);
        Someone reader = reader(key);
        Someone withdrawn = reader(key);
        stop(withdrawn, key);
        Someone objector = reader(key);
        acting.does(objector.actor(), a -> consents.objectToMarketing(a, objector.id(), null));
        Someone mailless = reader(key);
        db.run("update party set email = null where id = ?", mailless.id());
        UUID issue = issue(key);
        still(() -> send(issue));
        NewsletterService.View seen = acting.as(officer(), a -> newsletters.show(a, issue));
        assertEquals(State.SENT, seen.state());
        assertEquals(1, mails(issue, reader));
        assertEquals(0, mails(issue, withdrawn) + mails(issue, objector) + mails(issue, mailless));
        Numbers numbers = acting.as(officer(), a -> newsletters.numbers(a, issue));
        assertTrue(amount(numbers.leftOut(), "WITHDRAWN") >= 1);
        assertTrue(amount(numbers.leftOut(), "MARKETING_OBJECTION") >= 1);
        assertTrue(amount(numbers.leftOut(), "NO_EMAIL") >= 1);
        assertEquals(
                seen.asked(),
                seen.queued()
                        + numbers.leftOut().stream()
                                .mapToLong(NewsletterService.Count::amount)
                                .sum());
        still(() -> send(issue));
        assertEquals(1, mails(issue, reader), "sent once");
    }

    @Test
    @DisplayName(
            "P-3.2.3-b: a yes that is taken back while the mail waits keeps it from leaving, and so does stopping the issue")
    void dropped() {
        ConsentKey key = key("NEWSLETTER_NEWS", Brand.OISTER);
        Someone reader = reader(key);
        Someone doubter = reader(key);
        UUID issue = issue(key);
        UUID second = issue(key);
        still(() -> {
            send(issue);
            stop(doubter, key);
            leave();
            assertEquals("WITHDRAWN", of("dropped_because", issue, doubter));
            assertNull(of("sent_at", issue, doubter));
            assertEquals("", of("body", issue, doubter), "what it said is gone");
            assertNull(of("dropped_because", issue, reader));
            assertNotNull(of("sent_at", issue, reader));
            assertEquals(
                    1,
                    amount(
                            acting.as(officer(), a -> newsletters.numbers(a, issue))
                                    .dropped(),
                            "WITHDRAWN"));
            send(second);
            acting.does(officer(), a -> newsletters.stop(a, second));
            leave();
            assertEquals("STOPPED", of("dropped_because", second, reader));
            assertEquals("STOPPED_ALREADY", acting.refusal(officer(), a -> newsletters.stop(a, second)));
        });
    }

    @Test
    @DisplayName(
            "GR-OTE-UNSUB-2019: the link in a mail ends exactly that consent, with a receipt, once; a wrong one does nothing")
    void unsubscribed() {
        ConsentKey key = key("NEWSLETTER_TECH", Brand.FLEXII);
        ConsentKey other = key("NEWSLETTER_NEWS", Brand.FLEXII);
        Someone reader = reader(key);
        give(reader, other);
        UUID issue = issue(key);
        String[] mail = new String[1];
        still(() -> {
            send(issue);
            mail[0] = of("body", issue, reader);
        });
        String body = mail[0];
        Matcher wayOut = WAY_OUT.matcher(body);
        assertTrue(wayOut.find(), body);
        String token = wayOut.group(1);
        for (String wrong : new String[] {
            null, "", ".", "x.y", token + "x", token.substring(1), "A" + token, token.replace('.', '-'), "é.é"
        }) {
            unsubscribing.follow(wrong);
        }
        assertEquals("GIVEN", decision(reader, key));
        unsubscribing.follow(token);
        unsubscribing.follow(token);
        assertEquals("WITHDRAWN", decision(reader, key));
        assertEquals("GIVEN", decision(reader, other), "no other consent is touched");
        assertEquals(
                1,
                db.count(
                        "select count(*) from consent_decision where party_id = ? and decision = 'WITHDRAWN' and"
                                + " asked_through = 'EMAIL'",
                        reader.id()));
        assertEquals(
                1,
                db.count("select count(*) from receipt where party_id = ? and kind = 'CONSENT_STOPPED'", reader.id()));
        db.run("update party set erased_at = utc_timestamp(6) where id = ?", reader.id());
        unsubscribing.follow(token);
    }

    @Test
    @DisplayName(
            "GR-OTE-UNSUB-2019: the probe goes the whole way, leaves nobody behind, and the officer sees when it worked")
    void probe() {
        long parties = db.count("select count(*) from party");
        assertEquals(Outcome.WORKS, acting.as(officer(), a -> newsletters.probe(a)));
        assertEquals(parties, db.count("select count(*) from party"));
        assertEquals(0, db.count("select count(*) from party where email = 'afmelding@indsigt.invalid'"));
        NewsletterService.WayOut seen = acting.as(officer(), a -> newsletters.wayOut(a));
        assertNotNull(seen.lastWorked());
        assertTrue(seen.vouched());
        probes.record(Outcome.STILL_SENT);
        assertFalse(acting.as(officer(), a -> newsletters.wayOut(a)).vouched());
        db.run("delete from unsubscribe_probe");
        assertFalse(acting.as(officer(), a -> newsletters.wayOut(a)).vouched(), "a missing test is an alarm");
    }

    @Test
    @DisplayName(
            "what goes to one leaves before what goes to many, however long that has waited; what nobody can answer for stays, and stops nothing")
    void oneBeforeMany() {
        ConsentKey key = key("NEWSLETTER_NEWS", Brand.FLEXII);
        Someone reader = reader(key);
        UUID issue = issue(key);
        String many = "o.party_id, o.consent_purpose, o.consent_channel, o.consent_brand";
        still(() -> {
            send(issue);
            leave();
            copies(issue, 1, "o.party_id, 'GONE', o.consent_channel, o.consent_brand", "- interval 2 day");
            copies(issue, 60, many, "- interval 1 day");
            copies(issue, 1, "null, null, null, null", "");
            assertTrue(outbox.sendBatch());
            assertEquals(0, waiting(issue, "party_id is null"));
            assertTrue(waiting(issue, "consent_purpose = '" + key.purpose() + "'") > 0);
            leave();
            assertEquals(0, waiting(issue, "consent_purpose = '" + key.purpose() + "'"));
            assertEquals(1, waiting(issue, "last_error = 'PURPOSE_UNKNOWN'"));
            db.run("delete from outbox where destination = 'x@example.invalid'");
        });
    }

    private long waiting(UUID issue, String which) {
        return db.count("select count(*) from outbox where cause_id = ? and sent_at is null and " + which, issue);
    }

    /** Puts what one reader got into the outbox again. */
    private void copies(UUID issue, int many, String reliance, String due) {
        db.run(
                "insert into outbox (id, channel, destination, subject, body, created_at, attempts, next_attempt_at, cause_id,"
                        + " version, party_id, consent_purpose, consent_channel, consent_brand) select uuid(), o.channel,"
                        + " 'x@example.invalid', 'x', 'x', utc_timestamp(6), 0, utc_timestamp(6) " + due
                        + ", o.cause_id, 1, " + reliance + " from outbox o, seq_1_to_" + many
                        + " where o.cause_id = ? and"
                        + " o.id = (select min(id) from outbox where cause_id = o.cause_id)",
                issue);
    }

    private Actor officer() {
        return folk.staff(Role.OFFICER);
    }

    private static ConsentKey key(String purpose, Brand brand) {
        return new ConsentKey(purpose, MarketingChannel.EMAIL, brand);
    }

    private Someone reader(ConsentKey key) {
        Someone someone = folk.person();
        db.run("update customer set brand = ? where party_id = ?", key.brand().name(), someone.id());
        give(someone, key);
        return someone;
    }

    private void give(Someone who, ConsentKey key) {
        acting.does(
                who.actor(),
                a -> consents.give(
                        a,
                        who.id(),
                        key,
                        consents.currentText(a, who.id(), key.purpose()).id(),
                        Language.DA,
                        null));
    }

    private void stop(Someone who, ConsentKey key) {
        acting.does(who.actor(), a -> consents.stop(a, who.id(), key, Language.DA, null));
    }

    /** @return an issue that the timer does not touch yet */
    private UUID issue(ConsentKey key) {
        return acting.as(
                officer(),
                a -> newsletters.schedule(
                        a,
                        new Draft(
                                key.purpose(),
                                key.brand(),
                                new LocalText("Nyt fra os", "News"),
                                new LocalText("Hej", "Hello"),
                                FAR)));
    }

    /** Its time has come. */
    private void send(UUID issue) {
        db.run("update newsletter_issue set send_at = utc_timestamp(6) - interval 1 minute where id = ?", issue);
        boolean more = true;
        while (more) {
            more = steps.sendBatch(issue);
        }
    }

    private void leave() {
        while (db.count(
                        "select count(*) from outbox where sent_at is null and dropped_at is null and next_attempt_at <="
                                + " utc_timestamp(6)")
                > 0) {
            outbox.sendBatch();
        }
    }

    /** Does something while the timers keep off. */
    private void still(Runnable work) {
        for (String job : List.of("OUTBOX", "NEWSLETTERS")) {
            Await.until(
                    "the timer is done",
                    () -> db.run(
                                    "update job_lease set holder = 'test', held_until = '2099-01-01' where name = ? and (holder"
                                            + " is null or held_until < utc_timestamp(6) or name = 'NEWSLETTERS')",
                                    job)
                            == 1);
        }
        try {
            work.run();
        } finally {
            db.run("update job_lease set holder = null, held_until = null where holder = 'test'");
        }
    }

    private String of(String column, UUID issue, Someone who) {
        return db.text("select " + column + " from outbox where cause_id = ? and party_id = ?", issue, who.id());
    }

    private long mails(UUID issue, Someone who) {
        return db.count("select count(*) from outbox where cause_id = ? and party_id = ?", issue, who.id());
    }

    private static long amount(List<NewsletterService.Count> counts, String reason) {
        return counts.stream()
                .filter(each -> each.reason().equals(reason))
                .mapToLong(NewsletterService.Count::amount)
                .sum();
    }

    private String decision(Someone who, ConsentKey key) {
        return db.text(
                "select decision from consent_state where party_id = ? and purpose_code = ? and brand = ?",
                who.id(),
                key.purpose(),
                key.brand().name());
    }
}
