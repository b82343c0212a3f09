package dk.indsigt.demo;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.notice.Message;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Makes receipts and messages. What was told more than three years ago is gone (rule PA17_MESSAGES). */
final class NoticeMaker {
    private static final String RULE = "PA17_MESSAGES";

    private final World world;
    private final Dice dice;

    NoticeMaker(World world) {
        this.world = world;
        dice = world.dice("notices");
    }

    /** @return the receipt's id; its text lies in the inbox as well */
    UUID receipt(DemoParty party, ReceiptKind kind, AskedThrough through, String facts, String summary, Instant at) {
        UUID id = dice.id(at);
        String number = world.numbers().receipt();
        world.book().add(Table.RECEIPT, id, number, party.id(), kind, at, through, facts);
        Language language = party.language();
        String key = "receipt." + kind;
        message(
                party,
                Message.Way.INBOX,
                Texts.text(language, key + ".subject", number),
                Texts.text(language, key + ".body", number, Texts.moment(language, at), summary),
                id,
                at);
        return id;
    }

    void message(DemoParty party, Message.Way way, String subject, String body, UUID receiptId, Instant at) {
        message(party, way, subject, body, receiptId, null, at);
    }

    /** Word of a letter. */
    void letter(DemoParty party, UUID letterId, String subject, String body, Instant at) {
        message(party, Message.Way.INBOX, subject, body, null, letterId, at);
    }

    private void message(
            DemoParty party, Message.Way way, String subject, String body, UUID receiptId, UUID letterId, Instant at) {
        if (!world.reference().dueOn(RULE, LegalTime.dayOf(at)).isAfter(world.today())) {
            return;
        }
        world.book()
                .add(
                        Table.MESSAGE,
                        dice.id(at),
                        party.id(),
                        at,
                        way,
                        party.language().code(),
                        subject,
                        body,
                        receiptId,
                        letterId,
                        readAt(party, at),
                        1);
    }

    /** Only who signs in reads, mostly within days; nothing was read today. */
    private Instant readAt(DemoParty party, Instant at) {
        if (world.accountOf(party).isEmpty() || dice.chance(25)) {
            return null;
        }
        Instant read = at.plus(Duration.ofMinutes(dice.between(5, 6000)));
        LocalDate day = LegalTime.dayOf(read);
        return day.isBefore(world.today()) ? read : null;
    }
}
