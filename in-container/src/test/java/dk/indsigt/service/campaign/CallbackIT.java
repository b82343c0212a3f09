package dk.indsigt.service.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.campaign.CallbackRequest.State;
import dk.indsigt.domain.campaign.CallbackRequest.Topic;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.retention.RetentionRun;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.campaign.CallbackDesk.Row;
import dk.indsigt.service.campaign.CallbackService.Form;
import dk.indsigt.service.campaign.CallbackService.View;
import dk.indsigt.service.retention.RetentionJob;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class CallbackIT {
    @EJB
    private CallbackService callbacks;

    @EJB
    private CallbackDesk desk;

    @EJB
    private CampaignSteps steps;

    @EJB
    private RetentionJob retention;

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
            "P-3.2-b, K-34: one call; the agent who takes it sees who it is, the others do not, and after it nobody can call")
    void oneCall() {
        Someone anna = folk.person();
        Actor agent = folk.staff(Role.AGENT);
        Actor other = folk.staff(Role.AGENT);
        UUID id = ask(anna);
        assertEquals("CALLBACK_EARLY", acting.refusal(agent, a -> desk.take(a, id)));
        open(id);
        Row waiting = row(agent, id);
        assertNull(waiting.phone());
        assertNull(waiting.name());
        assertTrue(waiting.now());
        acting.does(agent, a -> desk.take(a, id));
        assertEquals("20 12 34 56", row(agent, id).phone());
        assertEquals("Anna Prøve", row(agent, id).name());
        assertNull(row(other, id).phone());
        assertEquals("CALLBACK_TAKEN", acting.refusal(other, a -> desk.take(a, id)));
        assertEquals("CALLBACK_NOT_YOURS", acting.refusal(other, a -> desk.called(a, id)));
        acting.does(agent, a -> desk.called(a, id));
        assertEquals("CALLBACK_CLOSED", acting.refusal(agent, a -> desk.take(a, id)));
        assertEquals(0, queue(agent).stream().filter(row -> row.id().equals(id)).count());
        assertEquals(
                2,
                db.count(
                        "select count(*) from audit_entry where party_id = ? and action in ('CALLBACK_TAKEN',"
                                + " 'CALLBACK_CALLED') and shown and account_id = ?",
                        anna.id(),
                        agent.accountId()));
    }

    @Test
    @DisplayName("a second request at the same time would be a second call: of two sent at once one is refused")
    void oneAtATime() {
        Someone anna = folk.person();
        Form form = acting.as(anna.actor(), a -> callbacks.form(a, anna.id()));
        Callable<Exception> work = () -> acting.failure(
                Role.CUSTOMER,
                () -> callbacks.ask(
                        anna.actor(),
                        anna.id(),
                        "20123456",
                        Topic.OTHER,
                        form.windows().get(3),
                        form.textId(),
                        Language.DA));
        List<Exception> outcomes = IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        assertEquals(1, outcomes.stream().filter(outcome -> outcome == null).count());
        assertEquals(1, db.count("select count(*) from callback_request where party_id = ?", anna.id()));
        assertEquals("CALLBACK_OPEN", acting.refusal(anna.actor(), a -> asking(a, anna, "20123456", form)));
    }

    @Test
    @DisplayName("taken back before the call: a receipt, the number gone, nothing to take")
    void withdrawn() {
        Someone anna = folk.person();
        Actor agent = folk.staff(Role.AGENT);
        UUID id = ask(anna);
        open(id);
        assertEquals(
                ReceiptKind.CALLBACK_WITHDRAWN,
                acting.as(anna.actor(), a -> callbacks.withdraw(a, id)).kind());
        assertNull(db.text("select phone from callback_request where id = ?", id));
        assertEquals("CALLBACK_CLOSED", acting.refusal(agent, a -> desk.take(a, id)));
        View seen = acting.as(anna.actor(), a -> callbacks.list(a, anna.id(), 0, 10))
                .get(0);
        assertEquals(State.WITHDRAWN, seen.state());
        ask(anna);
    }

    @Test
    @DisplayName("art. 18: whose data were restricted after asking is not called, and cannot ask meanwhile")
    void restricted() {
        Someone anna = folk.person();
        Actor agent = folk.staff(Role.AGENT);
        UUID id = ask(anna);
        open(id);
        db.run(
                "insert into processing_stop (id, party_id, request_id, kind, since, final, version) values (uuid(), ?, uuid(),"
                        + " 'RESTRICTION', utc_timestamp(6), false, 1)",
                anna.id());
        assertEquals("NOT_NOW", acting.refusal(agent, a -> desk.take(a, id)));
        Form form = acting.as(anna.actor(), a -> callbacks.form(a, anna.id()));
        assertEquals("NOT_NOW", acting.refusal(anna.actor(), a -> asking(a, anna, "20123456", form)));
    }

    @Test
    @DisplayName(
            "PA04: a window that went by closes the request, and 30 days after it was closed the row is deleted by its rule")
    void forgotten() {
        Someone anna = folk.person();
        UUID id = ask(anna);
        db.run(
                "update callback_request set window_from = utc_timestamp(6) - interval 5 hour, window_until ="
                        + " utc_timestamp(6) - interval 1 hour where id = ?",
                id);
        steps.missCallbacks();
        assertEquals("MISSED", db.text("select state from callback_request where id = ?", id));
        long days = db.count("select datediff(delete_due_on, date(closed_at)) from callback_request where id = ?", id);
        assertTrue(days == 30 || days == 31, "30 days by the Danish day: " + days);
        retention.run(RetentionRun.StartedBy.TIMER, null);
        assertEquals(1, db.count("select count(*) from callback_request where id = ?", id));
        db.run("update callback_request set delete_due_on = current_date - interval 1 day where id = ?", id);
        retention.run(RetentionRun.StartedBy.TIMER, null);
        assertEquals(0, db.count("select count(*) from callback_request where id = ?", id));
        assertTrue(db.count("select count(*) from retention_run_rule where rule_code = 'PA04_CALLBACK' and deleted > 0")
                > 0);
    }

    @Test
    @DisplayName("wrong numbers, no topic, no time and an old text are told with their codes, and nothing is kept")
    void refused() {
        Someone anna = folk.person();
        Form form = acting.as(anna.actor(), a -> callbacks.form(a, anna.id()));
        assertEquals("PHONE_UNKNOWN", acting.refusal(anna.actor(), a -> asking(a, anna, "12", form)));
        assertEquals(
                "TOPIC_REQUIRED",
                acting.refusal(
                        anna.actor(),
                        a -> callbacks.ask(
                                a, anna.id(), "20123456", null, form.windows().get(3), form.textId(), Language.DA)));
        assertEquals(
                "TEXT_OUTDATED",
                acting.refusal(
                        anna.actor(),
                        a -> callbacks.ask(
                                a,
                                anna.id(),
                                "20123456",
                                Topic.OTHER,
                                form.windows().get(3),
                                UUID.randomUUID(),
                                Language.DA)));
        assertEquals(0, db.count("select count(*) from callback_request where party_id = ?", anna.id()));
        assertFalse(form.text().da().isBlank());
    }

    private UUID ask(Someone who) {
        Form form = acting.as(who.actor(), a -> callbacks.form(a, who.id()));
        acting.does(who.actor(), a -> asking(a, who, "20123456", form));
        return UUID.fromString(
                db.text("select id from callback_request where party_id = ? order by asked_at desc limit 1", who.id()));
    }

    private void asking(Actor actor, Someone who, String phone, Form form) {
        callbacks.ask(actor, who.id(), phone, Topic.OTHER, form.windows().get(3), form.textId(), Language.DA);
    }

    /** The hour has come. */
    private void open(UUID id) {
        db.run("update callback_request set window_from = utc_timestamp(6) - interval 1 hour where id = ?", id);
    }

    private Row row(Actor actor, UUID id) {
        return queue(actor).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Row> queue(Actor actor) {
        return acting.as(actor, a -> desk.queue(a, 0, 1000));
    }
}
