package dk.indsigt.demo;

import dk.indsigt.domain.notice.Letter;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.notice.LetterText;
import dk.indsigt.domain.text.Language;
import java.time.Instant;
import java.util.UUID;

/** Makes letters as the service seals them, and word of each in the inbox. */
final class SealedLetters {
    private static final int FIRST_VERSION = 1;

    private final World world;
    private final TextKeys texts;
    private final NoticeMaker notices;
    private final Dice dice;

    SealedLetters(World world, TextKeys texts, NoticeMaker notices) {
        this.world = world;
        this.texts = texts;
        this.notices = notices;
        dice = world.dice("sealed letters");
    }

    /** A question about bills was answered some weeks ago. */
    void answer(String username) {
        DemoParty party = world.cast(username).party();
        Language language = party.language();
        String number = "S" + world.numbers().receipt().substring(1);
        send(
                party,
                LetterKind.ANSWER,
                null,
                number,
                Texts.text(language, "answer.subject", number),
                Texts.text(language, "answer.body", party.name(), number),
                dice.workingHour(world.today().minusDays(20)));
    }

    /** @param text without what every letter ends with */
    private void send(
            DemoParty party, LetterKind kind, UUID caseId, String number, String subject, String text, Instant at) {
        UUID id = dice.id(at);
        Language language = party.language();
        String whole = LetterText.of(text)
                .endingWith(LetterText.of(Texts.text(language, "letter.foot")))
                .text();
        world.book()
                .add(
                        Table.LETTER,
                        id,
                        party.id(),
                        party.id(),
                        caseId,
                        number,
                        kind,
                        language.code(),
                        FIRST_VERSION,
                        subject,
                        texts.seal(party.id(), Letter.binding(id), whole, at),
                        at,
                        1);
        notices.letter(party, id, subject, Texts.text(language, "letter.inbox", number), at);
    }
}
