package dk.indsigt.service.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.container.Undone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.service.directory.DirectoryService.Past;
import dk.indsigt.service.overview.OverviewService;
import dk.indsigt.service.party.LineReach.LineView;
import dk.indsigt.service.processing.HeldDataService;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class DirectoryServiceIT {
    /** Each differs from the one before, and from a new line, which is listed. */
    private static final List<Listing> ROUND =
            List.of(Listing.ADDRESS_OMITTED, Listing.UNLISTED, Listing.SECRET, Listing.LISTED);

    @EJB
    private DirectoryService directory;

    @EJB
    private HeldDataService held;

    @EJB
    private OverviewService overview;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @EJB
    private Undone undone;

    @Inject
    private Acting acting;

    @Resource
    private ManagedExecutorService threads;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName(
            "EU-C129-21-PROXIMUS: each of the four choices works at once, with a row, a receipt, a message and an entry in"
                    + " the log")
    void eachChoice() {
        Someone anna = folk.person();
        for (Listing listing : ROUND) {
            Receipt receipt = choose(anna, listing, anna.lineId());
            assertEquals(ReceiptKind.DIRECTORY_CHOICE, receipt.kind());
            assertEquals(listing.name(), receipt.facts().get("listing"));
            assertEquals("1", receipt.facts().get("lines"));
            LineView line = lines(anna).get(0);
            assertEquals(listing, line.listing());
            assertNotNull(line.listingSince());
            assertFalse(line.covered(), "the owner sees the number, secret or not");
            assertEquals(
                    listing.name(),
                    db.text(
                            "select c.listing from directory_choice c join message m on m.receipt_id = c.receipt_id where"
                                    + " c.receipt_id = ? and c.line_id = ? and c.party_id = ?",
                            receipt.id(),
                            anna.lineId(),
                            anna.id()));
            assertEquals(
                    listing + " lines 1", db.text("select detail from audit_entry where object_id = ?", receipt.id()));
        }
        assertEquals(
                4,
                db.count(
                        "select count(*) from outbox o join party p on p.email = o.destination where p.id = ?",
                        anna.id()));
    }

    @Test
    @DisplayName("the history says what, when, through what and by whom, newest first, and loses nothing")
    void history() {
        Someone anna = folk.person();
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, true);
        choose(anna, Listing.SECRET, anna.lineId());
        acting.as(agent, a -> directory.choose(a, anna.id(), List.of(anna.lineId()), Listing.UNLISTED));
        List<Past> history = acting.as(anna.actor(), a -> directory.history(a, anna.lineId()));
        assertEquals(
                List.of(Listing.UNLISTED, Listing.SECRET),
                history.stream().map(Past::listing).toList());
        assertEquals(
                List.of(AskedThrough.PHONE, AskedThrough.PORTAL),
                history.stream().map(Past::through).toList());
        assertEquals(
                List.of(Role.AGENT, Role.CUSTOMER),
                history.stream().map(Past::actorRole).toList());
        assertEquals(agent.unit(), history.get(0).actorUnit());
        assertFalse(history.get(0).at().isBefore(history.get(1).at()));
        assertEquals(
                "MITID test-reference-1",
                db.text(
                        "select evidence from directory_choice where line_id = ? and contact_id = ?",
                        anna.lineId(),
                        agent.contactId()));
    }

    @Test
    @DisplayName("what is chosen already, nothing, and no line at all leave no receipt")
    void nothingToDo() {
        Someone anna = folk.person();
        assertEquals("LISTING_SAME", refusal(anna, Listing.LISTED, List.of(anna.lineId())));
        assertEquals("CHOICE_REQUIRED", refusal(anna, null, List.of(anna.lineId())));
        assertEquals("CHOICE_REQUIRED", refusal(anna, Listing.SECRET, List.of()));
        assertEquals(0, db.count("select count(*) from receipt where party_id = ?", anna.id()));
    }

    @Test
    @DisplayName("all of it is one transaction: what fails at the last moment leaves the line as it was")
    void oneTransaction() {
        Someone anna = folk.person();
        undone.work(() -> directory.choose(anna.actor(), anna.id(), List.of(anna.lineId()), Listing.SECRET));
        assertEquals(Listing.LISTED, lines(anna).get(0).listing());
        for (String table : List.of("directory_choice", "receipt", "message", "audit_entry")) {
            assertEquals(0, db.count("select count(*) from " + table + " where party_id = ?", anna.id()), table);
        }
    }

    @Test
    @DisplayName(
            "K-18: only the owner chooses; for the user of the line, and for a stranger, there is nothing to choose")
    void onlyTheOwner() {
        Someone anna = folk.person();
        Someone bo = folk.person();
        UUID used = folk.line(anna.customerId(), bo.id());
        assertEquals(List.of(bo.lineId()), lines(bo).stream().map(LineView::id).toList());
        for (UUID foreign : List.of(used, anna.lineId(), UUID.randomUUID())) {
            assertEquals("NOT_FOUND", refusal(bo, Listing.SECRET, List.of(foreign)));
            assertEquals("NOT_FOUND", refusal(bo, Listing.SECRET, List.of(bo.lineId(), foreign)));
            assertEquals("NOT_FOUND", acting.refusal(bo.actor(), a -> directory.history(a, foreign)));
        }
        assertEquals(
                "NOT_FOUND",
                acting.refusal(bo.actor(), a -> directory.choose(a, anna.id(), List.of(used), Listing.SECRET)));
        assertEquals(Listing.LISTED, lines(bo).get(0).listing(), "not even the own line changed");
        choose(anna, Listing.SECRET, used);
        assertEquals("SECRET", db.text("select listing from line where id = ?", used));
    }

    @Test
    @DisplayName("a line that has ended is chosen for no more")
    void ended() {
        Someone anna = folk.person();
        db.run("update line set active_to = current_date where id = ?", anna.lineId());
        assertEquals(List.of(), lines(anna));
        assertEquals("NOT_FOUND", refusal(anna, Listing.SECRET, List.of(anna.lineId())));
    }

    @Test
    @DisplayName("B-15: a company sets all its lines in one go, with one receipt that counts those that changed")
    void company() {
        Someone anna = folk.person();
        Someone company = folk.company(anna);
        List<UUID> all = new ArrayList<>(List.of(company.lineId()));
        for (int i = 0; i < 4; i++) {
            all.add(folk.line(company.customerId(), anna.id()));
        }
        choose(company, Listing.UNLISTED, company.lineId());
        Receipt receipt = choose(company, Listing.UNLISTED, all.toArray(UUID[]::new));
        assertEquals("4", receipt.facts().get("lines"));
        assertEquals(
                4, db.count("select count(distinct line_id) from directory_choice where receipt_id = ?", receipt.id()));
        assertTrue(lines(company).stream().allMatch(line -> line.listing() == Listing.UNLISTED));
        assertEquals(
                5, acting.as(anna.actor(), a -> overview.of(a, company.id())).linesUnlisted());
        assertEquals(Listing.LISTED, lines(anna).get(0).listing(), "the line of the representative is another matter");
    }

    @Test
    @DisplayName("NO-NEXTGENTEL-2016: a protected address is stronger than any choice to be listed, before and after")
    void protection() {
        Someone anna = folk.person();
        UUID other = folk.line(anna.customerId(), anna.id());
        choose(anna, Listing.UNLISTED, other);
        folk.protect(anna.id());
        for (Listing listing : List.of(Listing.LISTED, Listing.ADDRESS_OMITTED)) {
            assertEquals("ADDRESS_PROTECTED", refusal(anna, listing, List.of(anna.lineId())));
        }
        assertEquals(Listing.SECRET, listing(anna, anna.lineId()), "chosen before, and covered by protection now");
        assertEquals(Listing.UNLISTED, listing(anna, other));
        assertEquals(2, acting.as(anna.actor(), a -> overview.of(a, anna.id())).linesUnlisted());
        UUID later = folk.line(anna.customerId(), anna.id());
        assertEquals(Listing.SECRET, listing(anna, later), "a new line is born hidden");
        choose(anna, Listing.SECRET, anna.lineId());
        choose(anna, Listing.UNLISTED, anna.lineId());
        assertEquals(Listing.UNLISTED, listing(anna, anna.lineId()));
    }

    @Test
    @DisplayName("NO-NEXTGENTEL-2016: the number of a protected customer is covered at the desk like a secret one")
    void protectionAtTheDesk() {
        Someone anna = folk.person();
        folk.protect(anna.id());
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, true);
        LineView line = acting.as(agent, a -> held.lines(a, anna.id())).get(0);
        assertTrue(line.covered());
        assertEquals("•• •• •• " + anna.number().substring(6), line.number());
    }

    @Test
    @DisplayName(
            "DE-1UND1-2020: staff choose nothing for a caller who is not identified, and an agent does not see the choice")
    void unidentified() {
        Someone anna = folk.person();
        for (Role role : List.of(Role.AGENT, Role.OFFICER)) {
            Actor staff = folk.in(folk.staff(role), anna, false);
            assertEquals(
                    "CALLER_NOT_IDENTIFIED",
                    acting.refusal(staff, a -> directory.choose(a, anna.id(), List.of(anna.lineId()), Listing.SECRET)));
        }
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, false);
        assertEquals("CALLER_NOT_IDENTIFIED", acting.refusal(agent, a -> directory.lines(a, anna.id())));
        assertEquals("CALLER_NOT_IDENTIFIED", acting.refusal(agent, a -> directory.history(a, anna.lineId())));
    }

    @Test
    @DisplayName("EU-C129-21-PROXIMUS: whoever chooses twice at once ends with what the history says last")
    void atOnce() throws Exception {
        Someone anna = folk.person();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Exception>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Listing listing = ROUND.get(i % ROUND.size());
            all.add(threads.submit(() -> {
                start.await();
                return acting.failure(
                        Role.CUSTOMER,
                        () -> directory.choose(anna.actor(), anna.id(), List.of(anna.lineId()), listing));
            }));
        }
        start.countDown();
        long done = 0;
        for (Future<Exception> one : all) {
            done += one.get() == null ? 1 : 0;
        }
        assertTrue(done > 0);
        for (String table : List.of("directory_choice", "receipt", "message")) {
            assertEquals(done, db.count("select count(*) from " + table + " where party_id = ?", anna.id()), table);
        }
        assertEquals(
                acting.as(anna.actor(), a -> directory.history(a, anna.lineId()))
                        .get(0)
                        .listing(),
                listing(anna, anna.lineId()));
    }

    private Receipt choose(Someone who, Listing listing, UUID... lines) {
        return acting.as(who.actor(), a -> directory.choose(a, who.id(), List.of(lines), listing));
    }

    private String refusal(Someone who, Listing listing, List<UUID> lines) {
        return acting.refusal(who.actor(), a -> directory.choose(a, who.id(), lines, listing));
    }

    private List<LineView> lines(Someone who) {
        return acting.as(who.actor(), a -> directory.lines(a, who.id()));
    }

    private Listing listing(Someone who, UUID lineId) {
        return lines(who).stream()
                .filter(line -> line.id().equals(lineId))
                .findFirst()
                .orElseThrow()
                .listing();
    }
}
