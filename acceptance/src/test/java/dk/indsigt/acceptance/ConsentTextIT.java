package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The officer writes what is shown before a yes, and makes sure that what is answered is what was decided. */
@ExtendWith(Stage.class)
final class ConsentTextIT {
    private static final String DECIDE = "/self/consent/decide.xhtml?purpose=NEWSLETTER_TECH&channel=EMAIL&brand=";

    @Test
    @DisplayName(
            "art. 7: a material change of a text asks whoever said yes again; what was said before stays with its text")
    void aMaterialChange(Story story) {
        Guest guest = Guest.plain(story, "oda");
        Visitor customer = guest.signedIn();
        String decide = DECIDE + guest.brand();
        customer.open(decide);
        if (customer.button("consent.giveNow").count() == 0) {
            customer.press("consent.stopNow");
            customer.open(decide);
        }
        customer.press("consent.giveNow");
        customer.receiptNumber();

        Visitor olga = story.signedIn("olga");
        olga.follow("nav.ledger");
        olga.page().locator("a.row-link[href*='NEWSLETTER_TECH']").click();
        String danish = olga.field("textDa").inputValue();
        olga.field("textDa").fill("  ");
        olga.press("template.save");
        assertThat(olga.messageOf("textDa")).hasText(olga.words().of("error.TEXT_DA_REQUIRED"));
        olga.field("textDa").fill(danish + "\nNy linje <b>.");
        olga.press("consentText.compare");
        assertThat(olga.page().locator(".changes .added", new Page.LocatorOptions().setHasText("Ny linje <b>.")))
                .hasCount(1);
        olga.field("asksAgain").check();
        olga.press("template.save");
        assertThat(olga.page()).hasURL(Pattern.compile("saved=true"));
        olga.press("template.save");
        assertThat(olga.globalMessage()).hasText(olga.words().of("error.TEMPLATE_UNCHANGED"));

        customer.open("/self/consent/list.xhtml");
        assertThat(customer.main()).containsText(customer.words().of("consent.asksAgain"));
        customer.open(decide);
        assertThat(customer.main()).containsText("Ny linje <b>.");
        customer.press("consent.giveNow");
        customer.receiptNumber();
        customer.open("/self/consent/list.xhtml");
        assertThat(customer.main()).not().containsText(customer.words().of("consent.asksAgain"));

        olga.follow("nav.ledger");
        olga.follow("ledger.title");
        olga.press("ledger.go");
        assertThat(olga.page().locator("section.note[role=status]")).isVisible();
        assertThat(olga.page().locator("main tbody tr").first()).isVisible();
    }

    @Test
    @DisplayName(
            "for everybody but officers the texts and the check do not exist, nor does a purpose that there is not")
    void forOfficers(Story story) {
        Visitor agent = story.signedIn("dennis");
        for (String path : new String[] {
            "/desk/consent/texts.xhtml",
            "/desk/consent/edit.xhtml?purpose=MKT_OWN",
            "/desk/consent/check.xhtml",
            "/desk/consent/events.xhtml"
        }) {
            assertEquals(404, agent.status(path), path);
        }
        assertEquals(404, story.signedIn("olga").status("/desk/consent/edit.xhtml?purpose=LOVE"));
    }
}
