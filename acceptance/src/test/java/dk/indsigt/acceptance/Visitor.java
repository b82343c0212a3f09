package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Somebody at a browser. What the browser complains about is kept: errors of scripts, the console, the content security policy. */
final class Visitor implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 15_000;
    private static final String REPORT_VIOLATIONS =
            "addEventListener('securitypolicyviolation', e => console.error('Policy ' + e.violatedDirective + ' ' + e.blockedURI));";

    private final Site site;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Visitor(Site site, Browser browser, UnaryOperator<Browser.NewContextOptions> wishes) {
        this.site = site;
        context = browser.newContext(wishes.apply(new Browser.NewContextOptions()
                .setBaseURL(site.address())
                .setLocale("da-DK")
                .setTimezoneId("Europe/Copenhagen")));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript(REPORT_VIOLATIONS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    Site site() {
        return site;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** @return what the browser complained about and the story did not expect */
    List<String> complaints() {
        return complaints.stream()
                .filter(text ->
                        expected.stream().noneMatch(one -> one.matcher(text).find()))
                .toList();
    }

    /** The story provokes this status: the browser's line about it is no complaint. */
    Visitor expecting(int status) {
        return expecting("Failed to load resource: the server responded with a status of " + status);
    }

    /** The story provokes this line of the browser. */
    Visitor expecting(String line) {
        expected.add(Pattern.compile(line));
        return this;
    }

    /** Opens a page of the portal. */
    Response open(String path) {
        return page.navigate(path);
    }

    Visitor signIn(String user) {
        open("/login.xhtml");
        enter(user, site.credentials().passwordOf(user));
        assertThat(page).not().hasURL(Pattern.compile("/login"));
        return this;
    }

    /** Fills in the sign-in form and sends it. */
    void enter(String user, String password) {
        field("username").fill(user);
        field("password").fill(password);
        press("login.go");
    }

    /** Does something that brings another page, and waits for that page. */
    void until(Runnable sent) {
        page.evaluate("window.before = true");
        sent.run();
        Until.holds(Duration.ofSeconds(40), "another page came after " + page.url(), () -> {
            try {
                return (Boolean) page.evaluate("!window.before && document.readyState === 'complete'");
            } catch (PlaywrightException onTheWay) {
                return false;
            }
        });
    }

    Visitor signOut() {
        press("frame.signOut");
        assertThat(page).hasURL(Pattern.compile("/login\\.xhtml\\?out=true$"));
        return this;
    }

    /** @return what the page says that belongs to no field */
    Locator globalMessage() {
        return page.locator("main .note.bad");
    }

    /** @return the status of a page, fetched without showing it */
    int status(String path) {
        return context.request()
                .get(path, RequestOptions.create().setMaxRedirects(0))
                .status();
    }

    /** @return the input whose id ends so */
    Locator field(String id) {
        return page.locator("main [id$=':" + id + "']:is(input, select, textarea)");
    }

    /** @return the message beside an input */
    Locator messageOf(String id) {
        return page.locator("main .field:has([id$=':" + id + "']:is(input, select, textarea)) .field-error");
    }

    /** Presses the button with these words. */
    void press(String key) {
        button(key).click();
    }

    Locator button(String key) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(words().of(key)).setExact(true));
    }

    /** Follows the first link with these words. */
    void follow(String key) {
        link(key).click();
    }

    Locator link(String key) {
        return page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(words().of(key)).setExact(true))
                .first();
    }

    Locator heading() {
        return page.locator("h1");
    }

    Locator main() {
        return page.locator("main");
    }

    /** @return the words of the language that the page is in */
    Words words() {
        String language = page.locator("html").getAttribute("lang");
        return Words.in(language == null ? "da" : language);
    }

    /** @return the value that a list of facts gives for a term */
    Locator fact(String key) {
        return page.locator("dt", new Page.LocatorOptions().setHasText(exactly(words().of(key))))
                .locator("+ dd");
    }

    /** @return a pattern that this text fits and no other, as the browser's language writes it */
    static Pattern exactly(String text) {
        return Pattern.compile("^\\s*" + text.replaceAll("[\\\\^$.|?*+()\\[\\]{}/]", "\\\\$0") + "\\s*$");
    }

    /** On a receipt: its number. */
    String receiptNumber() {
        assertThat(page).hasURL(Pattern.compile("/self/notice/receipt\\.xhtml"));
        return page.locator(".receipt .number").innerText().strip();
    }

    String sessionId() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.endsWith("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no session cookie among "
                        + context.cookies().stream()
                                .map((Cookie cookie) -> cookie.name)
                                .toList()));
    }

    void picture(Path file) {
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        } catch (PlaywrightException closed) {
            complaints.add("no picture: " + closed.getMessage());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
