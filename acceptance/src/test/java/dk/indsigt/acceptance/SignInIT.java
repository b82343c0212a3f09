package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Accounts: in, out, first time, forgotten, and what a stranger learns. */
@ExtendWith(Stage.class)
final class SignInIT {

    private static final String LONG_ENOUGH = "en ny sætning med æ, ø og å";

    @Test
    @DisplayName("a customer signs in and out, and the session id changes at sign-in")
    void aCustomerSignsInAndOut(Story story) {
        FirstSteps.signInAndOut(story, "karla");
    }

    @Test
    @DisplayName("whoever is not signed in comes back to the page asked for after signing in")
    void thePageAskedForComesAfterSignIn(Story story) {
        Visitor visitor = story.visitor();
        visitor.open("/self/recording/list.xhtml");
        assertThat(visitor.heading()).hasText(visitor.words().of("login.title"));
        visitor.enter("karla", story.site().credentials().passwordOf("karla"));
        assertThat(visitor.page()).hasURL(Pattern.compile("/self/recording/list\\.xhtml"));
    }

    @Test
    @DisplayName("a wrong password and an unknown user are answered alike")
    void wrongPasswordAndUnknownUserAreAnsweredAlike(Story story) {
        Visitor visitor = story.visitor();
        visitor.open("/login.xhtml");
        visitor.enter("karla", "not the password");
        String wrong = visitor.globalMessage().innerText().strip();
        visitor.enter("nobody-of-that-name", "not the password");
        assertThat(visitor.globalMessage()).hasText(wrong);
        assertEquals(visitor.words().of("login.wrong"), wrong);
    }

    @Test
    @DisplayName("after five failures even the right password has to wait, and no other user does")
    void afterFiveFailuresTheRightPasswordWaits(Story story) {
        Visitor visitor = story.visitor();
        visitor.open("/login.xhtml");
        for (int i = 0; i < 5; i++) {
            visitor.enter("torben", "wrong " + i);
            assertThat(visitor.globalMessage()).hasText(visitor.words().of("login.wrong"));
        }
        visitor.enter("torben", story.site().credentials().passwordOf("torben"));
        assertThat(visitor.globalMessage()).hasText(visitor.words().of("error.SIGN_IN_LIMIT"));
        story.signedIn("bent");
    }

    @Test
    @DisplayName("an account is activated with a code sent to the phone on file, and only once with the same code")
    void anAccountIsActivatedWithACode(Story story) {
        Visitor visitor = story.visitor();
        String code = codeFor(story, visitor, "frederik");

        setPassword(visitor, "000000".equals(code) ? "111111" : "000000", LONG_ENOUGH);
        assertThat(visitor.messageOf("code")).hasText(visitor.words().of("error.CODE_WRONG"));
        setPassword(visitor, code, "too short");
        assertThat(visitor.messageOf("password")).hasText(visitor.words().of("error.PASSWORD_SHORT", 12));
        setPassword(visitor, code, LONG_ENOUGH);
        assertThat(visitor.main()).containsText(visitor.words().of("login.set"));
        visitor.enter("frederik", LONG_ENOUGH);
        assertThat(visitor.heading()).hasText(visitor.words().of("overview.title"));

        Visitor other = story.visitor();
        other.open("/account/password.xhtml");
        other.field("username").fill("frederik");
        setPassword(other, code, "another password of a thief");
        assertThat(other.messageOf("code")).hasText(other.words().of("error.CODE_WRONG"));
    }

    @Test
    @DisplayName("a forgotten password is replaced with a code, and the old one opens nothing any more")
    void aForgottenPasswordIsReplaced(Story story) {
        Visitor visitor = story.visitor();
        String old = story.site().credentials().passwordOf("rasmus");
        setPassword(visitor, codeFor(story, visitor, "rasmus"), LONG_ENOUGH);
        assertThat(visitor.main()).containsText(visitor.words().of("login.set"));
        visitor.enter("rasmus", old);
        assertThat(visitor.globalMessage()).hasText(visitor.words().of("login.wrong"));
        visitor.enter("rasmus", LONG_ENOUGH);
        assertThat(visitor.heading()).hasText(visitor.words().of("overview.title"));
    }

    @Test
    @DisplayName("asking for a code says the same for a user that does not exist, and sends nothing")
    void aCodeForNobodyLooksTheSame(Story story) {
        Visitor visitor = story.visitor();
        visitor.open("/account/code.xhtml");
        visitor.field("username").fill("nobody-at-all");
        visitor.press("code.send");
        assertThat(visitor.heading()).hasText(visitor.words().of("password.title"));
        assertEquals(0, story.records().number("select count(*) from outbox where body like '%nobody-at-all%'"));
    }

