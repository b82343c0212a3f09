package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The administrator makes and closes accounts of staff. */
@ExtendWith(Stage.class)
final class AdministratorIT {

    private static final String ADDRESS = "frida.nordhoj@example.dk";
    private static final String PASSWORD = "en lang sætning til Frida";

    @Test
    @DisplayName(
            "a new member of staff chooses a password with a code from the mail, works, and is shut out when the account is closed")
    void aMemberOfStaffComesAndGoes(Story story) {
        Visitor administrator = story.signedIn("admin");
        administrator.open("/desk/account/list.xhtml");
        administrator.press("staff.create");
        assertThat(administrator.main()).containsText(administrator.words().of("error.EMAIL_FORMAT"));
        administrator.field("username").fill(ADDRESS);
        administrator.field("displayName").fill("Frida Nordhøj");
        administrator.field("unit").fill("Kundeservice Ærø");
        administrator.field("role").selectOption("AGENT");
        administrator.press("staff.create");
        assertThat(row(administrator)).containsText("Kundeservice Ærø");
        assertThat(row(administrator)).containsText(administrator.words().of("staff.notActive"));

        Set<String> before = story.outbox().names();
        Visitor frida = story.visitor();
        frida.open("/account/code.xhtml");
        frida.field("username").fill(ADDRESS);
        frida.press("code.send");
        frida.field("code").fill(story.outbox().awaitCode(before, ADDRESS));
        frida.field("password").fill(PASSWORD);
        frida.press("password.set");
        frida.enter(ADDRESS, PASSWORD);
        assertThat(frida.heading()).hasText(frida.words().of("search.title"));

        administrator.open("/desk/account/list.xhtml");
        row(administrator).locator("button").click();
        assertThat(row(administrator)).hasCount(0);
        frida.open("/desk/contact/search.xhtml");
        assertThat(frida.heading()).hasText(frida.words().of("login.title"));
        Visitor again = story.visitor();
        again.open("/login.xhtml");
        again.enter(ADDRESS, PASSWORD);
        assertThat(again.globalMessage()).hasText(again.words().of("login.wrong"));
    }

    private static Locator row(Visitor administrator) {
        return administrator.page().locator("main tbody tr", new Page.LocatorOptions().setHasText(ADDRESS));
    }
}
