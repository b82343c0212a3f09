package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Set;
import java.util.regex.Pattern;

/** What a member of staff does at the desk. */
record Desk(Story story, Visitor visitor) {

    static Desk of(Story story, String user) {
        return new Desk(story, story.signedIn(user));
    }

    /** @return the hits */
    Locator search(String text) {
        visitor.open("/desk/contact/search.xhtml");
        visitor.field("query").fill(text);
        visitor.press("search.go");
        assertThat(visitor.field("query")).hasValue(text);
        return visitor.page().locator("main .list a.row-link");
    }

    /** Finds the customer of an account and opens him. */
    Desk open(String username, String channel, String reason) {
        return openCustomer(numberOf(username), channel, reason);
    }

    Desk openCustomer(String customerNumber, String channel, String reason) {
        search(customerNumber).first().click();
        visitor.field("channel").selectOption(channel);
        visitor.field("reason").selectOption(reason);
        visitor.press("open.go");
        assertThat(visitor.page()).hasURL(Pattern.compile("/desk/contact/identify\\.xhtml\\?contact="));
        return this;
    }

    String numberOf(String username) {
        return story.records()
                .all(
                        "select c.number from customer c join account a on a.person_id = c.party_id where a.username = ? order by c.number",
                        username)
                .get(0);
    }

    /** The quick proof: a reference of MitID. */
    Desk identified() {
        visitor.field("mitid").fill("MITID-2026-0042-TEST");
        visitor.page().locator("[id='byMitId:go']").click();
        assertThat(visitor.main()).containsText(visitor.words().of("identify.done"));
        return this;
    }

    /** Opens a page about the customer of this contact. */
    void show(String path) {
        visitor.open(path + (path.contains("?") ? "&" : "?") + "contact=" + contact());
    }

    String contact() {
        return visitor.page().url().replaceFirst(".*[?&]contact=([^&#]*).*", "$1");
    }

    /** Sends a code to the customer and reads it from the outbox, as the caller would from the phone. */
    String code(String phone) {
        Set<String> before = story.outbox().names();
        visitor.press("identify.codeSend");
        return story.outbox().awaitCode(before, phone);
    }

    /** @return a tick before a fact that the caller told */
    Locator told(String fact) {
        return visitor.page().locator("input[name='told:facts'][value='" + fact + "']");
    }

    /** @return the form whose id is this */
    Locator form(String id) {
        return visitor.page().locator("form[id='" + id + "']");
    }

    Locator buttonIn(String form, String key) {
        return form(form)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(visitor.words().of(key))
                                .setExact(true));
    }

    Page page() {
        return visitor.page();
    }
}
