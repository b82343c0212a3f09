package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests from the chair of the one who asks and of the one who answers. */
@ExtendWith(Stage.class)
final class RightsStoryIT {

    @Test
    @DisplayName(
            "P-9-a: a question is asked in three steps, its receipt is read, the officer asks back, and both sides see each letter")
    void aQuestion(Story story) {
        Guest sofus = Guest.of(story, "sofus");
        Visitor customer = sofus.signedIn();
        customer.open("/self/rights/ask.xhtml?type=DPO_QUESTION");
        customer.press("rights.next");
        assertThat(customer.messageOf("words")).hasText(customer.words().of("error.WORDS_REQUIRED"));
        customer.field("words").fill("Hvem ser mine regninger? <b>&</b>");
        customer.press("rights.next");
        assertThat(customer.main()).containsText("Hvem ser mine regninger? <b>&</b>");
        customer.press("rights.send");
        assertThat(customer.page()).hasURL(Pattern.compile("/self/rights/show\\.xhtml\\?.*id="));
        Locator letters = customer.page().locator("a.row-link[href*='/self/notice/letter']");
        assertThat(letters).hasCount(1);
        String number = customer.page().locator(".number").first().innerText();
        letters.click();
        assertThat(customer.heading()).containsText(number);

        String id = story.records().one("select id from rights_request where number = ?", number);
        Visitor officer = story.signedIn("olga");
        officer.open("/desk/rights/show.xhtml?id=" + id);
        assertThat(officer.main()).containsText("Hvem ser mine regninger?");
        assertThat(officer.page().locator("a[href*='/self/notice/letter']")).hasCount(0);
        officer.page().locator("[id='question:words']").fill("Hvilken regning?");
        officer.page().locator("[id='question:go']").click();
        assertThat(officer.page()).hasURL(Pattern.compile("done=true"));
        assertEquals("AWAITING_CUSTOMER", story.records().one("select state from rights_request where id = ?", id));

        customer.open("/self/rights/show.xhtml?id=" + id);
        assertThat(customer.main()).containsText("Hvilken regning?");
        assertThat(letters).hasCount(2);
    }
}