    @Test
    @DisplayName("the language changes on the same page, with what was asked for, and is remembered")
    void theLanguageChangesOnTheSamePage(Story story) {
        Visitor visitor = story.signedIn("bent");
        visitor.open("/self/data/show.xhtml?category=TRAFFIC&page=3");
        visitor.page().locator("a.language").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("show\\.xhtml\\?category=TRAFFIC&page=3$"));
        assertThat(visitor.heading()).hasText(Words.ENGLISH.of("category.TRAFFIC"));
        assertThat(visitor.page().locator(".pager span")).containsText("3");
        visitor.open("/self/consent/list.xhtml");
        assertThat(visitor.heading()).hasText(Words.ENGLISH.of("consent.title"));
        visitor.page().locator("a.language").click();
        assertThat(visitor.heading()).hasText(Words.DANISH.of("consent.title"));
    }

    @Test
    @DisplayName("each role reaches its own pages, and the others look as if they did not exist")
    void eachRoleReachesItsOwnPages(Story story) {
        Visitor customer = story.signedIn("ida");
        for (String path : new String[] {
            "/desk/contact/search.xhtml",
            "/desk/retention/runs.xhtml",
            "/desk/account/list.xhtml",
            "/desk/client/list.xhtml"
        }) {
            assertEquals(404, customer.status(path), path);
        }
        Visitor agent = story.signedIn("dennis");
        for (String path : new String[] {
            "/desk/retention/runs.xhtml",
            "/desk/retention/holds.xhtml",
            "/desk/account/list.xhtml",
            "/desk/client/list.xhtml",
            "/self/overview/show.xhtml"
        }) {
            assertEquals(404, agent.status(path), path);
        }
        Visitor administrator = story.signedIn("admin");
        for (String path :
                new String[] {"/desk/contact/search.xhtml", "/desk/retention/runs.xhtml", "/self/overview/show.xhtml"
                }) {
            assertEquals(404, administrator.status(path), path);
        }
        assertEquals(200, administrator.status("/desk/account/list.xhtml"));
        assertEquals(200, administrator.status("/desk/client/list.xhtml"));
    }

    @Test
    @DisplayName("a closed account is signed out at its next request, whichever page that is")
    void closedAccount(Story story) {
        for (String page : List.of("/self/overview/show.xhtml", "/self/consent/list.xhtml")) {
            Guest guest = Guest.plain(story, page.contains("overview") ? "lukas" : "mads");
            Visitor visitor = guest.signedIn();
            visitor.open("/self/overview/show.xhtml");
            visitor.open("/self/overview/show.xhtml");
            story.records()
                    .change("update account set closed_at = utc_timestamp(6) where username = ?", guest.username());
            visitor.open(page);
            assertThat(visitor.page()).hasURL(Pattern.compile("/login\\.xhtml\\?out=true$"));
        }
    }

    @Test
    @DisplayName("personal pages are not stored, and every page forbids scripts of others")
    void personalPagesAreNotStored(Story story) {
        Visitor visitor = story.signedIn("ida");
        var answer = visitor.context().request().get("/self/overview/show.xhtml", RequestOptions.create());
        assertEquals("no-store", answer.headers().get("cache-control"));
        assertEquals("nosniff", answer.headers().get("x-content-type-options"));
        String policy = answer.headers().get("content-security-policy");
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertTrue(!policy.contains("unsafe-inline") && !policy.contains("unsafe-eval"), policy);
        assertTrue(
                visitor.context().cookies().stream()
                        .filter(cookie -> cookie.name.endsWith("SESSIONID"))
                        .allMatch(cookie -> cookie.httpOnly),
                "scripts cannot read the session cookie");
    }

    /** Asks for a code and opens the page where it is typed. */
    private static String codeFor(Story story, Visitor visitor, String user) {
        Set<String> before = story.outbox().names();
        visitor.open("/account/code.xhtml");
        visitor.field("username").fill(user);
        visitor.press("code.send");
        assertThat(visitor.heading()).hasText(visitor.words().of("password.title"));
        assertThat(visitor.field("username")).hasValue(user);
        return story.outbox().awaitCode(before, story.records().phoneOf(user));
    }

    private static void setPassword(Visitor visitor, String code, String password) {
        visitor.field("code").fill(code);
        visitor.field("password").fill(password);
        visitor.press("password.set");
    }
}
