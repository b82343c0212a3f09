package dk.indsigt.service.rights;

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
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.recording.DoomedFile;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.service.account.SignInService;
import dk.indsigt.service.consent.ConsentGate;
import dk.indsigt.service.contact.ContactService;
import dk.indsigt.service.contact.DeskSearchService;
import dk.indsigt.service.overview.OverviewService;
import dk.indsigt.service.processing.HeldDataService;
import dk.indsigt.service.rights.erasure.ErasureJob;
import dk.indsigt.service.rights.erasure.LedgerCheck;
import dk.indsigt.service.rights.erasure.Planned;
import dk.indsigt.service.settings.Setting;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mariadb.jdbc.MariaDbDataSource;

@ExtendWith(ArquillianExtension.class)
class ErasureIT {
    /** Twenty, or as many as {@code ./portal torture} asks for. */
    private static final int KILLS = Integer.getInteger("torture.kills", 20);

    @EJB
    private ConsentGate gate;

    @EJB
    private ErasureJob job;

    @EJB
    private LedgerCheck ledger;

    @EJB
    private Cases cases;

    @EJB
    private SignInService signIn;

    @EJB
    private HeldDataService held;

    @EJB
    private OverviewService overview;

    @EJB
    private DeskSearchService search;

    @EJB
    private ContactService contacts;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Acting acting;

    @Inject
    private Heard heard;

