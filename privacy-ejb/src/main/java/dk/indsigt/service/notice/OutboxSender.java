package dk.indsigt.service.notice;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.domain.notice.Message;
import dk.indsigt.domain.notice.OutboxMessage;
import dk.indsigt.service.settings.Setting;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Sends what waits in the outbox: mail by SMTP where a server is set, else as a file; SMS and notices to recipients always as a file, for the
 * operator's own gateways.
 * A row is marked after it has left, so a crash in between sends it twice rather than never. What goes to many upon a consent waits for the rest:
 * somebody stands before a field for a code while a newsletter is going out.
 */
@Stateless
@PermitAll
public class OutboxSender {
    private static final int BATCH = 50;

    /** A batch ends well within the lease under which it is sent, however slow the mail server is. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final String SECONDS_10 = "10000";
    private static final String WAITING =
            "select m from OutboxMessage m where m.sentAt is null and m.droppedAt is null and m.nextAttemptAt <= :now and"
                    + " m.consentPurpose is %s order by m.nextAttemptAt";
    private static final String TO_ONE = String.format(WAITING, "null");
    private static final String TO_MANY = String.format(WAITING, "not null");

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private LastCheck check;

    @Inject
    private Clock clock;

    /** @return whether more may be waiting */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean sendBatch() {
        List<OutboxMessage> batch = new ArrayList<>(waiting(TO_ONE, BATCH));
        if (batch.size() < BATCH) {
            batch.addAll(waiting(TO_MANY, BATCH - batch.size()));
        }
        Instant end = clock.instant().plus(LONGEST);
        for (OutboxMessage message : batch) {
            if (clock.instant().isAfter(end)) {
                return true;
            }
            send(message);
        }
        return batch.size() == BATCH;
    }

    private List<OutboxMessage> waiting(String query, int most) {
        return em.createQuery(query, OutboxMessage.class)
                .setParameter("now", clock.instant())
                .setMaxResults(most)
                .getResultList();
    }

    private void send(OutboxMessage message) {
        try {
            Optional<String> forbidden = message.reliance().flatMap(check::against);
            if (forbidden.isPresent()) {
                message.drop(forbidden.get(), clock.instant());
                return;
            }
            if (message.way() == Message.Way.EMAIL && Setting.SMTP_HOST.value().isPresent()) {
                transport(message);
            } else {
                writeFile(message);
            }
            message.sent(clock.instant());
        } catch (IOException | MessagingException e) {
            message.failed(e.getClass().getSimpleName(), clock.instant());
        } catch (PrivacyException unanswerable) {
            message.failed(unanswerable.code(), clock.instant());
        }
    }

    private void transport(OutboxMessage message) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", Setting.SMTP_HOST.required());
        properties.put("mail.smtp.port", Setting.SMTP_PORT.value().orElse("25"));
        properties.put("mail.smtp.connectiontimeout", "5000");
        properties.put("mail.smtp.timeout", SECONDS_10);
        properties.put("mail.smtp.writetimeout", SECONDS_10);
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress(sender()));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.destination()));
        mail.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        mail.setText(message.body(), StandardCharsets.UTF_8.name());
        for (Map.Entry<String, String> header : headers(message).entrySet()) {
            mail.setHeader(header.getKey(), header.getValue());
        }
        mail.setSentDate(Date.from(clock.instant()));
        Transport.send(mail);
    }

    private void writeFile(OutboxMessage message) throws IOException {
        Path folder = Path.of(Setting.DATA.required(), "outbox");
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (message.way() == Message.Way.NOTICE) {
            Files.writeString(folder.resolve("notice-" + message.id() + ".json"), message.body() + "\n");
            return;
        }
        String kind = message.way() == Message.Way.SMS ? "sms" : "mail";
        String content = "To: " + message.destination() + "\nFrom: " + sender() + "\nSubject: " + message.subject()
                + headers(message).entrySet().stream()
                        .map(header -> "\n" + header.getKey() + ": " + header.getValue())
                        .collect(Collectors.joining())
                + "\nDate: " + clock.instant() + "\n\n" + message.body() + "\n";
        Files.writeString(folder.resolve(kind + "-" + message.id() + ".txt"), content);
    }

    /** @return the way out of what relies on a consent, for the reader's mail program (RFC 2369, RFC 8058) */
    private Map<String, String> headers(OutboxMessage message) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.reliance().ifPresent(reliance -> {
            headers.put("List-Unsubscribe", "<" + check.stopAddress(reliance) + ">");
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        });
        return headers;
    }

    private static String sender() {
        return Setting.MAIL_FROM.value().orElse("databeskyttelse@3.dk");
    }
}
