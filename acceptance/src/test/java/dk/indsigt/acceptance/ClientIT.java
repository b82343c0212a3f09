package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The administrator gives another system access, changes its key, and ends it. */
@ExtendWith(Stage.class)
final class ClientIT {

    private static final String NAME = "Prøvesystem <b>";

    @Test
    @DisplayName("a system gets a key that is shown once, may do what is ticked, gets another key, and is shut out")
    void aSystemComesAndGoes(Story story) {
        Visitor administrator = story.signedIn("admin");
        administrator.follow("nav.clients");
        assertThat(administrator.heading()).hasText(administrator.words().of("client.title"));
        assertThat(administrator.main()).containsText("Telefonsystem");
        accessible(administrator);

        administrator.field("name").fill(NAME);
        administrator.field("callbacks").fill("http://example.dk/");
        tick(administrator, "scope.CONSENTS_CHECK");
        administrator.press("client.create");
        assertThat(administrator.messageOf("callbacks"))
                .hasText(administrator.words().of("error.CALLBACK_FORMAT"));
        administrator.field("callbacks").fill("https://example.dk/one\nhttp://localhost:9000/two");
        administrator.press("client.create");

        assertThat(administrator.page()).hasURL(Pattern.compile("/desk/client/edit\\.xhtml"));
        assertThat(administrator.heading()).hasText(NAME);
        String first = administrator.page().locator("#key").innerText().strip();
        accessible(administrator);
        Api client = Api.of(story.site(), "Telefonsystem").under(first);
        assertEquals(
                "[\"consents:check\"]",
                client.get("/api/v1/me").json().get("scopes").toString());
        administrator.page().reload();
        assertThat(administrator.page().locator("#key")).hasCount(0);
        assertFalse(administrator.page().content().contains(first), "the key is not told again");
        assertThat(administrator.field("callbacks")).hasValue("https://example.dk/one\nhttp://localhost:9000/two");

        tick(administrator, "scope.RIGHTS_READ");
        administrator.press("client.save");
        Until.holds(
                Duration.ofSeconds(5),
                "the client may do more",
                () -> client.get("/api/v1/me").text().contains("rights:read"));

        administrator.press("client.rotateGo");
        String second = administrator.page().locator("#key").innerText().strip();
        assertNotEquals(first, second);
        assertThat(administrator.main()).containsText(administrator.words().of("client.overlap"));
        Until.holds(
                Duration.ofSeconds(5),
                "the new key works",
                () -> client.under(second).get("/api/v1/me").status() == 200);
        assertEquals(200, client.get("/api/v1/me").status(), "the old key works too");

        administrator.press("client.revokeGo");
        assertThat(row(administrator)).containsText(administrator.words().of("client.revoked"));
        for (String key : List.of(first, second)) {
            Until.holds(
                    Duration.ofSeconds(5),
                    "the key is refused",
                    () -> client.under(key).get("/api/v1/me").status() == 401);
        }
        row(administrator).locator("a").click();
        assertThat(administrator.button("client.rotateGo")).hasCount(0);
        assertEquals(
                "CLIENT_CREATED,CLIENT_CHANGED,CLIENT_ROTATED,CLIENT_REVOKED",
                story.records()
                        .one(
                                "select group_concat(e.action order by e.seq) from audit_entry e join machine_client c on c.id ="
                                        + " e.object_id where c.name = ?",
                                NAME));
    }

    @Test
    @DisplayName("a system that does not exist is a page that does not")
    void noSuchSystem(Story story) {
        Visitor administrator = story.signedIn("admin");
        assertEquals(404, administrator.status("/desk/client/edit.xhtml"));
        assertEquals(404, administrator.status("/desk/client/edit.xhtml?id=x"));
        assertEquals(404, administrator.status("/desk/client/edit.xhtml?id=01a210e4-7d7b-7bb9-8e68-7d5b46dbae76"));
    }

    private static void tick(Visitor administrator, String key) {
        administrator
                .page()
                .getByLabel(administrator.words().of(key), new Page.GetByLabelOptions().setExact(true))
                .check();
    }

    private static Locator row(Visitor administrator) {
        return administrator.page().locator("main tbody tr", new Page.LocatorOptions().setHasText(NAME));
    }

    private static void accessible(Visitor visitor) {
        assertEquals(
                List.of(),
                new AxeBuilder(visitor.page())
                        .analyze().getViolations().stream()
                                .map(found -> found.getId() + " "
                                        + found.getNodes().get(0).getHtml())
                                .toList());
    }
}
