package dk.indsigt.container;

import dk.indsigt.service.settings.Setting;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what was sent: from the outbox while it waits there, else from the file it became. */
@ApplicationScoped
public class Post {
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    @EJB
    private Db db;

    /** @return the body of the newest message to a mail address or telephone number */
    public String newestTo(String destination) {
        List<?> rows = db.rows(
                "select id, channel, body from outbox where destination = ? order by created_at desc, id desc limit 1",
                destination);
        if (rows.isEmpty()) {
            throw new AssertionError("nothing was sent");
        }
        Object[] row = (Object[]) rows.get(0);
        String body = row[2].toString();
        return body.isEmpty() ? body(fileOf(row[1].toString(), UUID.fromString(row[0].toString()))) : body;
    }

    /** @return the six digits in the newest message */
    public String codeTo(String destination) {
        Matcher code = CODE.matcher(newestTo(destination));
        if (!code.find()) {
            throw new AssertionError("no code was sent");
        }
        return code.group();
    }

    /** @return the outbox row of the newest message */
    public UUID idOfNewestTo(String destination) {
        return UUID.fromString(
                db.text("select id from outbox where destination = ? order by created_at desc, id desc", destination));
    }

    public boolean sent(UUID id) {
        return db.count("select count(*) from outbox where id = ? and sent_at is not null", id) == 1;
    }

    /**
     * @param channel EMAIL or SMS
     * @return where a message lies that left as a file
     */
    public Path fileOf(String channel, UUID id) {
        return folder().resolve((channel.equals("SMS") ? "sms-" : "mail-") + id + ".txt");
    }

    /** @return the folder of messages that left as files */
    public Path folder() {
        return Path.of(Setting.DATA.required(), "outbox");
    }

    public String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String body(Path file) {
        return read(file).split("\n\n", 2)[1];
    }
}
