package dk.indsigt.service.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dk.indsigt.container.Acting;
import dk.indsigt.container.Await;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Post;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.account.CredentialService;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.directory.DirectoryService;
import dk.indsigt.service.party.ContactDetailsService;
import dk.indsigt.service.recording.RecordingService;
import dk.indsigt.service.settings.Setting;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** With a mail server set. It listens only while a test wants it to; {@link OutboxFilesIT} is without one. */
@ExtendWith(ArquillianExtension.class)
class OutboxIT {
    private static final String HOST = "127.0.0.1";

    @EJB
    private ConsentService consents;

    @EJB
    private RecordingService recordings;

    @EJB
    private DirectoryService directory;

    @EJB
    private ContactDetailsService details;

    @EJB
    private CredentialService credentials;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Post post;

    @Inject
    private Acting acting;

    @Deployment
    static WebArchive war() throws IOException {
        return PortalWar.make(Map.of(
                        Setting.SMTP_HOST,
                        HOST,
                        Setting.SMTP_PORT,
                        freePort(),
                        Setting.MAIL_FROM,
                        "indsigt@example.dk"))
                .addAsLibraries(PortalWar.libraryOf(GreenMail.class), PortalWar.libraryOf(LoggerFactory.class));
    }

    @Test
    @DisplayName(
            "B-39: a mail leaves through the mail server, once, in its language, and says only that there is a message")
    void mail() throws Exception {
        Someone anna = folk.person();
        GreenMail server = listening();
        try {
            stop(anna);
            UUID id = post.idOfNewestTo(email(anna));
            Await.until("the mail is sent", () -> post.sent(id));
            MimeMessage mail = only(server, anna);
            assertEquals("indsigt@example.dk", mail.getFrom()[0].toString());
            assertEquals(email(anna), mail.getAllRecipients()[0].toString());
            assertEquals(1, mail.getAllRecipients().length);
            assertEquals("Du har en besked i Indsigt", mail.getSubject());
            assertEquals(
                    "Der ligger en ny besked til dig. Log ind for at læse den: http://localhost/",
                    mail.getContent().toString().strip());
            assertTrue(Files.notExists(post.fileOf("EMAIL", id)), "no copy lies about");
            acting.does(anna.actor(), a -> details.speak(a, anna.id(), Language.EN));
            choose(anna, Listing.SECRET);
            Await.until("the second mail is sent", () -> post.sent(post.idOfNewestTo(email(anna))));
            assertEquals(Set.of("Du har en besked i Indsigt", "You have a message in Indsigt"), subjects(server, anna));
        } finally {
            server.stop();
        }
    }

    @Test
    @DisplayName("while the mail server is away a mail waits, longer each time, and goes when the server is back")
    void retry() throws Exception {
        Someone anna = folk.person();
        stop(anna);
        UUID id = post.idOfNewestTo(email(anna));
        Await.until("a first failure", () -> attempts(id) == 1);
        assertEquals(60, waits(id), 10);
        due(id);
        Await.until("a second failure", () -> attempts(id) == 2);
        assertEquals(120, waits(id), 10);
        assertFalse(post.sent(id));
        assertEquals("MailConnectException", db.text("select last_error from outbox where id = ?", id));
        assertFalse(body(id).isEmpty(), "what it says is needed yet");
        GreenMail server = listening();
        try {
            due(id);
            Await.until("the mail is sent", () -> post.sent(id));
            only(server, anna);
            assertNull(db.text("select last_error from outbox where id = ?", id));
        } finally {
            server.stop();
        }
    }

    @Test
    @DisplayName("a mail that no server takes does not keep the others waiting")
    void oneBadAddress() throws Exception {
        Someone anna = folk.person();
        stop(anna);
        UUID bad = post.idOfNewestTo(email(anna));
        db.run("update outbox set destination = 'a@b@c', next_attempt_at = created_at where id = ?", bad);
        Someone bo = folk.person();
        GreenMail server = listening();
        try {
            stop(bo);
            UUID good = post.idOfNewestTo(email(bo));
            Await.until("the other is sent", () -> post.sent(good));
            Await.until("the bad one has failed", () -> attempts(bad) > 0);
            only(server, bo);
            assertFalse(post.sent(bad));
        } finally {
            server.stop();
        }
    }

    @Test
    @DisplayName("a one-time code is gone from the database once it has left, by mail as by SMS")
    void codes() throws Exception {
        Someone anna = folk.person();
        String phone = db.text("select phone from party where id = ?", anna.id());
        GreenMail server = listening();
        try {
            acting.does(
                    anna.actor(), a -> details.askEmailChange(a, anna.id(), EmailAddress.parse("ny-" + email(anna))));
            credentials.sendCode(anna.username(), "home of " + anna.id());
            UUID mail = post.idOfNewestTo("ny-" + email(anna));
            UUID sms = post.idOfNewestTo(phone);
            Await.until("both are sent", () -> post.sent(mail) && post.sent(sms));
            String mailed =
                    GreenMailUtil.getBody(received(server, "ny-" + email(anna)).get(0));
            String texted = post.read(post.fileOf("SMS", sms));
            for (String sent : List.of(mailed, texted)) {
                assertTrue(sent.matches("(?s).*\\b\\d{6}\\b.*"), sent);
            }
            assertEquals("", body(mail) + body(sms));
            assertEquals(
                    0, db.count("select count(*) from outbox where sent_at is not null and body regexp '[0-9]{6}'"));
            assertEquals(
                    2,
                    db.count(
                            "select count(*) from one_time_code where party_id = ? or account_id = ?",
                            anna.id(),
                            anna.actor().accountId()),
                    "what is left are keyed hashes");
        } finally {
            server.stop();
        }
    }

