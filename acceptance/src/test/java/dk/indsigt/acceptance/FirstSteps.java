package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The two stories that are played against every kind of server. */
final class FirstSteps {

    private FirstSteps() {}

    /** A customer signs in and out; the session is another one afterwards. */
    static void signInAndOut(Story story, String user) {
        Visitor visitor = story.visitor();
        visitor.open("/");
        assertThat(visitor.page()).hasURL(Pattern.compile("/login\\.xhtml"));
        String before = visitor.sessionId();

        visitor.enter(user, story.site().credentials().passwordOf(user));

        assertThat(visitor.heading()).hasText(visitor.words().of("overview.title"));
        assertThat(visitor.page().locator(".tile")).hasCount(4);
        assertNotEquals(before, visitor.sessionId(), "the session id changes at sign-in");

        visitor.signOut();
        assertThat(visitor.main()).containsText(visitor.words().of("login.out"));
        visitor.open("/self/overview/show.xhtml");
        assertThat(visitor.heading()).hasText(visitor.words().of("login.title"));
    }

    /** A customer says yes and no again, each in two clicks, and has a receipt, a copy in the inbox and a line in the history for both. */
    static void giveAndWithdraw(Story story, String user) {
        Visitor visitor = story.signedIn(user);
        visitor.open("/self/consent/list.xhtml");
        Locator choice = choice(visitor, "consent.off");
        String name = choice.locator("a").getAttribute("aria-label").replaceFirst("^[^:]*: ", "");

        String yes = decide(visitor, choice.locator("a"), "consent.giveNow");
        assertThat(visitor.heading()).hasText(visitor.words().of("receiptKind.CONSENT_GIVEN"));
        inboxHas(visitor, yes);

        visitor.open("/self/consent/list.xhtml");
        Locator same = visitor.page().getByLabel(visitor.words().of("consent.stop") + ": " + name);
        String no = decide(visitor, same, "consent.stopNow");
        assertThat(visitor.heading()).hasText(visitor.words().of("receiptKind.CONSENT_STOPPED"));
        assertThat(visitor.main()).containsText(visitor.words().of("consent.continues"));
        assertNotEquals(yes, no);
        inboxHas(visitor, no);

        visitor.open("/self/consent/list.xhtml");
        assertThat(visitor.page().getByLabel(visitor.words().of("consent.give") + ": " + name))
                .isVisible();
        visitor.open("/self/consent/history.xhtml");
        Locator newest = visitor.page().locator(".timeline > li");
        assertThat(newest.nth(0)).containsText(visitor.words().of("decision.WITHDRAWN"));
        assertThat(newest.nth(1)).containsText(visitor.words().of("decision.GIVEN"));
        assertTrue(newest.nth(1).locator("blockquote").textContent().length() > 20, "the text as it was shown");
    }

    /** @return the first choice of the list that stands so */
    static Locator choice(Visitor visitor, String stateKey) {
        return visitor.page()
                .locator(
                        ".choices > li",
                        new Page.LocatorOptions()
                                .setHas(visitor.page()
                                        .locator(
                                                ".badge",
                                                new Page.LocatorOptions()
                                                        .setHasText(Visitor.exactly(
                                                                visitor.words().of(stateKey))))))
                .first();
    }

    /** Two clicks: the choice, and the button under the text that tells what happens. */
    private static String decide(Visitor visitor, Locator link, String buttonKey) {
        link.click();
        assertThat(visitor.main()).containsText(visitor.words().of("consent.effect"));
        visitor.press(buttonKey);
        String number = visitor.receiptNumber();
        assertTrue(number.matches("K-[0-9A-Z]{4}-[0-9A-Z]{4}"), number);
        return number;
    }

    static void inboxHas(Visitor visitor, String receiptNumber) {
        visitor.open("/self/notice/list.xhtml");
        Locator copy = visitor.page().locator("a.row-link", new Page.LocatorOptions().setHasText(receiptNumber));
        assertEquals(1, copy.count(), "one copy of " + receiptNumber + " in the inbox");
        copy.click();
        assertThat(visitor.page().locator(".letter")).containsText(receiptNumber);
        visitor.follow("message.receipt");
        assertEquals(receiptNumber, visitor.receiptNumber());
        APIResponse pdf =
                visitor.context().request().get(visitor.link("receipt.pdf").getAttribute("href"));
        assertTrue(new String(pdf.body(), StandardCharsets.ISO_8859_1).startsWith("%PDF-"), "the receipt as a PDF");
    }
}
