package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The officer's audiences for platforms, what is taken back from them, and the quarterly list of people who want no advertising. */
@ExtendWith(Stage.class)
final class AudienceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    @DisplayName(
            "DK-TELMORE-2024: an audience holds who said yes; a no puts the address on a removal file that the officer confirms")
    void audience(Story story) {
        Guest guest = Guest.plain(story, "malte");
        Visitor customer = guest.signedIn();
        String decide = "/self/consent/decide.xhtml?purpose=SOCIAL_AUDIENCE&channel=EXPORT&brand=" + guest.brand();
        customer.open(decide);
        if (customer.button("consent.giveNow").count() == 0) {
            customer.press("consent.stopNow");
            customer.open(decide);
        }
        customer.press("consent.giveNow");
        customer.receiptNumber();

        Visitor olga = story.signedIn("olga");
        olga.follow("nav.notices");
        olga.follow("audience.title");
        olga.follow("audience.new");
        olga.press("audience.ask");
        assertThat(olga.messageOf("platform")).hasText(olga.words().of("error.AUDIENCE_RECIPIENT"));
        olga.field("platform").selectOption("META");
        olga.press("audience.ask");
        assertThat(olga.messageOf("audiencePurpose")).hasText(olga.words().of("error.AUDIENCE_PURPOSE"));
        olga.field("audiencePurpose").selectOption("SOCIAL_AUDIENCE");
        olga.press("audience.count");
        assertThat(olga.messageOf("brand")).hasText(olga.words().of("error.BRAND_REQUIRED"));
        olga.field("brand").selectOption(guest.brand());
        olga.press("audience.count");
        assertThat(olga.page().locator("section.card .note[role=status]")).isVisible();
        olga.press("audience.ask");
        assertThat(olga.page()).hasURL(Pattern.compile("asked=true"));

        String member = "select m.export_id from audience_member m where m.party_id = ?";
        String party = story.records().one("select person_id from account where username = 'guest-malte'");
        String export = Until.found(
                PATIENCE,
                "the audience is written",
                () -> story.records().all(member, party).stream().findFirst());
        String reference = story.records().one("select reference from audience_export where id = ?", export);
        Until.holds(
                PATIENCE,
                "the file is complete",
                () -> story.records()
                                .number(
                                        "select count(*) from audience_export where id = ? and state = 'WRITTEN'",
                                        export)
                        == 1);
        olga.open("/desk/disclosure/audiences.xhtml");
        assertThat(card(olga, reference)).containsText(olga.words().of("audienceState.WRITTEN"));

        customer.open(decide);
        customer.press("consent.stopNow");
        customer.receiptNumber();
        Until.holds(
                PATIENCE,
                "the removal file is written",
                () -> story.records()
                                .number(
                                        "select count(*) from audience_removal where export_id = ? and state = 'WRITTEN'",
                                        export)
                        > 0);
        story.records().change("update audience_removal set due_at = '2020-01-01' where export_id = ?", export);
        olga.open("/desk/disclosure/audiences.xhtml");
        olga.follow("removal.title");
        Locator removal = card(olga, reference + "-1");
        assertThat(removal).containsText(olga.words().of("removal.overdue"));
        removal.locator("button").click();
        assertThat(olga.main()).containsText(olga.words().of("error.HOW_REQUIRED"));
        removal.locator("select").selectOption("GATEWAY");
        removal.locator("button").click();
        assertThat(removal).containsText(olga.words().of("removalState.CONFIRMED"));
        assertThat(removal.locator("button")).hasCount(0);
        Until.holds(
                PATIENCE,
                "nothing is left of it",
                () -> story.records().all(member, party).isEmpty());
    }

    @Test
    @DisplayName("mfl. § 10(4): a list with a wrong line changes nothing and names it; a right one counts from then on")
    void robinson(Story story) {
        Visitor olga = story.signedIn("olga");
        olga.follow("nav.ledger");
        olga.follow("robinson.title");
        assertThat(olga.main()).containsText(olga.words().of("robinson.current"));
        String today = LocalDate.now(ZoneId.of("Europe/Copenhagen")).toString();
        olga.press("robinson.read");
        assertThat(olga.messageOf("listDate")).hasText(olga.words().of("error.DATE_REQUIRED"));
        olga.field("listDate").fill(today);
        olga.press("robinson.read");
        assertThat(olga.messageOf("file")).hasText(olga.words().of("error.FILE_EMPTY"));
        olga.field("listDate").fill(today);
        send(olga, line("Prøve,Anna", "Vej 1", "2100 København Ø"), line("Prøve Bo", "Vej 2", "2100 København Ø"));
        assertThat(olga.page().locator("section.note[role=alert] li"))
                .hasText("Linje 2: " + olga.words().of("robinsonLine.ROBINSON_NAME"));
        send(olga, line("Prøve,Anna", "Vej 1", "2100 København Ø"));
        assertThat(olga.messageOf("shorter")).hasText(olga.words().of("error.LIST_MUCH_SHORTER"));
        olga.field("shorter").check();
        send(olga, line("Prøve,Anna", "Vej 1", "2100 København Ø"));
        assertThat(olga.page()).hasURL(Pattern.compile("done=true"));
        assertThat(olga.fact("robinson.entries").first()).hasText("1");
        assertThat(olga.main()).containsText(olga.words().of("robinsonState.REPLACED"));
    }

    @Test
    @DisplayName("for everybody but officers audiences, removals and the list do not exist")
    void forOfficers(Story story) {
        Visitor agent = story.signedIn("dennis");
        for (String path : List.of(
                "/desk/disclosure/audiences.xhtml",
                "/desk/disclosure/audience.xhtml",
                "/desk/disclosure/removals.xhtml",
                "/desk/consent/robinson.xhtml")) {
            assertEquals(404, agent.status(path), path);
        }
    }

    private static Locator card(Visitor visitor, String reference) {
        return visitor.page()
                .locator("main section.card", new Page.LocatorOptions().setHasText(reference))
                .first();
    }

    private static void send(Visitor visitor, String... lines) {
        byte[] content = String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        visitor.field("file").setInputFiles(new FilePayload("robinson.txt", "text/plain", content));
        visitor.until(() -> visitor.press("robinson.read"));
    }

    private static String line(String name, String street, String postal) {
        return String.format("%-34s#%-34s#%-34s#%-25s#", name, street, "", postal);
    }
}