    @Test
    @DisplayName(
            "PL-P4-2022: nothing personal stands in a subject or a mail, whatever happened: no name, no number, no case, no purpose")
    void nothingPersonal() throws Exception {
        Someone anna = folk.person("Rigmor", "Usædvanlig");
        UUID recording = folk.recording(anna, Instant.now().minusSeconds(3600));
        String old = email(anna);
        String fresh = "ny-" + old;
        GreenMail server = listening();
        try {
            stop(anna);
            acting.as(anna.actor(), a -> consents.objectToMarketing(a, anna.id(), null));
            acting.as(anna.actor(), a -> recordings.withdraw(a, recording));
            choose(anna, Listing.SECRET);
            long version =
                    acting.as(anna.actor(), a -> details.show(a, anna.id())).version();
            acting.as(
                    anna.actor(),
                    a -> details.correct(
                            a, anna.id(), null, new PostalAddress("Ny Vej 1", "8000", "Aarhus C"), version));
            acting.does(anna.actor(), a -> details.askEmailChange(a, anna.id(), EmailAddress.parse(fresh)));
            acting.as(anna.actor(), a -> details.confirmEmailChange(a, anna.id(), post.codeTo(fresh)));
            choose(anna, Listing.LISTED);
            Await.until("all are sent", () -> unsent(old) + unsent(fresh) == 0);
            assertEquals(Set.of("Du har en besked i Indsigt", "Ændring af din e-mail"), subjects(server, old));
            assertEquals(Set.of("Din kode", "Du har en besked i Indsigt"), subjects(server, fresh));
            List<String> numbers = db
                    .rows(
                            "select r.number from receipt r where r.party_id = ? union select ? union select"
                                    + " c.number from customer c where c.party_id = ?",
                            anna.id(),
                            anna.number(),
                            anna.id())
                    .stream()
                    .map(Object::toString)
                    .toList();
            assertEquals(9, numbers.size());
            for (MimeMessage mail : server.getReceivedMessages()) {
                String whole = mail.getSubject() + "\n" + mail.getContent();
                for (String personal : List.of("Rigmor", "Usædvanlig", "optagelse", "hemmelig", "samtykke")) {
                    assertFalse(whole.contains(personal), whole);
                }
                numbers.forEach(number -> assertFalse(whole.contains(number), whole));
            }
        } finally {
            server.stop();
        }
        assertEquals(
                0,
                db.count(
                        "select count(*) from outbox where subject not in ('', 'Din kode', 'Your code', 'Du har en besked"
                                + " i Indsigt', 'You have a message in Indsigt', 'Ændring af din e-mail', 'Change of your"
                                + " e-mail') and not exists (select 1 from newsletter_issue i where i.id = cause_id and subject in"
                                + " (i.title_da, i.title_en)) and destination <> 'databeskyttelse@3.dk'"),
                "of nobody, the demo operator's customers included");
    }

    /** @return a mail server at the port that the portal was told */
    private static GreenMail listening() {
        GreenMail server = new GreenMail(
                new ServerSetup(Integer.parseInt(Setting.SMTP_PORT.required()), HOST, ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    private void stop(Someone who) {
        ConsentKey key = new ConsentKey("MKT_OWN", MarketingChannel.EMAIL, Brand.THREE);
        acting.as(who.actor(), a -> consents.stop(a, who.id(), key, Language.DA, null));
    }

    private void choose(Someone who, Listing listing) {
        acting.as(who.actor(), a -> directory.choose(a, who.id(), List.of(who.lineId()), listing));
    }

    private MimeMessage only(GreenMail server, Someone to) {
        List<MimeMessage> mails = received(server, email(to));
        assertEquals(1, mails.size());
        return mails.get(0);
    }

    private Set<String> subjects(GreenMail server, Someone to) throws MessagingException {
        return subjects(server, email(to));
    }

    private static Set<String> subjects(GreenMail server, String to) throws MessagingException {
        Set<String> subjects = new TreeSet<>();
        for (MimeMessage mail : received(server, to)) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    private static List<MimeMessage> received(GreenMail server, String to) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getAddressList(recipients(mail)).equals(to))
                .toList();
    }

    private static Address[] recipients(MimeMessage mail) {
        try {
            return mail.getAllRecipients();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void due(UUID id) {
        db.run("update outbox set next_attempt_at = created_at, version = version + 1 where id = ?", id);
    }

    private long attempts(UUID id) {
        return db.count("select attempts from outbox where id = ?", id);
    }

    /** @return seconds until the next attempt, counted from now */
    private long waits(UUID id) {
        return db.count("select timestampdiff(second, utc_timestamp(6), next_attempt_at) from outbox where id = ?", id);
    }

    private long unsent(String destination) {
        return db.count("select count(*) from outbox where destination = ? and sent_at is null", destination);
    }

    private String body(UUID id) {
        return db.text("select body from outbox where id = ?", id);
    }

    private String email(Someone of) {
        return db.text("select email from party where id = ?", of.id());
    }
}
