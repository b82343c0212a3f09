package dk.indsigt.demo;

import dk.indsigt.domain.notice.Letter;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.notice.LetterText;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.protection.Vault;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Makes letters as the service seals them, and word of each in the inbox. */
final class SealedLetters {
    private static final int FIRST_VERSION = 1;

    private final World world;
    private final Vault vault;
    private final NoticeMaker notices;
    private final Dice dice;
    private final Map<UUID, byte[]> dataKeys = new HashMap<>();

    SealedLetters(World world, Vault vault, NoticeMaker notices) {
        this.world = world;
        this.vault = vault;
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
                        vault.encrypt(keyOf(party, at), party.id(), KeyPurpose.TEXT, Letter.binding(id), whole),
                        at,
                        1);
        notices.letter(party, id, subject, Texts.text(language, "letter.inbox", number), at);
    }

    private byte[] keyOf(DemoParty party, Instant at) {
        return dataKeys.computeIfAbsent(party.id(), id -> {
            byte[] key = vault.newDataKey(id, KeyPurpose.TEXT);
            world.book().add(Table.DATA_KEY, dice.id(at), id, KeyPurpose.TEXT, key, at, 1);
            return key;
        });
    }
}
