package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether a number can be found. */
@ExtendWith(Stage.class)
final class DirectoryIT {

    @Test
    @DisplayName("P-7.2: each of the four choices works at once, with a receipt and a line in the history")
    void eachChoiceWorksAtOnce(Story story) {
        Visitor visitor = story.signedIn("bent");
        visitor.open("/self/directory/list.xhtml");
        visitor.page().locator("main .list a").first().click();
        String page = visitor.page().url().replaceFirst("^https?://[^/]*", "");
        String line = page.replaceFirst(".*line=([^&]*).*", "$1");
        List<String> choices = new ArrayList<>(List.of("SECRET", "UNLISTED", "ADDRESS_OMITTED", "LISTED"));
        if (choices.get(0).equals(story.records().one("select listing from line where id = ?", line))) {
            Collections.rotate(choices, 1);
        }
        for (String choice : choices) {
            visitor.open(page);
            choose(visitor, choice);
            visitor.receiptNumber();
            assertThat(visitor.heading()).hasText(visitor.words().of("receiptKind.DIRECTORY_CHOICE"));
            assertThat(visitor.fact("fact.listing")).hasText(visitor.words().of("listing." + choice));
            assertEquals(choice, story.records().one("select listing from line where id = ?", line));
            visitor.open(page);
            assertThat(visitor.page().locator(".timeline > li strong").first())
                    .hasText(visitor.words().of("listing." + choice));
        }
        visitor.open(page);
        choose(visitor, choices.get(choices.size() - 1));
        assertThat(visitor.globalMessage()).hasText(visitor.words().of("error.LISTING_SAME"));
    }

    @Test
    @DisplayName("a company sets all its lines in one go")
    void aCompanySetsAllLinesInOneGo(Story story) {
        Visitor visitor = story.signedIn("lone");
        visitor.page().locator("#acting").selectOption(new SelectOption().setLabel("Bøgeholt Logistik A/S"));
        visitor.press("frame.actingGo");
        visitor.open("/self/directory/list.xhtml");
        int lines = visitor.page().locator("main .list a").count();
        assertTrue(lines > 10, "lines: " + lines);
        visitor.follow("directory.all");
        assertThat(visitor.main()).containsText(visitor.words().of("directory.allText", lines));
        choose(visitor, "SECRET");
        visitor.receiptNumber();
        visitor.open("/self/directory/list.xhtml");
        assertThat(visitor.page().locator("main .list .badge.yes")).hasCount(lines);
        assertThat(visitor.page().locator("main .list .badge").last())
                .hasText(visitor.words().of("listing.SECRET"));
    }

    @Test
    @DisplayName("a company sees no employee's recordings, traffic or location")
    void aCompanySeesNoEmployeesTraffic(Story story) {
        Visitor visitor = story.signedIn("lone");
        visitor.page().locator("#acting").selectOption(new SelectOption().setLabel("Bøgeholt Logistik A/S"));
        visitor.press("frame.actingGo");
        for (String category : List.of("TRAFFIC", "LOCATION", "RECORDINGS")) {
            assertEquals(404, visitor.status("/self/data/show.xhtml?category=" + category), category);
        }
        visitor.open("/self/recording/list.xhtml");
        assertThat(visitor.main()).containsText(visitor.words().of("recording.company"));
    }

    @Test
    @DisplayName("NO-NEXTGENTEL-2016: address protection wins over any wish to be listed")
    void addressProtectionWins(Story story) {
        Visitor visitor = story.signedIn("vibeke");
        visitor.open("/self/directory/list.xhtml");
        visitor.page().locator("main .list a").first().click();
        for (String choice : List.of("LISTED", "ADDRESS_OMITTED")) {
            choose(visitor, choice);
            assertThat(visitor.globalMessage()).hasText(visitor.words().of("error.ADDRESS_PROTECTED"));
        }
        assertEquals(
                List.of("SECRET"),
                story.records()
                        .all(
                                "select distinct l.listing from line l join subscription s on s.id = l.subscription_id"
                                        + " join customer c on c.id = s.customer_id where c.party_id = ?",
                                story.records().partyOf("vibeke")));
        visitor.open("/self/party/edit.xhtml");
        assertThat(visitor.main()).containsText(visitor.words().of("party.protected"));
    }

    @Test
    @DisplayName(
            "IT-TIM-2023, EU-C129-21-PROXIMUS: choice, date, legal basis and every recipient are shown, and who still gets the number")
    void choiceBasisAndRecipientsAreShown(Story story) {
        Visitor visitor = story.signedIn("ida");
        visitor.open("/self/directory/list.xhtml");
        String listing = story.records()
                .one(
                        "select l.listing from line l join subscription s on s.id = l.subscription_id join customer c on"
                                + " c.id = s.customer_id where c.party_id = ? and l.active_to is null",
                        story.records().partyOf("ida"));
        assertThat(visitor.page().locator("main .list .badge").first())
                .hasText(visitor.words().of("listing." + listing));
        assertThat(visitor.page().locator("main .list .row-note").first())
                .containsText(visitor.words().of("directory.since", ""));
        Locator recipients = visitor.page().locator("main table.table tbody tr");
        assertThat(recipients).hasCount((int) story.records().number("select count(*) from directory_recipient"));
        for (Locator recipient : recipients.all()) {
            for (Locator cell : recipient.locator("td").all()) {
                assertTrue(!cell.innerText().isBlank(), recipient.innerText());
            }
        }
        assertThat(recipients.filter(new Locator.FilterOptions()
                        .setHas(visitor.page()
                                .locator(
                                        ".badge",
                                        new Page.LocatorOptions()
                                                .setHasText(visitor.words().of("directory.always"))))))
                .hasCount(
                        (int) story.records().number("select count(*) from directory_recipient where always_receives"));
        visitor.page().locator("main .list a").first().click();
        assertThat(visitor.main()).containsText(visitor.words().of("directory.always112"));
    }

    private static void choose(Visitor visitor, String choice) {
        visitor.page()
                .locator("input[name='choose:listing'][value='" + choice + "']")
                .check();
        visitor.press("directory.save");
    }
}
