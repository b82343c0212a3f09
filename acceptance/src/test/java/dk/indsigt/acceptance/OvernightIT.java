package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page that was left open: the session warns before it ends, and what was typed is there again afterwards. */
@ExtendWith(Stage.class)
final class OvernightIT {

    private static final String PAGE = "/self/party/edit.xhtml";
    private static final String STREET = "Nattevej 7, 2. tv. 'æøå' <b>";

    @Test
    @DisplayName("the page warns two minutes before the session ends, and staying keeps the session and what was typed")
    void thePageWarns(Story story) {
        Visitor visitor = Guest.plain(story, "cilla").signedIn();
        visitor.page().clock().install();
        visitor.open(PAGE);
        visitor.field("street").fill(STREET);
        visitor.page().clock().fastForward("12:00");
        assertThat(visitor.page().locator("#timeout")).isHidden();
        visitor.page().clock().fastForward("01:10");
        assertThat(visitor.page().locator("#timeout")).isVisible();
        assertThat(visitor.page().locator("#timeout-title"))
                .hasText(visitor.words().of("timeout.title"));
        visitor.press("timeout.stay");
        assertThat(visitor.page().locator("#timeout")).isHidden();
        assertThat(visitor.field("street")).hasValue(STREET);
    }

    @Test
    @DisplayName("the morning after, signing in again leads to the same page with what was typed, and it can be saved")
    void theMorningAfter(Story story) {
        Guest guest = Guest.plain(story, "cilla");
        Visitor visitor = guest.signedIn();
        visitor.page().clock().install();
        visitor.open(PAGE);
        visitor.field("street").fill(STREET);
        visitor.field("city").fill("Nattelev");
        sessionEnds(visitor);
        visitor.page().clock().fastForward("10:00:00");
        assertThat(visitor.page()).hasURL(Pattern.compile("/login\\.xhtml\\?continue=true$"));
        guest.enter(visitor);
        assertThat(visitor.page()).hasURL(Pattern.compile(PAGE + "$"));
        assertThat(visitor.page().locator("#kept")).isVisible();
        assertThat(visitor.field("street")).hasValue(STREET);
        assertThat(visitor.field("city")).hasValue("Nattelev");
        long receipts = guest.receipts();
        visitor.press("form.save");
        visitor.receiptNumber();
        assertEquals(receipts + 1, guest.receipts());
        visitor.open(PAGE);
        assertThat(visitor.page().locator("#kept")).isHidden();
        assertThat(visitor.field("street")).hasValue(STREET);
    }

    @Test
    @DisplayName(
            "a form sent to a session that has ended does nothing, and is there again with what was typed after signing in")
    void aFormSentToAnEndedSession(Story story) {
        Guest guest = Guest.plain(story, "cilla");
        Visitor visitor = guest.signedIn();
        visitor.open(PAGE);
        String before = visitor.field("city").inputValue();
        visitor.field("city").fill("Sendeby");
        visitor.field("email").fill("ikke en adresse endnu");
        sessionEnds(visitor);
        long receipts = guest.receipts();
        visitor.press("form.save");
        assertThat(visitor.heading()).hasText(visitor.words().of("login.title"));
        guest.enter(visitor);
        assertThat(visitor.page()).hasURL(Pattern.compile(PAGE + "$"));
        assertThat(visitor.page().locator("#kept")).isVisible();
        assertThat(visitor.field("city")).hasValue("Sendeby");
        assertThat(visitor.field("email")).hasValue("ikke en adresse endnu");
        assertEquals(receipts, guest.receipts());
        visitor.open(PAGE);
        assertThat(visitor.field("city")).hasValue(before);
    }

    @Test
    @DisplayName("a page that the server has forgotten is fetched again with what was typed and a word about it")
    void aForgottenPage(Story story) {
        Guest guest = Guest.plain(story, "cilla");
        Visitor visitor = guest.signedIn();
        visitor.open(PAGE);
        visitor.field("city").fill("Glemselv");
        for (int i = 0; i < 12; i++) {
            assertEquals(200, visitor.status("/self/consent/object.xhtml"));
        }
        visitor.press("form.save");
        assertThat(visitor.page().locator("#expired")).hasText(visitor.words().of("frame.expired"));
        assertThat(visitor.page().locator("#kept")).isVisible();
        assertThat(visitor.field("city")).hasValue("Glemselv");
        visitor.press("form.save");
        visitor.receiptNumber();
    }

    @Test
    @DisplayName("at the desk, too: the contact stays in the address, and the reason typed for it is there again")
    void atTheDesk(Story story) {
        Guest guest = Guest.plain(story, "cilla");
        Desk desk = Desk.of(story, "dennis")
                .openCustomer(guest.customerNumber(), "PHONE", "CUSTOMER_CALLS")
                .identified();
        String contact = desk.contact();
        desk.show("/self/consent/object.xhtml");
        Visitor agent = desk.visitor();
        agent.field("evidence").fill("Opkald om natten");
        sessionEnds(agent);
        agent.press("object.now");
        assertThat(agent.heading()).hasText(agent.words().of("login.title"));
        agent.until(() -> agent.enter("dennis", story.site().credentials().passwordOf("dennis")));
        assertEquals(contact, desk.contact());
        assertThat(agent.heading()).hasText(agent.words().of("object.title"));
        assertThat(agent.field("evidence")).hasValue("Opkald om natten");
    }

    @Test
    @DisplayName("what one person typed is not there for the next who signs in at the same browser")
    void notForTheNextPerson(Story story) {
        Guest guest = Guest.plain(story, "cilla");
        Guest next = Guest.of(story, "anna");
        Visitor visitor = guest.signedIn();
        visitor.open(PAGE);
        visitor.field("city").fill("Hemmelev");
        sessionEnds(visitor);
        visitor.press("form.save");
        assertThat(visitor.heading()).hasText(visitor.words().of("login.title"));
        next.enter(visitor);
        visitor.open(PAGE);
        assertThat(visitor.page().locator("#kept")).isHidden();
        assertThat(visitor.page().locator("input", new Page.LocatorOptions()))
                .not()
                .hasCount(0);
        assertThat(visitor.field("city")).not().hasValue("Hemmelev");
    }

    @Test
    @DisplayName("a sign-in page that was left open asks once more and keeps the user name")
    void theSignInPage(Story story) {
        Guest guest = Guest.plain(story, "cilla");
        Visitor visitor = story.visitor();
        visitor.open("/login.xhtml");
        visitor.context().clearCookies();
        visitor.until(() -> visitor.enter(guest.username(), guest.password()));
        assertThat(visitor.page().locator("#expired")).isVisible();
        assertThat(visitor.field("username")).hasValue(guest.username());
        assertThat(visitor.field("password")).hasValue("");
        guest.enter(visitor);
        assertThat(visitor.heading()).hasText(visitor.words().of("overview.title"));
    }

    /** As the server does after a quarter of an hour, or when it is started anew. */
    private static void sessionEnds(Visitor visitor) {
        assertEquals(
                302,
                visitor.context()
                        .request()
                        .post("/session/out", RequestOptions.create().setMaxRedirects(0))
                        .status());
    }
}
