package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything can be done without a mouse, and one always sees where one is. */
@ExtendWith(Stage.class)
final class KeyboardIT {

    @Test
    @DisplayName("a customer signs in, skips to the content, says yes and no, and signs out by keyboard")
    void aCustomerSaysYesAndNo(Story story) {
        Visitor visitor = signedIn(story, "jens");
        Keys keys = new Keys(visitor.page());
        assertThat(visitor.heading()).hasText(visitor.words().of("overview.title"));

        keys.tabTo(visitor.link("frame.skip"));
        keys.press("Enter");
        assertThat(visitor.main()).isFocused();
        keys.press("Tab");
        assertThat(visitor.page().locator(".tile a").first()).isFocused();

        menu(visitor, keys, "nav.consents");
        Locator choice = FirstSteps.choice(visitor, "consent.off").locator("a");
        String name = choice.getAttribute("aria-label").replaceFirst("^[^:]*: ", "");
        keys.tabTo(choice);
        keys.leave("Enter");
        keys.tabTo(visitor.button("consent.giveNow"));
        keys.leave("Enter");
        visitor.receiptNumber();
        assertThat(visitor.heading()).hasText(visitor.words().of("receiptKind.CONSENT_GIVEN"));

        menu(visitor, keys, "nav.consents");
        keys.tabTo(visitor.page().getByLabel(visitor.words().of("consent.stop") + ": " + name));
        keys.leave("Enter");
        keys.tabTo(visitor.button("consent.stopNow"));
        keys.leave("Space");
        visitor.receiptNumber();
        assertThat(visitor.heading()).hasText(visitor.words().of("receiptKind.CONSENT_STOPPED"));

        keys.tabTo(visitor.button("frame.signOut"));
        keys.leave("Enter");
        assertThat(visitor.main()).containsText(visitor.words().of("login.out"));
    }

    @Test
    @DisplayName("a customer plays a recording and chooses with arrow keys how the number stands")
    void aCustomerListensAndChooses(Story story) {
        Visitor visitor = signedIn(story, "jens");
        Keys keys = new Keys(visitor.page());
        menu(visitor, keys, "nav.recordings");
        keys.tabTo(visitor.page().locator("a.row-link:not(:has(.badge))").first());
        keys.leave("Enter");
        Locator player = visitor.page().locator("audio");
        keys.tabTo(player);
        keys.press("Space");
        Until.holds(Duration.ofSeconds(15), "the recording plays", () ->
                (Boolean) player.evaluate("audio => audio.currentTime > 0.2"));

        menu(visitor, keys, "nav.directory");
        keys.tabTo(visitor.page().locator("main .list a").first());
        keys.leave("Enter");
        Locator chosen = visitor.page().locator("main input[type=radio]:checked");
        String before = chosen.inputValue();
        keys.tabTo(chosen);
        keys.press("ArrowDown");
        String after = chosen.inputValue();
        assertTrue(!after.equals(before), "an arrow key chooses another");
        keys.tabTo(visitor.button("directory.save"));
        keys.leave("Enter");
        visitor.receiptNumber();
        assertThat(visitor.fact("fact.listing")).hasText(visitor.words().of("listing." + after));
    }

    @Test
    @DisplayName("an agent searches, opens a customer with a reason and identifies the caller with a code")
    void anAgentIdentifiesTheCaller(Story story) {
        Visitor agent = signedIn(story, "agnete");
        Keys keys = new Keys(agent.page());
        keys.tabTo(agent.field("query"));
        keys.type(new Desk(story, agent).numberOf("mikkel"));
        keys.leave("Enter");
        keys.tabTo(agent.page().locator("main .list a.row-link").first());
        keys.leave("Enter");
        keys.tabTo(agent.field("channel"));
        keys.choose("PHONE");
        keys.tabTo(agent.field("reason"));
        keys.choose("PRIVACY_REQUEST");
        keys.tabTo(agent.button("open.go"));
        keys.leave("Enter");
        assertThat(agent.heading()).hasText(agent.words().of("identify.title"));

        Set<String> before = story.outbox().names();
        keys.tabTo(agent.button("identify.codeSend"));
        keys.leave("Space");
        String code = story.outbox().awaitCode(before, story.records().phoneOf("mikkel"));
        keys.tabTo(agent.field("code"));
        keys.type(code);
        keys.leave("Enter");
        assertThat(agent.main()).containsText(agent.words().of("identify.done"));
    }

    @Test
    @DisplayName("the tab key goes through every page from its first to its last stop and back, and is held by nothing")
    void nothingHoldsTheTabKey(Story story) {
        Visitor customer = story.signedIn("jens");
        List<String> recordings = story.records()
                .all(
                        "select id from recording where party_id = ? and deleted_at is null order by started_at desc",
                        story.records().partyOf("jens"));
        for (String path : List.of(
                "/self/overview/show.xhtml",
                "/self/data/show.xhtml?category=TRAFFIC",
                "/self/consent/history.xhtml",
                "/self/recording/show.xhtml?id=" + recordings.get(0),
                "/self/directory/list.xhtml",
                "/self/party/edit.xhtml")) {
            customer.open(path);
            new Keys(customer.page()).walkThrough();
        }
        Visitor officer = story.signedIn("palle");
        for (String path : List.of("/desk/retention/runs.xhtml", "/desk/retention/holds.xhtml")) {
            officer.open(path);
            new Keys(officer.page()).walkThrough();
        }
    }

    @Test
    @DisplayName("a refused form puts the focus on the first field to mend")
    void aRefusedFormPutsTheFocusOnTheField(Story story) {
        Visitor visitor = story.visitor();
        visitor.open("/login.xhtml");
        Keys keys = new Keys(visitor.page());
        keys.tabTo(visitor.button("login.go"));
        keys.leave("Enter");
        assertThat(visitor.messageOf("username")).hasText(visitor.words().of("error.REQUIRED"));
        assertThat(visitor.field("username")).isFocused();
        assertEquals("true", visitor.field("username").getAttribute("aria-invalid"));
    }

    private static Visitor signedIn(Story story, String user) {
        Visitor visitor = story.visitor();
        visitor.open("/login.xhtml");
        Keys keys = new Keys(visitor.page());
        keys.tabTo(visitor.field("username"));
        keys.type(user);
        keys.tabTo(visitor.field("password"));
        keys.type(story.site().credentials().passwordOf(user));
        keys.leave("Enter");
        assertThat(visitor.page()).not().hasURL(Pattern.compile("/login"));
        return visitor;
    }

    private static void menu(Visitor visitor, Keys keys, String key) {
        keys.tabTo(visitor.link(key));
        keys.leave("Enter");
        assertThat(visitor.page().locator(".main-nav a.current"))
                .hasText(visitor.words().of(key));
    }
}
