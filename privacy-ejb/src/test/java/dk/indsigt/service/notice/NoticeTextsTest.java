package dk.indsigt.service.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.account.OneTimeCode;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.rights.RightsDesk;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Arrays;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoticeTextsTest {
    private final NoticeTexts texts = new NoticeTexts();

    @Test
    @DisplayName("Danish and English say the same things")
    void keys() {
        assertEquals(keys(Language.DA), keys(Language.EN));
    }

    @Test
    @DisplayName("every text can be filled in, with the same arguments in both languages")
    void patterns() {
        for (String key : keys(Language.DA)) {
            assertEquals(arguments(Language.DA, key), arguments(Language.EN, key), key);
            for (Language language : Language.values()) {
                String said = texts.text(language, key, "A", "B", "C", "D", "E", "F");
                assertFalse(said.isBlank() || said.contains("{"), key + ": " + said);
            }
        }
    }

    @Test
    @DisplayName("there is a text for every receipt, code, channel, brand, listing and letter, and no other")
    void complete() {
        Set<String> expected = new TreeSet<>();
        for (ReceiptKind kind : ReceiptKind.values()) {
            expected.add("receipt." + kind + ".subject");
            expected.add("receipt." + kind + ".body");
        }
        Stream.of(OneTimeCode.Purpose.values())
                .filter(purpose -> purpose != OneTimeCode.Purpose.FIRST_ADMIN)
                .forEach(purpose -> expected.add("code." + purpose + ".body"));
        Arrays.stream(RequestType.values()).forEach(type -> expected.add("rights.next." + type));
        Arrays.stream(RightsDesk.Doubt.values()).forEach(doubt -> expected.add("rights.doubt." + doubt));
        Arrays.stream(RightsRequest.ExtensionReason.values())
                .forEach(reason -> expected.add("rights.extension." + reason));
        Arrays.stream(CreditAssessment.Outcome.values()).forEach(outcome -> expected.add("rights.review." + outcome));
        Arrays.stream(RightsRequest.Result.values())
                .filter(result -> result != RightsRequest.Result.WITHDRAWN)
                .forEach(result -> expected.add("rights.outcome." + result));
        Arrays.stream(MarketingChannel.values()).forEach(channel -> expected.add("channel." + channel));
        Arrays.stream(Brand.values()).forEach(brand -> expected.add("brand." + brand));
        Arrays.stream(Listing.values()).forEach(listing -> expected.add("listing." + listing));
        Arrays.stream(LetterKind.values())
                .flatMap(kind -> kind.placeholders().stream())
                .forEach(name -> expected.add("letter.example." + name));
        expected.addAll(Set.of(
                "field.phone",
                "field.address",
                "mail.code.subject",
                "mail.inbox.subject",
                "competition.won.body",
                "competition.won.subject",
                "newsletter.foot",
                "survey.foot",
                "survey.invitation",
                "survey.terms",
                "mail.inbox.body",
                "mail.emailChange.subject",
                "mail.emailChange.asked",
                "mail.emailChange.done",
                "mail.decision.subject",
                "mail.decision.body",
                "mail.reminder.subject",
                "mail.reminder.body",
                "letter.inbox.body",
                "letter.copyGone",
                "letter.desk",
                "letter.head",
                "letter.controller",
                "letter.dpo",
                "letter.complaint",
                "rights.granted",
                "rights.refused",
                "rights.refusedLate",
                "rights.identify",
                "rights.noDoubt",
                "rights.item.granted",
                "rights.item.refused",
                "rights.item.until",
                "item.STATEMENT",
                "item.ALL_DATA",
                "item.QUESTION"));
        assertEquals(expected, keys(Language.DA));
    }

    @Test
    @DisplayName("a moment is told in Danish time")
    void moment() {
        assertTrue(
                texts.moment(Language.DA, Instant.parse("2026-06-30T22:30:00Z")).startsWith("1. juli 2026"));
        assertTrue(
                texts.moment(Language.EN, Instant.parse("2026-01-31T23:30:00Z")).startsWith("1 February 2026"));
    }

    private static Set<String> keys(Language language) {
        return new TreeSet<>(bundle(language).keySet());
    }

    private static int arguments(Language language, String key) {
        return new MessageFormat(bundle(language).getString(key), language.locale()).getFormatsByArgumentIndex().length;
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle("dk.indsigt.service.notice.notices", language.locale());
    }
}
