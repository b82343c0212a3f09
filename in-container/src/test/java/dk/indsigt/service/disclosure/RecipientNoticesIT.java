package dk.indsigt.service.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dk.indsigt.domain.disclosure.RecipientNotice;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.service.disclosure.RecipientNoticeService.View;
import dk.indsigt.service.rights.Cases;
import dk.indsigt.service.rights.erasure.ErasureJob;
import dk.indsigt.service.settings.Setting;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class RecipientNoticesIT {
    private static final RecipientNotice.Kind CORRECTED = RecipientNotice.Kind.RECTIFIED;

    private static final int ROUNDS = 10;
    private static final int SENDERS = 3;

    @Resource
    private ManagedExecutorService threads;

    @EJB
    private RecipientNotices notices;

    @EJB
    private RecipientNoticeService service;

    @EJB
    private DisclosureLog log;

    @EJB
    private ErasureJob erasure;

    @EJB
    private Cases cases;

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
            "EU-C129-21-PROXIMUS: each recipient who got the data is told once, about the newest delivery, and asking again tells nobody twice")
    void onceForEachRecipient() {
        Someone anna = listed();
        UUID request = cases.open(anna, RequestType.RECTIFICATION, "x");
        assertEquals(3, notices.queue(request, anna.id(), CORRECTED));
        assertEquals(0, notices.queue(request, anna.id(), CORRECTED));
        assertEquals(
                Set.of("DIRECTORY_BUYERS NEW-1", "UNIVERSAL_118 L-1", "ADYEN P-1"),
                texts(
                        "select concat(recipient_code, ' ', reference) from recipient_notice where request_id = ?",
                        request));
        assertEquals(0, notices.queue(request, folk.person().id(), CORRECTED), "nobody got anything");
    }

    @Test
    @DisplayName(
            "a notice leaves as a file for the gateway that names the delivery and nobody, and again after 1, 3 and 7 days; then an officer is asked")
    void againAndThenEscalated() {
        Someone anna = folk.person();
        cases.disclosed(anna, "ADYEN", "P-" + anna.number(), 3, "PAYMENT");
        UUID request = cases.open(anna, RequestType.RECTIFICATION, "x");
        notices.queue(request, anna.id(), CORRECTED);
        UUID notice = UUID.fromString(db.text("select id from recipient_notice where request_id = ?", request));
        for (int days : List.of(1, 3, 7)) {
            Await.until("it leaves", () -> {
                notices.due().forEach(notices::send);
                return "SENT".equals(state(notice))
                        && db.count(
                                        "select count(*) from recipient_notice where id = ? and next_attempt_at > now(6) +"
                                                + " interval ? hour",
                                        notice,
                                        days * 24 - 1)
                                == 1;
            });
            assertEquals(
                    0,
                    db.count(
                            "select count(*) from recipient_notice where id = ? and next_attempt_at > now(6) + interval ? hour",
                            notice,
                            days * 24 + 1),
                    days + " days");
            db.run("update recipient_notice set next_attempt_at = now(6) - interval 1 minute where id = ?", notice);
        }
        Await.until("it is escalated", () -> {
            notices.due().forEach(notices::send);
            return "ESCALATED".equals(state(notice));
        });
        assertNull(db.text("select next_attempt_at from recipient_notice where id = ?", notice));
        assertEquals(3, db.count("select attempts from recipient_notice where id = ?", notice));
        Await.until("three files", () -> files(notice).size() == 3);
        for (String content : files(notice)) {
            assertTrue(
                    content.contains("\"recipient\":\"ADYEN\"") && content.contains("\"kind\":\"RECTIFIED\""), content);
            assertTrue(content.contains("\"delivery\":\"P-" + anna.number() + "\""), content);
            assertTrue(content.contains("desk/disclosure/notices.xhtml?notice=" + notice), content);
            assertFalse(content.contains(anna.id().toString()) || content.contains("Anna"), content);
        }
        List<View> first = acting.as(folk.staff(Role.OFFICER), me -> service.list(me, 0, 100));
        assertEquals(RecipientNotice.State.ESCALATED, first.get(0).state(), "what needs the officer stands first");
    }

    @Test
    @DisplayName(
            "an officer notes how a recipient answered, once; the customer sees recipient, what was done, state and day")
    void acknowledged() {
        Someone anna = listed();
        UUID request = cases.open(anna, RequestType.RECTIFICATION, "x");
        notices.queue(request, anna.id(), CORRECTED);
        UUID notice = UUID.fromString(
                db.text("select id from recipient_notice where request_id = ? and recipient_code = 'ADYEN'", request));
        Actor officer = folk.staff(Role.OFFICER);
        assertEquals("HOW_REQUIRED", acting.refusal(officer, me -> service.acknowledge(me, notice, null)));
        acting.does(officer, me -> service.acknowledge(me, notice, RecipientNotice.How.PHONE));
        assertEquals(
                "ACKNOWLEDGED_ALREADY",
                acting.refusal(officer, me -> service.acknowledge(me, notice, RecipientNotice.How.PHONE)));
        notices.due().forEach(notices::send);
        assertEquals("ACKNOWLEDGED", state(notice));
        List<View> seen = acting.as(anna.actor(), me -> service.ofRequest(me, request));
        assertEquals(3, seen.size());
        View view = seen.stream()
                .filter(each -> each.id().equals(notice))
                .findFirst()
                .orElseThrow();
        assertEquals("Adyen (betaling)", view.recipient().da());
        assertEquals(RecipientNotice.How.PHONE, view.how());
        assertEquals(
                3, acting.as(anna.actor(), me -> service.ofParty(me, anna.id())).size());
        assertEquals(
                1,
                db.count(
                        "select count(*) from audit_entry where action = 'RECIPIENT_ACKNOWLEDGED' and object_id = ?",
                        notice));
    }

    @Test
    @DisplayName("an answer noted while the notice leaves is kept, and what was answered leaves no more")
    void answeredWhileItLeaves() throws Exception {
        Actor officer = folk.staff(Role.OFFICER);
        for (int round = 0; round < ROUNDS; round++) {
            Someone anna = folk.person();
            cases.disclosed(anna, "ADYEN", "R-" + anna.number(), 3, "PAYMENT");
            UUID request = cases.open(anna, RequestType.RECTIFICATION, "x");
            notices.queue(request, anna.id(), CORRECTED);
            UUID notice = UUID.fromString(db.text("select id from recipient_notice where request_id = ?", request));
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Void>> sends = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                sends.add(threads.submit(() -> {
                    start.await();
                    notices.send(notice);
                    return null;
                }));
            }
            start.countDown();
            acting.does(officer, me -> service.acknowledge(me, notice, RecipientNotice.How.GATEWAY));
            for (Future<Void> send : sends) {
                send.get();
            }
            assertEquals("ACKNOWLEDGED", state(notice));
            assertTrue(
                    db.count("select attempts from recipient_notice where id = ?", notice) <= 1,
                    "it left once at most");
        }
    }

    @Test
    @DisplayName("for a stranger there is no case, no notice and no list of deliveries")
    void strangers() {
        Someone anna = listed();
        Actor bo = folk.person().actor();
        UUID request = cases.open(anna, RequestType.RECTIFICATION, "x");
        notices.queue(request, anna.id(), CORRECTED);
        assertEquals("NOT_FOUND", acting.refusal(bo, me -> service.ofRequest(me, request)));
        assertEquals("NOT_FOUND", acting.refusal(bo, me -> service.ofRequest(me, UUID.randomUUID())));
        assertEquals("NOT_FOUND", acting.refusal(bo, me -> service.ofParty(me, anna.id())));
        assertEquals("NOT_FOUND", acting.refusal(bo, me -> log.list(me, anna.id(), 0, 10)));
        assertEquals(
                4, acting.as(anna.actor(), me -> log.list(me, anna.id(), 0, 10)).size());
    }

    @Test
    @DisplayName(
            "after an erasure each recipient is told, and the deliveries are forgotten once every one of them has answered")
    void deliveriesGoWhenAnswered() {
        Someone anna = listed();
        cases.left(anna, cases.today().minusYears(1));
        UUID request = cases.erase(anna);
        erase(request);
        assertEquals(
                3, db.count("select count(*) from recipient_notice where request_id = ? and kind = 'ERASED'", request));
        assertEquals(4, db.count("select count(*) from disclosure where party_id = ?", anna.id()));
        Actor officer = folk.staff(Role.OFFICER);
        for (Object id : db.rows("select id from recipient_notice where request_id = ?", request)) {
            acting.does(
                    officer, me -> service.acknowledge(me, UUID.fromString(id.toString()), RecipientNotice.How.LETTER));
        }
        db.run(
                "update erasure set again_on = ? where request_id = ?",
                cases.today().toString(),
                request);
        erase(request);
        assertEquals(0, db.count("select count(*) from disclosure where party_id = ?", anna.id()));
        assertEquals("DONE", db.text("select state from erasure where request_id = ?", request));
    }

    private void erase(UUID request) {
        Await.until("the erasure is carried out", () -> {
            erasure.run();
            return db.count(
                            "select count(*) from erasure where request_id = ? and (state = 'RUNNING' or again_on <= ?)",
                            request,
                            cases.today().toString())
                    == 0;
        });
    }

    /** Somebody whose data went to three recipients, to one of them twice. */
    private Someone listed() {
        Someone anna = folk.person();
        cases.disclosed(anna, "DIRECTORY_BUYERS", "OLD-1", 9, "IDENTITY", "DIRECTORY");
        cases.disclosed(anna, "DIRECTORY_BUYERS", "NEW-1", 2, "IDENTITY", "DIRECTORY");
        cases.disclosed(anna, "UNIVERSAL_118", "L-1", 2, "IDENTITY", "DIRECTORY");
        cases.disclosed(anna, "ADYEN", "P-1", 3, "PURCHASE", "PAYMENT");
        return anna;
    }

    private String state(UUID notice) {
        return db.text("select state from recipient_notice where id = ?", notice);
    }

    private Set<String> texts(String sql, Object... values) {
        Set<String> texts = new TreeSet<>();
        db.rows(sql, values).forEach(text -> texts.add(text.toString()));
        return texts;
    }

    private static List<String> files(UUID notice) {
        Path folder = Path.of(Setting.DATA.required(), "outbox");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("notice-.*\\.json"))
                    .map(RecipientNoticesIT::read)
                    .filter(content -> content.contains(notice.toString()))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
