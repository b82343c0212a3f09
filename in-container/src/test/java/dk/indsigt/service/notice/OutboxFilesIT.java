package dk.indsigt.service.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Await;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Post;
import dk.indsigt.container.Someone;
import dk.indsigt.container.Undone;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.service.account.CredentialService;
import dk.indsigt.service.directory.DirectoryService;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class OutboxFilesIT {
    @EJB
    private DirectoryService directory;

    @EJB
    private CredentialService credentials;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @EJB
    private Undone undone;

    @EJB
    private OutboxRemoval removal;

    @Inject
    private Post post;

    @Inject
    private Acting acting;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName("without a mail server a mail becomes a file, in a folder that only its owner opens")
    void mail() throws IOException {
        Someone anna = folk.person();
        choose(anna);
        UUID id = post.idOfNewestTo(email(anna));
        Await.until("the mail has left", () -> post.sent(id));
        List<String> lines = Files.readAllLines(post.fileOf("EMAIL", id));
        assertEquals("To: " + email(anna), lines.get(0));
        assertEquals("Subject: Du har en besked i Indsigt", lines.get(2));
        assertEquals("Der ligger en ny besked til dig. Log ind for at læse den: http://localhost/", lines.get(5));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(post.folder())));
    }

    @Test
    @DisplayName("a code becomes an SMS in a file, for the operator's own gateway, and leaves the database")
    void sms() {
        Someone anna = folk.person();
        String phone = db.text("select phone from party where id = ?", anna.id());
        credentials.sendCode(anna.username(), "home of " + anna.id());
        UUID id = post.idOfNewestTo(phone);
        Await.until("the SMS has left", () -> post.sent(id));
        String sent = post.read(post.fileOf("SMS", id));
        assertTrue(sent.startsWith("To: " + phone + "\n"));
        assertTrue(sent.matches("(?s).*Din kode til at tage din adgang i brug er \\d{6}\\..*"));
        assertEquals("", db.text("select concat(subject, body) from outbox where id = ?", id));
    }

    @Test
    @DisplayName(
            "art. 5(1)(e): to whom a mail was sent is forgotten after 30 days, whose newsletter it was after twelve months, and it still counts")
    void forgotten() {
        Someone anna = folk.person();
        UUID cause = UUID.randomUUID();
        UUID lately = sent(anna, 29, null);
        UUID longAgo = sent(anna, 31, null);
        UUID newsletter = sent(anna, 300, cause);
        UUID oldNewsletter = sent(anna, 380, cause);
        Await.until("nothing is left to forget", () -> !removal.forget());
        assertEquals(
                0, db.count("select count(*) from outbox where id = ?", longAgo), "what had to be sent, and has been");
        assertEquals(email(anna), db.text("select destination from outbox where id = ?", lately));
        assertEquals(email(anna), db.text("select destination from outbox where id = ?", newsletter));
        assertEquals("", db.text("select destination from outbox where id = ? and party_id is null", oldNewsletter));
        assertEquals(2, db.count("select count(*) from outbox where cause_id = ? and sent_at is not null", cause));
        db.run("delete from outbox where id in (?, ?, ?)", lately, newsletter, oldNewsletter);
    }

    private UUID sent(Someone who, int daysAgo, UUID cause) {
        UUID id = UUID.randomUUID();
        db.run(
                "insert into outbox (id, channel, destination, subject, body, created_at, attempts, next_attempt_at, sent_at, party_id,"
                        + " cause_id, consent_purpose, consent_channel, consent_brand, version) values (?, 'EMAIL', ?, 'x', '',"
                        + " now(6) - interval ? day, 0, now(6), now(6) - interval ? day, ?, ?, 'MKT_OWN', 'EMAIL', 'THREE', 1)",
                id,
                email(who),
                daysAgo,
                daysAgo,
                cause == null ? null : who.id(),
                cause);
        return id;
    }

    @Test
    @DisplayName("between two rounds no node holds the outbox, so that one that is stopped does not delay the codes")
    void leaseGivenBack() {
        Await.until(
                "the lease is free",
                () -> db.count("select count(*) from job_lease where name = 'OUTBOX' and holder is null") == 1);
    }

    @Test
    @DisplayName("what is rolled back sends nothing")
    void rolledBack() {
        Someone anna = folk.person();
        undone.work(() -> directory.choose(anna.actor(), anna.id(), List.of(anna.lineId()), Listing.SECRET));
        assertEquals(0, db.count("select count(*) from outbox where destination = ?", email(anna)));
    }

    @Test
    @DisplayName("where the folder cannot be written the message waits, and leaves when it can")
    void noFolder() throws IOException {
        Path away = post.folder().resolveSibling("outbox-away");
        Files.createDirectories(post.folder());
        Files.move(post.folder(), away);
        Files.createFile(post.folder());
        Someone anna = folk.person();
        UUID id;
        try {
            choose(anna);
            id = post.idOfNewestTo(email(anna));
            Await.until(
                    "a failure", () -> db.count("select count(*) from outbox where id = ? and attempts = 1", id) == 1);
        } finally {
            Files.delete(post.folder());
            Files.move(away, post.folder());
        }
        assertFalse(post.sent(id));
        db.run("update outbox set next_attempt_at = created_at, version = version + 1 where id = ?", id);
        Await.until("the mail has left", () -> post.sent(id));
        assertTrue(Files.exists(post.fileOf("EMAIL", id)));
    }

    private void choose(Someone who) {
        acting.as(who.actor(), a -> directory.choose(a, who.id(), List.of(who.lineId()), Listing.SECRET));
    }

    private String email(Someone of) {
        return db.text("select email from party where id = ?", of.id());
    }
}
