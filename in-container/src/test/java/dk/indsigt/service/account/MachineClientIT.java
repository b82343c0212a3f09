package dk.indsigt.service.account;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Await;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.account.ClientKeys.Caller;
import dk.indsigt.service.account.Idempotency.Answer;
import dk.indsigt.service.account.Idempotency.Asked;
import dk.indsigt.service.account.MachineClientService.Issued;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.settings.Setting;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class MachineClientIT {
    private static final Set<Scope> SCOPES = EnumSet.of(Scope.CONSENTS_CHECK, Scope.CONSENTS_READ);

    @EJB
    private MachineClientService clients;

    @EJB
    private Idempotency idempotency;

    @EJB
    private OldAnswers answers;

    @EJB
    private AuditService audit;

    @EJB
    private Access access;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private ClientKeys keys;

    @Inject
    private Acting acting;

    @Resource
    private ManagedExecutorService threads;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName("a new client is known by its key, which is kept nowhere, and its making is recorded")
    void create() {
        Actor admin = folk.staff(Role.ADMIN);
        Issued issued = make(admin);
        Caller caller = keys.authenticate(issued.key()).orElseThrow();
        assertEquals(issued.id(), caller.id());
        assertEquals(SCOPES, caller.scopes());
        assertEquals(Set.of("MKT_OWN"), caller.purposes());
        assertEquals(List.of("https://example.dk/back"), caller.callbacks());
        String secret = issued.key().split("_", 3)[2];
        assertEquals(
                0,
                db.count(
                        "select count(*) from machine_client where id = ? and instr(concat_ws('|', name, key_prefix, hex(key_hash),"
                                + " scopes, purposes, callbacks), ?) > 0",
                        issued.id(),
                        secret));
        assertEquals(1, entries(admin, AuditAction.CLIENT_CREATED, issued.id()));
    }

    @Test
    @DisplayName("what the client does is recorded under its id and name")
    void audited() {
        Caller caller = keys.authenticate(make(folk.staff(Role.ADMIN)).key()).orElseThrow();
        UUID object = UUID.randomUUID();
        audit.record(caller.actor(), AuditAction.DATA_VIEWED, null, object);
        assertEquals(
                "CLIENT " + caller.id() + " " + caller.name(),
                db.text(
                        "select concat_ws(' ', actor_role, account_id, actor_unit) from audit_entry where object_id = ?",
                        object));
    }

    @Test
    @DisplayName("a client reaches no customer by the guard of pages, and its try is recorded")
    void foreign() {
        Caller caller = keys.authenticate(make(folk.staff(Role.ADMIN)).key()).orElseThrow();
        UUID somebody = folk.person().id();
        assertTrue(
                acting.failure(Role.CLIENT, () -> access.toSee(caller.actor(), somebody)) instanceof NotFoundException);
        assertEquals(1, entries(caller.actor(), AuditAction.FOREIGN_ID_TRIED, somebody));
    }

    @Test
    @DisplayName("after a rotation both keys work, until the day is over")
    void rotate() {
        Actor admin = folk.staff(Role.ADMIN);
        Issued first = make(admin);
        Issued second = acting.as(admin, a -> clients.rotate(a, first.id()));
        assertNotEquals(first.key(), second.key());
        awaitKnown(second.key());
        assertTrue(keys.authenticate(first.key()).isPresent());
        Issued third = acting.as(admin, a -> clients.rotate(a, first.id()));
        awaitKnown(third.key());
        assertTrue(keys.authenticate(second.key()).isPresent());
        assertTrue(keys.authenticate(first.key()).isEmpty(), "only one old key works");
        db.run("update machine_client set previous_valid_until = utc_timestamp() where id = ?", first.id());
        awaitUnknown(second.key());
        assertTrue(keys.authenticate(third.key()).isPresent());
        assertEquals(2, entries(admin, AuditAction.CLIENT_ROTATED, first.id()));
    }

    @Test
    @DisplayName("a revocation works within a second, and for good")
    void revoke() {
        Actor admin = folk.staff(Role.ADMIN);
        Issued issued = make(admin);
        assertTrue(keys.authenticate(issued.key()).isPresent());
        acting.does(admin, a -> clients.revoke(a, issued.id()));
        long revoked = System.nanoTime();
        while (true) {
            long asked = System.nanoTime();
            if (keys.authenticate(issued.key()).isEmpty()) {
                break;
            }
            assertTrue(
                    asked - revoked < Duration.ofSeconds(1).toNanos(),
                    "a call that began a second after the revocation was answered");
        }
        assertEquals(1, entries(admin, AuditAction.CLIENT_REVOKED, issued.id()));
        assertEquals("CLIENT_REVOKED", acting.refusal(admin, a -> clients.rotate(a, issued.id())));
        assertEquals("CLIENT_REVOKED", acting.refusal(admin, a -> clients.revoke(a, issued.id())));
        assertEquals("CLIENT_REVOKED", acting.refusal(admin, a -> change(a, issued.id(), SCOPES)));
    }

    @Test
    @DisplayName("what a client may do changes within a second")
    void change() {
        Actor admin = folk.staff(Role.ADMIN);
        Issued issued = make(admin);
        acting.does(admin, a -> change(a, issued.id(), EnumSet.of(Scope.RIGHTS_READ)));
        Await.until(
                "the new scopes",
                () -> keys.authenticate(issued.key()).orElseThrow().scopes().equals(Set.of(Scope.RIGHTS_READ)));
        assertEquals(1, entries(admin, AuditAction.CLIENT_CHANGED, issued.id()));
    }

    @Test
    @DisplayName("a wrong key is refused, and recorded no more than once a minute")
    void wrong() {
        Issued issued = make(folk.staff(Role.ADMIN));
        String wrong = issued.key().substring(0, issued.key().length() - 4) + "0000";
        for (int i = 0; i < 5; i++) {
            assertTrue(keys.authenticate(wrong).isEmpty());
        }
        for (String text : new String[] {null, "", "x", issued.key() + " ", "ind_ffffffffffff_" + "a".repeat(43)}) {
            assertTrue(keys.authenticate(text).isEmpty(), text);
        }
        assertEquals(
                1,
                db.count(
                        "select count(*) from audit_entry where action = 'CLIENT_REFUSED' and object_id = ?",
                        issued.id()));
    }

    @Test
    @DisplayName("a key of the demo operator is worth nothing outside demo data")
    void demo() throws Exception {
        String credentials =
                Files.readString(Path.of(Setting.DATA.required(), "demo-credentials.json"), StandardCharsets.UTF_8);
        Matcher demo = Pattern.compile("ind_demo\\w{8}_[\\w-]{43}").matcher(credentials);
        int found = 0;
        while (demo.find()) {
            found++;
            assertTrue(keys.authenticate(demo.group()).isEmpty());
        }
        assertEquals(5, found);
    }

    @Test
    @DisplayName("the last use is written once a minute")
    void lastUse() {
        Issued issued = make(folk.staff(Role.ADMIN));
        keys.authenticate(issued.key());
        String first = lastUse(issued.id());
        db.run("update machine_client set name = ? where id = ?", "N" + issued.id(), issued.id());
        Await.until(
                "the client is read again",
                () -> keys.authenticate(issued.key()).orElseThrow().name().startsWith("N"));
        assertEquals(first, lastUse(issued.id()));
        db.run(
                "update machine_client set last_used_at = last_used_at - interval 61 second, name = ? where id = ?",
                "M" + issued.id(),
                issued.id());
        Await.until(
                "the client is read again",
                () -> keys.authenticate(issued.key()).orElseThrow().name().startsWith("M"));
        assertTrue(lastUse(issued.id()).compareTo(first) > 0);
    }

    @Test
    @DisplayName("a name is used once, purposes exist, addresses are safe")
    void refused() {
        Actor admin = folk.staff(Role.ADMIN);
        String name = "Prøve " + UUID.randomUUID();
        acting.as(admin, a -> clients.create(a, name, SCOPES, List.of(), List.of()));
        assertEquals(
                "CLIENT_NAME_TAKEN", acting.refusal(admin, a -> clients.create(a, name, SCOPES, List.of(), List.of())));
        assertEquals(
                "PURPOSE_UNKNOWN",
                acting.refusal(admin, a -> clients.create(a, "x" + name, SCOPES, List.of("NOPE"), List.of())));
        assertEquals(
                "CALLBACK_FORMAT",
                acting.refusal(
                        admin, a -> clients.create(a, "x" + name, SCOPES, List.of(), List.of("http://example.dk"))));
        assertEquals("NOT_FOUND", acting.refusal(admin, a -> clients.show(a, UUID.randomUUID())));
        assertEquals("NOT_FOUND", acting.refusal(admin, a -> clients.show(a, null)));
    }

    @Test
    @DisplayName("the same request is done once and answered the same; another under its key is refused")
    void once() {
        Actor client = client();
        AtomicInteger done = new AtomicInteger();
        Supplier<Answer> work = () -> new Answer(201, "/x/" + done.incrementAndGet(), new byte[] {1, 2, 3}, false);
        Answer first = once(client, "k", 1, work);
        Answer second = once(client, "k", 1, work);
        assertEquals(1, done.get());
        assertFalse(first.again());
        assertTrue(second.again());
        assertEquals(first.location(), second.location());
        assertEquals(3, second.body().length);
        assertEquals("IDEMPOTENCY_KEY_REUSED", acting.refusal(client, a -> idempotency.once(a, asked("k", 2), work)));
        once(client, "K", 1, work);
        once(client(), "k", 1, work);
        assertEquals(3, done.get(), "another key and another client are other requests");
        Answer empty = once(client, "empty", 1, () -> new Answer(204, null, null, false));
        assertNull(empty.body());
        assertNull(once(client, "empty", 1, work).body());
    }

    @Test
    @DisplayName("a failure leaves the key free")
    void failure() {
        Actor client = client();
        assertEquals(
                "STEP",
                acting.refusal(
                        client,
                        a -> idempotency.once(a, asked("k", 1), () -> {
                            throw new RefusedException("STEP");
                        })));
        assertFalse(
                once(client, "k", 2, () -> new Answer(200, null, null, false)).again());
    }

    @Test
    @DisplayName("of many at the same moment one does it, and the others get its answer")
    void together() throws Exception {
        Actor client = client();
        AtomicInteger done = new AtomicInteger();
        List<Future<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            calls.add(threads.submit(() ->
                    once(client, "k", 1, () -> new Answer(200, "/" + done.incrementAndGet(), null, false))));
        }
        int fresh = 0;
        for (Future<Answer> call : calls) {
            Answer answer = call.get();
            fresh += answer.again() ? 0 : 1;
            assertEquals("/1", answer.location());
        }
        assertEquals(1, fresh);
    }

    @Test
    @DisplayName("an answer is given again as it was, and is not to be read in the database")
    void sealed() {
        Actor client = client();
        byte[] told = "{\"secret\":\"whsec_hemmelig\"}".getBytes(StandardCharsets.UTF_8);
        Supplier<Answer> work = () -> new Answer(201, null, told, false);
        assertArrayEquals(told, once(client, "k", 1, work).body());
        assertArrayEquals(told, once(client, "k", 1, work).body());
        assertEquals(
                0,
                db.count(
                        "select count(*) from idempotency_key where client_id = ? and instr(body, 'whsec') > 0",
                        client.accountId()));
    }

    @Test
    @DisplayName("after a day a key is as good as new, swept or not")
    void day() {
        Actor client = client();
        Supplier<Answer> work = () -> new Answer(200, null, null, false);
        once(client, "k", 1, work);
        age(client);
        assertFalse(once(client, "k", 2, work).again());
        answers.forget();
        assertTrue(once(client, "k", 2, work).again());
        age(client);
        answers.forget();
        assertEquals(0, db.count("select count(*) from idempotency_key where client_id = ?", client.accountId()));
    }

    private void age(Actor client) {
        db.run(
                "update idempotency_key set created_at = created_at - interval 24 hour - interval 1 second where client_id ="
                        + " ?",
                client.accountId());
    }

    private Answer once(Actor client, String key, int body, Supplier<Answer> work) {
        return acting.as(client, a -> idempotency.once(a, asked(key, body), work));
    }

    private static Asked asked(String key, int body) {
        byte[] hash = new byte[32];
        hash[0] = (byte) body;
        return new Asked(key, "POST /api/v1/x", hash);
    }

    private static Actor client() {
        return Actor.ofClient(UUID.randomUUID(), "Prøve");
    }

    private Issued make(Actor admin) {
        return acting.as(
                admin,
                a -> clients.create(
                        a,
                        "Prøve " + UUID.randomUUID(),
                        SCOPES,
                        List.of("MKT_OWN"),
                        List.of(" ", "https://example.dk/back")));
    }

    private void change(Actor admin, UUID id, Set<Scope> scopes) {
        clients.change(admin, id, scopes, List.of(), List.of());
    }

    private void awaitKnown(String key) {
        Await.until("the new key works", () -> keys.authenticate(key).isPresent());
    }

    private void awaitUnknown(String key) {
        Await.until("the old key works no more", () -> keys.authenticate(key).isEmpty());
    }

    private String lastUse(UUID id) {
        return db.text("select cast(last_used_at as char) from machine_client where id = ?", id);
    }

    private long entries(Actor actor, AuditAction action, UUID object) {
        return db.count(
                "select count(*) from audit_entry where account_id = ? and action = ? and object_id = ?",
                actor.accountId(),
                action.name(),
                object);
    }
}
