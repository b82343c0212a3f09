package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Yes and no, per purpose, channel and brand. */
@ExtendWith(Stage.class)
final class ConsentIT {

    @Test
    @DisplayName("P-8-d: yes and no take two clicks each, with effect before, receipt, inbox copy and history after")
    void yesAndNoTakeTwoClicks(Story story) {
        FirstSteps.giveAndWithdraw(story, "karla");
    }

    @Test
    @DisplayName("K-11: an objection to direct marketing is one action and switches off every purpose of every brand")
    void anObjectionSwitchesEverythingOff(Story story) {
        Visitor visitor = story.signedIn("mikkel");
        visitor.open("/self/consent/list.xhtml");
        assertTrue(marketingOn(story, visitor) > 0, "something is on before");
        visitor.follow("consent.stopAll");
        visitor.press("object.now");
        String receipt = visitor.receiptNumber();
        assertThat(visitor.heading()).hasText(visitor.words().of("receiptKind.MARKETING_OBJECTION"));

        visitor.open("/self/consent/list.xhtml");
        assertEquals(0, marketingOn(story, visitor));
        assertThat(visitor.page().locator(".stop-all .note.ok")).isVisible();
        assertThat(visitor.main()).not().containsText(visitor.words().of("consent.textNumber", 0));
        visitor.open("/self/overview/show.xhtml");
        assertThat(visitor.page().locator(".tile").nth(1))
                .containsText(visitor.words().of("overview.objected", "").strip());
        FirstSteps.inboxHas(visitor, receipt);
    }

    @Test
    @DisplayName("EU-C61-19-ORANGE: nothing is pre-set for a new customer, and no costs the same single action as yes")
    void nothingIsPreset(Story story) {
        Visitor visitor = story.signedIn("ida");
        visitor.open("/self/consent/list.xhtml");
        List<String> optIn = story.records()
                .all(
                        "select name_da from consent_purpose where kind = 'OPT_IN' and in_portal and audience <> 'COMPANY'");
        for (String name : optIn) {
            Locator purpose = purpose(visitor, name);
            assertThat(purpose.locator(".badge.yes")).hasCount(0);
            assertTrue(purpose.locator(".choices > li").count() > 0, name);
        }
        for (Locator choice : visitor.page().locator(".choices > li").all()) {
            assertEquals(1, choice.locator("a, button, input").count(), "one action for each choice");
        }
        FirstSteps.choice(visitor, "consent.off").locator("a").click();
        assertThat(visitor.button("consent.giveNow")).hasCount(1);
        assertThat(visitor.page().locator("main form input:visible")).hasCount(0);
        visitor.follow("form.cancel");
        FirstSteps.choice(visitor, "consent.on").locator("a").click();
        assertThat(visitor.button("consent.stopNow")).hasCount(1);
        assertThat(visitor.page().locator("main form input:visible")).hasCount(0);
    }

    @Test
    @DisplayName("DK-HI3G-LOC-2017: location is off without an own yes, and a no gives what is stored a deletion date")
    void locationIsOffWithoutAnOwnYes(Story story) {
        String name = story.records().one("select name_da from consent_purpose where code = 'LOCATION_VAS'");
        Visitor newcomer = story.signedIn("ida");
        newcomer.open("/self/consent/list.xhtml");
        assertThat(purpose(newcomer, name).locator(".badge").first())
                .hasText(newcomer.words().of("consent.off"));

        Visitor user = story.signedIn("emily");
        String emily = story.records().partyOf("emily");
        String latest = "select max(delete_due_on) from location_record where person_id = ?";
        assertTrue(story.records().number("select count(*) from location_record where person_id = ?", emily) > 0);
        String before = story.records().one(latest, emily);
        user.open("/self/consent/decide.xhtml?purpose=LOCATION_VAS&channel=NONE&brand=THREE");
        user.press("consent.stopNow");
        user.receiptNumber();
        String after = story.records().one(latest, emily);
        assertTrue(after.compareTo(before) < 0, "the rows go sooner: " + before + " then " + after);
        user.open("/self/data/show.xhtml?category=LOCATION");
        assertThat(user.page()
                        .locator("main table.table tbody tr td:nth-child(3)")
                        .first())
                .not()
                .isEmpty();
    }

    private static Locator purpose(Visitor visitor, String name) {
        return visitor.page()
                .locator(
                        "section.purpose",
                        new Page.LocatorOptions()
                                .setHas(visitor.page()
                                        .locator("h2", new Page.LocatorOptions().setHasText(Visitor.exactly(name)))));
    }

    private static int marketingOn(Story story, Visitor visitor) {
        return story
                .records()
                .all("select name_da from consent_purpose where marketing and in_portal and audience <> 'COMPANY'")
                .stream()
                .mapToInt(name -> purpose(visitor, name).locator(".badge.yes").count())
                .sum();
    }
}