    @Resource
    private ManagedExecutorService executor;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName("every table and every column with text or bytes is in the list of what an erasure does to it")
    void everyColumnIsClassified() {
        List<Classified> all = Classified.all();
        Set<String> nothing = all.stream()
                .filter(line -> line.what().equals("NOTHING"))
                .map(Classified::name)
                .collect(Collectors.toSet());
        Set<String> listed = all.stream()
                .filter(line -> !line.what().equals("NOTHING"))
                .map(Classified::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = Columns.of(db).stream()
                .filter(column -> !nothing.contains(column.table()))
                .map(column -> column.table() + "." + column.name())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(there, listed);
        Set<String> tables = all.stream().map(Classified::table).collect(Collectors.toCollection(TreeSet::new));
        tables.addAll(nothing);
        Set<String> known = new TreeSet<>(tables);
        known.addAll(
                there.stream().map(name -> name.substring(0, name.indexOf('.'))).toList());
        assertEquals(new TreeSet<>(Columns.tables(db)), known);
    }

    @Test
    @DisplayName("a customer's plan: what the contract needs stays, what it does not need goes")
    void planOfACustomer() {
        Someone anna = folk.person();
        folk.recording(anna, Instant.now().minus(Duration.ofDays(9)));
        Map<String, List<Planned>> plan = plan(anna);
        assertEquals(Optional.of("BASIS_CONTRACT"), one(plan, "IDENTITY").ground());
        assertEquals(Optional.of("BASIS_CONTRACT"), one(plan, "ACCOUNT").ground());
        assertEquals(Optional.of("BASIS_CONTRACT"), one(plan, "SUBSCRIPTION").ground());
        assertEquals(Optional.empty(), one(plan, "RECORDING").ground());
        assertEquals(1, one(plan, "RECORDING").amount());
    }

    @Test
    @DisplayName("the plan of somebody who left long ago: everything goes, save the log of who looked")
    void planOfAFormerCustomer() {
        Someone anna = former();
        db.run(
                "insert into audit_entry (at, actor_role, action, party_id, shown) values (now(6), 'AGENT',"
                        + " 'CUSTOMER_VIEWED', ?, true)",
                anna.id());
        Map<String, List<Planned>> plan = plan(anna);
        assertEquals(Optional.of("LEGAL_OBLIGATION"), one(plan, "ACCESS_LOG").ground());
        plan.remove("ACCESS_LOG");
        assertTrue(plan.size() > 6);
        assertTrue(plan.values().stream()
                .flatMap(List::stream)
                .allMatch(line -> line.ground().isEmpty()));
    }

    @Test
    @DisplayName(
            "DK-TELMORE-CDR-2013: invoices stay to their own day, with name and address; call records and the rest go")
    void planWithInvoices() {
        Someone anna = former();
        LocalDate until = cases.today().plusYears(4);
        cases.invoice(anna, until);
        cases.invoice(anna, cases.today());
        cases.traffic(anna, 3, "+4520111111");
        Map<String, List<Planned>> plan = plan(anna);
        assertEquals(2, plan.get("INVOICE").size());
        assertEquals(
                Set.of(Optional.of(until), Optional.empty()),
                plan.get("INVOICE").stream().map(Planned::until).collect(Collectors.toSet()));
        assertEquals(Optional.of("LEGAL_OBLIGATION"), one(plan, "IDENTITY").ground());
        assertEquals(Optional.of(until), one(plan, "IDENTITY").until());
        assertEquals(Optional.empty(), one(plan, "CPR").ground());
        assertEquals(Optional.empty(), one(plan, "TRAFFIC").ground());
        assertEquals(
                Set.of(Optional.of("LEGAL_OBLIGATION"), Optional.empty()),
                plan.get("CONTACT").stream().map(Planned::ground).collect(Collectors.toSet()),
                "the address stays, e-mail and phone go");
    }

    @Test
    @DisplayName("an approved hold keeps what it is about until it ends: one recording, or everything about the person")
    void planUnderAHold() {
        Someone anna = former();
        UUID kept = folk.recording(anna, Instant.now().minus(Duration.ofDays(9)));
        folk.recording(anna, Instant.now().minus(Duration.ofDays(8)));
        LocalDate until = cases.today().plusMonths(2);
        cases.hold(anna, kept, until);
        Map<String, List<Planned>> plan = plan(anna);
        assertEquals(
                Set.of(Optional.empty(), Optional.of("LEGAL_CLAIM")),
                plan.get("RECORDING").stream().map(Planned::ground).collect(Collectors.toSet()));
        cases.hold(anna, null, until);
        assertTrue(plan(anna).values().stream()
                .flatMap(List::stream)
                .filter(line -> !line.category().equals("ACCESS_LOG"))
                .allMatch(line -> line.ground().equals(Optional.of("LEGAL_CLAIM"))
                        && line.until().equals(Optional.of(until))));
    }

    @Test
    @DisplayName("a decision that grants who somebody is does not start an erasure of somebody who is a customer again")
    void whoIsACustomerIsNotErasedWhole() {
        Someone anna = former();
        cases.left(anna, cases.today().plusDays(30));
        UUID request = cases.open(anna, RequestType.ERASURE, "x");
        RefusedException refused = refusal(() -> cases.eraseAllOf(request));
        assertEquals("ERASURE_TIED", refused.code());
    }

    @Test
    @DisplayName(
            "once erased: no sign-in, an open session finds nothing, staff find nobody, and keys, audio and rows are gone")
    void erased() {
        Someone anna = former();
        folk.open(anna.username());
        UUID recording = folk.recording(anna, Instant.now().minus(Duration.ofDays(9)));
        cases.traffic(anna, 2500, "+4520111111");
        Actor officer = folk.in(folk.staff(Role.OFFICER), anna, true);
        assertTrue(signedIn(anna));
        assertNotNull(acting.as(anna.actor(), me -> overview.of(me, anna.id())));
        UUID request = cases.erase(anna);
        run(request);
        assertFalse(signedIn(anna));
        assertFalse(signIn.served(anna.actor().accountId()), "the web session ends at its next request");
        assertEquals("NOT_FOUND", acting.refusal(anna.actor(), me -> overview.of(me, anna.id())));
        assertEquals("NOT_FOUND", acting.refusal(anna.actor(), me -> held.counts(me, anna.id())));
        assertEquals("NOT_FOUND", acting.refusal(officer, me -> held.counts(me, anna.id())));
        assertEquals(
                "NOT_FOUND",
                acting.refusal(
                        officer,
                        me -> contacts.open(
                                me, anna.customerId(), anna.id(), AskedThrough.PHONE, Reason.CUSTOMER_CALLS, null)));
        assertTrue(acting.as(officer, me -> search.search(me, anna.customerNumber()))
                .isEmpty());
        assertEquals(0, db.count("select count(*) from traffic_record where person_id = ?", anna.id()));
        assertEquals(
                0, db.count("select count(*) from data_key where party_id = ? and wrapped_key is not null", anna.id()));
        assertEquals("ERASURE", db.text("select deleted_because from recording where id = ?", recording));
        Await.until("the audio is unlinked", () -> Files.notExists(folk.fileOf(recording)));
        assertEquals("DONE", state(request));
        assertEquals(1, heard.times(request));
        assertEquals(
                2,
                db.count(
                        "select count(*) from contact_suppression where request_id = ? and ended_at is null", request));
    }

    @Test
    @DisplayName("K-13: a number of somebody who was erased is left alone by marketing, whoever has it next")
    void silence() {
        Someone anna = former();
        String phone = db.text("select phone from party where id = ?", anna.id());
        run(cases.erase(anna));
        Someone bo = folk.person();
        db.run("update party set phone = ? where id = ?", phone, bo.id());
        assertEquals(
                List.of(Permission.SUPPRESSED),
                acting.as(
                        Actor.ofClient(UUID.randomUUID(), "Markedsføring"),
                        me -> gate.ask(
                                me,
                                new ConsentKey("MKT_SIMILAR", MarketingChannel.SMS, Brand.THREE),
                                List.of(new ConsentGate.Point(ConsentGate.By.PHONE, phone)))));
    }

    @Test
    @DisplayName("doing it again does no harm, and is told to nobody twice")
    void twice() {
        Someone anna = former();
        UUID request = cases.erase(anna);
        run(request);
        db.run("update erasure set state = 'RUNNING', part = 0 where request_id = ?", request);
        run(request);
        job.run();
        assertEquals("DONE", state(request));
        assertEquals(1, heard.times(request));
        assertEquals(2, db.count("select count(*) from contact_suppression where request_id = ?", request));
        assertTrue(cases.planOf(anna.id()).isEmpty());
    }

    @Test
    @DisplayName(
            "DK-GYLDENDAL-2022: what the law keeps stays with name and address only, and goes by itself when its day comes")
    void whatMustStayGoesOnItsDay() {
        Someone anna = former();
        LocalDate until = cases.today().plusYears(2);
        cases.invoice(anna, until);
        UUID request = cases.erase(anna);
        run(request);
        assertEquals("WAITING", state(request));
        assertEquals(until.toString(), db.text("select again_on from erasure where request_id = ?", request));
        assertEquals(1, heard.times(request));
        assertEquals("Anna", db.text("select given_name from party where id = ?", anna.id()));
        assertEquals("Prøvevej 7", db.text("select street from party where id = ?", anna.id()));
        assertEquals(
                1,
                db.count(
                        "select count(*) from party where id = ? and email is null and phone is null and birth_date is null"
                                + " and cpr_cipher is null and cpr_hash is null and erased_at is not null",
                        anna.id()));
        Actor agent = folk.staff(Role.AGENT);
        assertTrue(acting.as(agent, me -> search.search(me, "Prøve, Prøvevej")).stream()
                .noneMatch(hit -> hit.partyId().equals(anna.id())));
        db.run(
                "update invoice set delete_due_on = ? where customer_id = ?",
                cases.today().toString(),
                anna.customerId());
        db.run(
                "update erasure set again_on = ? where request_id = ?",
                cases.today().toString(),
                request);
        run(request);
        assertEquals("DONE", state(request));
        assertEquals(0, db.count("select count(*) from invoice where customer_id = ?", anna.customerId()));
        assertEquals("", db.text("select given_name from party where id = ?", anna.id()));
        assertNull(db.text("select street from party where id = ?", anna.id()));
        assertEquals(1, heard.times(request));
    }

    @Test
    @DisplayName("a recording under a hold survives with its key, and goes when the hold is lifted")
    void aHeldRecordingWaits() {
        Someone anna = former();
        UUID kept = folk.recording(anna, Instant.now().minus(Duration.ofDays(9)));
        UUID gone = folk.recording(anna, Instant.now().minus(Duration.ofDays(8)));
        UUID hold = cases.hold(anna, kept, cases.today().plusMonths(2));
        UUID request = cases.erase(anna);
        run(request);
        assertNull(db.text("select deleted_at from recording where id = ?", kept));
        assertNotNull(db.text("select deleted_at from recording where id = ?", gone));
        assertEquals("WAITING", state(request));
        db.run("update legal_hold set lifted_at = now(6) where id = ?", hold);
        db.run(
                "update erasure set again_on = ? where request_id = ?",
                cases.today().toString(),
                request);
        run(request);
        assertNotNull(db.text("select deleted_at from recording where id = ?", kept));
        assertEquals(
                0, db.count("select count(*) from data_key where party_id = ? and wrapped_key is not null", anna.id()));
        assertEquals("", db.text("select reason from legal_hold where id = ?", hold));
    }

    @Test
    @DisplayName("ES-XFERA-TD129-2020: an open request for access is answered first; nothing is erased before")
    void anOpenRequestComesFirst() {
        Someone anna = former();
        UUID access = cases.open(anna, RequestType.ACCESS, "Hvad har I?");
        cases.freeze(anna, access);
        UUID request = cases.erase(anna);
        job.run();
        assertNull(db.text("select begun_at from erasure where request_id = ?", request));
        assertNull(db.text("select erased_at from party where id = ?", anna.id()));
        db.run("update processing_stop set ended_at = now(6) where request_id = ?", access);
        run(request);
        assertNotNull(db.text("select erased_at from party where id = ?", anna.id()));
    }

    @Test
    @DisplayName(
            "of somebody who stays a customer only what was granted goes, and only what was there when it was asked")
    void partOfACustomer() {
        Someone anna = folk.person();
        folk.open(anna.username());
        UUID old = folk.recording(anna, Instant.now().minus(Duration.ofDays(9)));
        UUID open = cases.open(anna, RequestType.DPO_QUESTION, "Et spørgsmål");
        UUID closed = cases.open(anna, RequestType.DPO_QUESTION, "Et gammelt spørgsmål");
        cases.close(closed);
        UUID request = cases.erase(anna);
        run(request);
        assertNotNull(db.text("select deleted_at from recording where id = ?", old));
        assertNull(db.text("select wish_cipher from rights_request where id = ?", closed));
        assertNotNull(db.text("select length(wish_cipher) from rights_request where id = ?", open));
        assertTrue(signedIn(anna));
        assertEquals("Anna", db.text("select given_name from party where id = ?", anna.id()));
        UUID young = folk.recording(anna, Instant.now());
        assertNull(db.text("select deleted_at from recording where id = ?", young), "may be recorded again");
        assertEquals("DONE", state(request));
    }

    @Test
    @DisplayName("nothing of other people goes: a line that a child used stays, with the child's use and traffic")
    void othersStay() {
        Someone anna = former();
        Someone bo = folk.person("Bo", "Prøve");
        UUID shared = folk.line(anna.customerId(), bo.id());
        cases.left(anna, cases.today().minusYears(1));
        Someone onShared = new Someone(
                bo.id(), bo.actor(), anna.customerId(), anna.customerNumber(), shared, bo.number(), bo.username());
        cases.traffic(onShared, 5, "+4520111111");
        UUID request = cases.erase(anna);
        run(request);
        assertEquals(1, db.count("select count(*) from line where id = ?", shared));
        assertEquals(0, db.count("select count(*) from line where id = ?", anna.lineId()));
        assertEquals(1, db.count("select count(*) from line_use where line_id = ? and person_id = ?", shared, bo.id()));
        assertEquals(5, db.count("select count(*) from traffic_record where person_id = ?", bo.id()));
        assertNotNull(acting.as(bo.actor(), me -> overview.of(me, bo.id())));
    }

    @Test
    @DisplayName(
            "the ledger names identifiers and codes only, is for its owner alone, and erases again what is put back")
    void theLedgerErasesAgain() throws IOException {
        Someone anna = former();
        folk.open(anna.username());
        UUID request = cases.erase(anna);
        run(request);
        Path file = Path.of(Setting.DATA.required(), "erasures.log");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.stream()
                .allMatch(line -> line.matches("\\S+Z [-0-9a-f]{36} [-0-9a-f]{36} (WHOLE|PARTS) [A-Z_,]+")));
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.contains(anna.id().toString()))
                        .count());
        ledger.run();
        assertEquals("DONE", state(request), "nothing to do where nothing came back");
        db.run(
                "update party set given_name = 'Anna', family_name = 'Tilbage', erased_at = null, email = ? where id = ?",
                "tilbage@example.dk",
                anna.id());
        db.run("update account set closed_at = null, username = ? where person_id = ?", anna.username(), anna.id());
        db.run("delete from erasure where request_id = ?", request);
        cases.traffic(anna, 3, "+4520111111");
        assertEquals(1, ledger.run());
        Await.until("it is done again", () -> {
            job.run();
            return db.count("select count(*) from erasure where party_id = ? and state = 'DONE'", anna.id()) == 1;
        });
        assertEquals(
                0,
                db.count(
                        "select count(*) from party where id = ? and (family_name <> '' or email is not null or erased_at is"
                                + " null)",
                        anna.id()));
        assertEquals(0, db.count("select count(*) from traffic_record where person_id = ?", anna.id()));
        assertEquals(
                1, db.count("select count(*) from account where person_id = ? and closed_at is not null", anna.id()));
        assertEquals(1, heard.times(request), "the answer is not given again");
    }

    @Test
    @DisplayName(
            "DK-TAXA-2019: a mark in every column and file of a person is found nowhere after the erasure, in no table and no file")
    void noMarkIsLeft() throws IOException {
        String mark = "kan" + UUID.randomUUID().toString().substring(29);
        Someone anna = former();
        UUID recording = folk.recording(anna, Instant.now().minus(Duration.ofDays(9)));
        UUID contact = folk.in(folk.staff(Role.AGENT), anna, true).contactId();
        UUID access = cases.open(anna, RequestType.ACCESS, mark);
        UUID attachment = cases.attachment(anna, access, mark.getBytes(StandardCharsets.UTF_8), anna.actor());
        cases.close(access);
        db.run("update party set email = ? where id = ?", mark + "@example.dk", anna.id());
        String phone = db.text("select phone from party where id = ?", anna.id());
        Marked marked = new Marked(db, anna, mark);
        marked.rows(contact, access, cases.today().minusYears(1));
        Path mail = cases.lying("mail", mark + "@example.dk", "Kære " + mark);
        Path sms = cases.lying("sms", phone, "Kære " + mark);
        Path others = cases.lying("sms", "+4520999999", "Kære Bo");
        // The timer of the erasures runs as well: it waits until the marks are there.
        cases.freeze(anna, access);
        UUID request = cases.erase(anna);
        marked.mark();
        assertTrue(marked.found(mark).size() > 40, "the mark is seen before");
        db.run("update processing_stop set ended_at = now(6) where request_id = ?", access);
        run(request);
        assertEquals(Set.of(), marked.found(mark, mark.substring(0, 10), phone));
        assertEquals("DONE", state(request));
        assertNull(db.text("select postal_code from party where id = ?", anna.id()));
        assertTrue(Files.notExists(mail) && Files.notExists(sms));
        assertTrue(Files.exists(others), "nothing of others");
        Await.until("the audio is unlinked", () -> Files.notExists(folk.fileOf(recording)));
        Await.until(
                "the attachment is unlinked",
                () -> Files.notExists(
                        DoomedFile.Shelf.ATTACHMENT.fileOf(Path.of(Setting.DATA.required()), attachment)));
        assertEquals(Set.of(), filesWith(mark, attachment.toString(), phone));
    }

    @Test
    @DisplayName("what is encrypted is unreadable from the first moment, in whatever copy, since its key is gone")
    void copiesAreUnreadable() {
        Someone anna = former();
        byte[] copy = cases.sealed(anna.id(), "note", "en hemmelighed");
        assertEquals("en hemmelighed", cases.read(anna.id(), "note", copy));
        run(cases.erase(anna));
        assertNull(cases.read(anna.id(), "note", copy));
    }

    @Test
    @Tag("torture")
    @DisplayName(
            "whenever the database connection is killed, a person is either whole or marked as being erased, and the next run ends it")
    void killedInTheMiddle() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int between = 0;
        for (int round = 1; round <= KILLS; round++) {
            Someone anna = again(this::loaded);
            UUID request = again(() -> cases.erase(anna));
            Future<?> run = executor.submit(() -> job.run());
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(120_000)));
            between += killAll(anna, request, "round " + round + " of seed " + seed);
            await(run);
            Await.until(
                    "it is done after a kill",
                    () -> quietly(() -> {
                        job.run();
                        return "DONE".equals(state(request));
                    }));
            assertEquals(0L, again(() -> remains(anna)), "round " + round + " of seed " + seed);
            assertFalse(again(() -> signedIn(anna)));
            // What a killed transaction had told is rolled back with it: what was committed counts.
            assertEquals(
                    1L,
                    again(() -> db.count(
                            "select count(*) from audit_entry where action = 'ERASURE_CARRIED_OUT' and party_id = ?",
                            anna.id())),
                    "round " + round + " of seed " + seed);
        }
        assertTrue(between > 0, "a kill in the middle, seed " + seed);
    }

    private Someone loaded() {
        Someone anna = former();
        folk.open(anna.username());
        folk.recording(anna, Instant.now().minus(Duration.ofDays(9)));
        folk.recording(anna, Instant.now().minus(Duration.ofDays(8)));
        cases.traffic(anna, 4500, "+4520111111");
        return anna;
    }

    /** @return 1 where the kill came in the middle */
    private int killAll(Someone anna, UUID request, String when) throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(Setting.DB_URL.required());
        source.setUser(Setting.DB_USER.required());
        source.setPassword(Setting.DB_PASSWORD.required());
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            List<Long> others = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select id from information_schema.processlist where id <> connection_id() and user ="
                            + " substring_index(current_user(), '@', 1)")) {
                while (rows.next()) {
                    others.add(rows.getLong(1));
                }
            }
            for (Long id : others) {
                try {
                    statement.execute("kill connection " + id);
                } catch (SQLException gone) {
                    assertEquals(1094, gone.getErrorCode());
                }
            }
            // What was committed is what anybody may see now.
            try (ResultSet row =
                    statement.executeQuery("select p.erased_at is not null, (select count(*) from account a"
                            + " where a.person_id = p.id and a.closed_at is null and a.password_hash is not null), (select count(*)"
                            + " from traffic_record where person_id = p.id), (select count(*) from recording where party_id = p.id"
                            + " and deleted_at is null), (select count(*) from data_key where party_id = p.id and wrapped_key is not"
                            + " null), p.family_name, (select state from erasure where request_id = '" + request
                            + "') from party p where p.id = '" + anna.id() + "'")) {
                row.next();
                boolean marked = row.getBoolean(1);
                if (marked) {
                    assertEquals(0, row.getInt(2), "no sign-in, " + when);
                    assertEquals(0, row.getInt(4) + row.getInt(5), "no recording and no key, " + when);
                    assertEquals("", row.getString(6), when);
                } else {
                    assertEquals(1, row.getInt(2), "sign-in works, " + when);
                    assertEquals(4500, row.getInt(3), "whole, " + when);
                    assertEquals(2, row.getInt(4), "whole, " + when);
                    assertTrue(row.getInt(5) >= 2, "keys live, " + when);
                }
                return marked && "RUNNING".equals(row.getString(7)) ? 1 : 0;
            }
        }
    }

    private long remains(Someone anna) {
        return db.count(
                "select (select count(*) from traffic_record where person_id = ?1) + (select count(*) from recording where"
                        + " party_id = ?1 and deleted_at is null) + (select count(*) from data_key where party_id = ?1 and"
                        + " wrapped_key is not null) + (select count(*) from line_use where person_id = ?1) + (select count(*)"
                        + " from party where id = ?1 and (family_name <> '' or email is not null or cpr_hash is not null))",
                anna.id());
    }

    private static void await(Future<?> run) throws Exception {
        try {
            run.get(60, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException killed) {
            // That is what the test is about.
            assertNotNull(killed.getCause());
        }
    }

    /** The pool may lend a killed connection once more before it notices. */
    private static <T> T again(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (attempt == 10) {
                    throw failure;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private static boolean quietly(Supplier<Boolean> work) {
        try {
            return work.get();
        } catch (RuntimeException killed) {
            return false;
        }
    }

    private Set<String> filesWith(String... marks) throws IOException {
        Set<String> found = new TreeSet<>();
        Path data = Path.of(Setting.DATA.required());
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String folder = data.relativize(file).getName(0).toString();
                if (folder.startsWith("db") || folder.equals("tables")) {
                    continue;
                }
                String content = content(file);
                for (String mark : marks) {
                    if (content.contains(mark) || file.toString().contains(mark)) {
                        found.add(file.toString());
                    }
                }
            }
        }
        return found;
    }

    private static String content(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException unlinkedMeanwhile) {
            return "";
        }
    }

    /** Somebody who left more than a year ago. */
    private Someone former() {
        Someone anna = folk.person();
        cases.left(anna, cases.today().minusYears(1));
        return anna;
    }

    private void run(UUID request) {
        Await.until("the erasure is carried out", () -> {
            job.run();
            return !"RUNNING".equals(state(request));
        });
    }

    private String state(UUID request) {
        return db.text("select state from erasure where request_id = ?", request);
    }

    private boolean signedIn(Someone anna) {
        return signIn.signIn(anna.username(), Folk.PASSWORD.toCharArray(), "10.9.8.7")
                .isPresent();
    }

    private Map<String, List<Planned>> plan(Someone anna) {
        return new java.util.TreeMap<>(
                cases.planOf(anna.id()).stream().collect(Collectors.groupingBy(Planned::category)));
    }

    private static Planned one(Map<String, List<Planned>> plan, String category) {
        assertEquals(1, plan.getOrDefault(category, List.of()).size(), category);
        return plan.get(category).get(0);
    }

    private static RefusedException refusal(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            for (Throwable each = failure; each != null; each = each.getCause()) {
                if (each instanceof RefusedException refused) {
                    return refused;
                }
            }
            throw failure;
        }
        throw new AssertionError("not refused");
    }
}
