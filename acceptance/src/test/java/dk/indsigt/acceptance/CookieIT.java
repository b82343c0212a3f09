package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Visitors of the web site choose about cookies, and nothing runs that they did not say yes to. */
@ExtendWith(Stage.class)
final class CookieIT {
    private static final String SITE = "/cookies/demo.html";
    private static final List<String> KINDS = List.of("statistics", "marketing", "social");
    private static final String CHOICES = "/cookies/choices";

    @Test
    @DisplayName(
            "P-3.1.2-a, SE-TELE2-GA-2023: before a yes nothing runs and nothing is set; refusing takes one click, as accepting does")
    void refusing(Story story) {
        Visitor visitor = story.visitor();
        List<String> fetched = fetched(visitor);
        visitor.open(SITE);
        assertThat(banner(visitor)).isVisible();
        assertRan(visitor);
        for (String kind : KINDS) {
            assertThat(box(visitor, kind)).not().isChecked();
        }
        Locator no = visitor.button("cookies.necessary");
        Locator yes = visitor.button("cookies.all");
        for (String property :
                List.of("backgroundColor", "color", "fontSize", "fontWeight", "borderTopColor", "width", "height")) {
            String css = "(one, name) => getComputedStyle(one)[name]";
            assertEquals(yes.evaluate(css, property), no.evaluate(css, property), property);
        }
        assertEquals(yes.boundingBox().y, no.boundingBox().y, 1, "side by side");
        no.click();
        assertThat(banner(visitor)).isHidden();
        visitor.open(SITE);
        visitor.page().waitForFunction("() => window.indsigtCookies && document.getElementById('indsigt-cookies')");
        assertThat(banner(visitor)).isHidden();
        assertRan(visitor);
        assertEquals(List.of(), visitor.context().cookies(), "no cookie, of a session either");
        assertTrue(
                fetched.stream().noneMatch(address -> address.matches(".*/demo/(statistics|marketing|social)\\..*")));
        assertEquals("NECESSARY 0 0 0 da", kept(story, visitor).get(0));
    }

    @Test
    @DisplayName(
            "P-3.1.1-b, P-3.3.1-d: each kind runs upon its own yes and no other; withdrawing stops it and removes its cookies")
    void oneByOne(Story story) {
        Visitor visitor = story.visitor();
        visitor.open(SITE + "?lang=en");
        visitor.button("cookies.choose").click();
        box(visitor, "statistics").check();
        visitor.button("cookies.save").click();
        assertRan(visitor, "statistics");
        assertEquals(Set.of("demo_statistics", "demo_visit_1"), cookies(visitor));

        visitor.page().locator(".embed [data-cookie-choices]").click();
        assertThat(box(visitor, "statistics")).isChecked();
        assertThat(box(visitor, "marketing")).not().isChecked();
        assertThat(banner(visitor)).containsText(visitor.words().of("cookies.number"));
        box(visitor, "social").check();
        visitor.button("cookies.save").click();
        assertRan(visitor, "statistics", "social");

        reopen(visitor);
        visitor.until(() -> visitor.button("cookies.necessary").click());
        assertRan(visitor);
        assertEquals(Set.of(), cookies(visitor));

        reopen(visitor);
        visitor.button("cookies.all").click();
        assertRan(visitor, "statistics", "marketing", "social");
        assertEquals(
                List.of("ALL 1 1 1 en", "NECESSARY 0 0 0 en", "CHOSEN 1 0 1 en", "CHOSEN 1 0 0 en"),
                kept(story, visitor));
    }

    @Test
    @DisplayName("a text that changed materially asks again, and what it is about does not run until then")
    void asksAgain(Story story) {
        Visitor visitor = story.visitor();
        visitor.open(SITE);
        visitor.button("cookies.all").click();
        assertRan(visitor, "statistics", "marketing", "social");

        Visitor olga = story.signedIn("olga");
        olga.open("/desk/consent/edit.xhtml?purpose=COOKIE_MKT");
        String text = "Ny tekst " + UUID.randomUUID() + ".";
        olga.field("textDa").fill(text);
        olga.field("asksAgain").check();
        olga.press("template.save");
        assertThat(olga.page()).hasURL(Pattern.compile("saved=true"));

        visitor.open(SITE);
        assertThat(banner(visitor)).isVisible();
        assertRan(visitor, "statistics", "social");
        visitor.button("cookies.choose").click();
        assertThat(banner(visitor)).containsText(text);
        assertThat(box(visitor, "statistics")).isChecked();
        assertThat(box(visitor, "marketing")).not().isChecked();
        visitor.button("cookies.all").click();
        assertRan(visitor, "statistics", "marketing", "social");
    }

    @Test
    @DisplayName("a yes that cannot be kept turns nothing on and is told; a no holds all the same")
    void withoutServer(Story story) {
        Visitor visitor = story.visitor().expecting("net::ERR_FAILED");
        visitor.open(SITE);
        visitor.page().route("**" + CHOICES, route -> route.abort("failed"));
        visitor.button("cookies.all").click();
        assertThat(banner(visitor)).containsText(visitor.words().of("cookies.failed"));
        assertRan(visitor);
        visitor.button("cookies.necessary").click();
        assertThat(banner(visitor)).isHidden();
        visitor.page().unroute("**" + CHOICES);
        visitor.open(SITE);
        Until.holds(
                java.time.Duration.ofSeconds(20),
                "the evidence of the no follows",
                () -> visitor.page().evaluate("() => JSON.parse(localStorage.getItem('indsigt-cookies')).visitor")
                        != null);
        assertThat(banner(visitor)).isHidden();
        assertEquals(List.of("NECESSARY 0 0 0 da"), kept(story, visitor));
    }

    @Test
    @DisplayName("everything is done by keyboard; the focus is seen, and goes back to where it was")
    void byKeyboard(Story story) {
        Visitor visitor = story.visitor();
        visitor.open(SITE);
        assertThat(banner(visitor)).isVisible();
        Page page = visitor.page();
        tabTo(visitor, visitor.button("cookies.choose"));
        page.keyboard().press("Enter");
        assertThat(box(visitor, "statistics")).isFocused();
        tabTo(visitor, box(visitor, "social"));
        page.keyboard().press("Space");
        tabTo(visitor, visitor.button("cookies.save"));
        page.keyboard().press("Enter");
        assertRan(visitor, "social");

        Locator again = page.locator("footer [data-cookie-choices]");
        tabTo(visitor, again);
        page.keyboard().press("Enter");
        assertThat(page.locator("#indsigt-cookies h2")).isFocused();
        page.keyboard().press("Escape");
        assertThat(banner(visitor)).isHidden();
        assertThat(again).isFocused();
        assertEquals(1, kept(story, visitor).size());
    }

    @Test
    @DisplayName("axe finds nothing, in both languages, light and dark, from 320 px to wide, unfolded and not")
    void everybodyCanUseIt(Story story) {
        // To look into the banner's own tree axe writes a style, which the page's policy refuses; the banner writes
        // none, as the other stories show.
        Visitor visitor = story.visitor().expecting("Applying inline style|Policy style-src-elem inline");
        Page page = visitor.page();
        List<String> findings = new ArrayList<>();
        for (String language : List.of("da", "en")) {
            page.setViewportSize(1280, 900);
            visitor.open(SITE + "?lang=" + language);
            assertThat(banner(visitor)).isVisible();
            Reading.prepare(page);
            for (boolean unfolded : List.of(false, true)) {
                if (unfolded) {
                    visitor.button("cookies.choose").click();
                }
                for (int width : List.of(320, 360, 1280)) {
                    page.setViewportSize(width, 900);
                    String where = language + " " + width + (unfolded ? " unfolded " : " ");
                    Reading.overflow(page).forEach(each -> findings.add(where + "wider than the window: " + each));
                    if (width == 320) {
                        continue;
                    }
                    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                        String how = where + scheme + ": ";
                        Reading.barriers(page).forEach(each -> findings.add(how + each));
                        if ("all".equals(System.getProperty("indsigt.screenshot"))) {
                            visitor.picture(java.nio.file.Path.of(
                                    "target",
                                    "screenshots",
                                    "cookies-" + how.replaceAll("[^A-Za-z0-9]+", "-") + ".png"));
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), findings);
    }

    @Test
    @DisplayName("the officer finds the evidence by the number that the visitor reads out, and nothing by another")
    void theOfficerLooks(Story story) {
        Visitor visitor = story.visitor();
        visitor.open(SITE);
        visitor.button("cookies.necessary").click();
        assertThat(banner(visitor)).isHidden();
        reopen(visitor);
        String number =
                visitor.page().locator("#indsigt-cookies .noted").innerText().replaceFirst("(?s).* ", "");

        Visitor olga = story.signedIn("olga");
        olga.follow("nav.visits");
        olga.press("visits.go");
        assertThat(olga.messageOf("visitor")).hasText(olga.words().of("error.VISITOR_FORMAT"));
        olga.field("visitor").fill(number);
        olga.press("visits.go");
        assertThat(olga.page().locator("section.card")).hasCount(1);
        assertThat(olga.fact("visits.act")).hasText(olga.words().of("cookieAct.NECESSARY"));
        assertThat(olga.page().locator("main table tbody tr").first()).isVisible();
        assertFalse(olga.page().url().contains(number), "nothing of it in the address");
        olga.field("visitor").fill(UUID.randomUUID().toString());
        olga.press("visits.go");
        assertThat(olga.main()).containsText(olga.words().of("visits.unknown"));
        assertEquals(404, story.signedIn("dennis").status("/desk/visit/cookies.xhtml"));
    }

    @Test
    @DisplayName("whatever is wrong with a choice is told in a problem document, and no row comes of it")
    void badInput(Story story) {
        Api web = new Api(story.site(), null, HttpClient.newHttpClient());
        long before = story.records().number("select count(*) from cookie_choice");
        String good = good(story);
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("", "400 BODY_MISSING");
        wrong.put("{", "400 JSON_MALFORMED");
        wrong.put("[]", "400 MEMBER_TYPE");
        wrong.put("null", "400 MEMBER_MISSING");
        wrong.put(good.replace("\"DA\"", "\"DE\""), "400 MEMBER_VALUE");
        wrong.put(good.replace("\"THREE\"", "\"FOUR\""), "400 MEMBER_VALUE");
        wrong.put(good.replace("\"statistics\":true", "\"statistics\":\"true\""), "400 MEMBER_TYPE");
        wrong.put(good.replace("\"statistics\":true", "\"statistics\":1"), "400 MEMBER_TYPE");
        wrong.put(good.replace("\"statistics\":true,", ""), "400 MEMBER_MISSING");
        wrong.put(good.replace("{\"brand\"", "{\"more\":1,\"brand\""), "400 MEMBER_UNKNOWN");
        wrong.put(good.replace("{\"brand\"", "{\"brand\":\"THREE\",\"brand\""), "400 MEMBER_TWICE");
        wrong.put(good.replace("{\"brand\"", "{\"visitor\":\"1-1-1-1-1\",\"brand\""), "400 MEMBER_VALUE");
        wrong.put(good.replaceFirst("\"social\":\\d+}", "\"social\":99999999999999999999}"), "400 MEMBER_VALUE");
        wrong.put(good.replaceFirst("\"social\":\\d+}", "\"social\":-1}"), "422 TEXT_UNKNOWN");
        wrong.put(good.replace("\"ALL\"", "\"NECESSARY\""), "422 CHOICE_NOT_OF_ACT");
        wrong.put(good + " ".repeat(2_000), "413 BODY_LARGE");
        wrong.put("[".repeat(1_900), "400 JSON_DEEP");
        wrong.forEach((body, told) ->
                assertEquals(told, told(post(web, story, body.getBytes(StandardCharsets.UTF_8))), body));
        byte[] noText = good.replace("THREE", "THR\u00e6").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("400 BODY_ENCODING", told(post(web, story, noText)));
        assertEquals("400 PARAMETER_VALUE", told(web.get(CHOICES)));
        assertEquals("400 PARAMETER_VALUE", told(web.get(CHOICES + "?visitor=%00")));
        assertEquals("404 NOT_FOUND", told(web.get(CHOICES + "?visitor=" + UUID.randomUUID())));
        assertEquals("405 METHOD", told(web.send(CHOICES, request -> request.DELETE())));
        assertEquals(
                "415 MEDIA_TYPE",
                told(web.send(
                        CHOICES,
                        request -> request.header("Content-Type", "text/plain")
                                .header("Origin", story.site().address())
                                .POST(BodyPublishers.ofString(good)))));
        assertEquals("405 METHOD", told(web.send("/cookies/texts", request -> request.POST(BodyPublishers.noBody()))));
        assertEquals(before, story.records().number("select count(*) from cookie_choice"));
    }

    @Test
    @DisplayName("pages of other sites are told nothing and can choose nothing; a choice is told by its number alone")
    void otherSites(Story story) {
        Api web = new Api(story.site(), null, HttpClient.newHttpClient());
        long before = story.records().number("select count(*) from cookie_choice");
        for (String origin :
                List.of("https://evil.example", "null", story.site().address() + ".evil.example")) {
            for (String method : List.of("OPTIONS", "POST", "GET")) {
                Api.Answer refused = web.send(
                        CHOICES,
                        request -> request.header("Origin", origin)
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(method.equals("POST") ? good(story) : "")));
                assertEquals("403 ORIGIN_UNKNOWN", told(refused), origin + " " + method);
                assertNull(refused.header("Access-Control-Allow-Origin"));
            }
        }
        assertEquals(
                "403 ORIGIN_UNKNOWN",
                told(web.send(
                        CHOICES,
                        request -> request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(good(story))))));
        assertEquals(before, story.records().number("select count(*) from cookie_choice"));

        Api.Answer asked = web.send(
                CHOICES,
                request -> request.header("Origin", story.site().address()).method("OPTIONS", BodyPublishers.noBody()));
        assertEquals(204, asked.status());
        assertEquals(story.site().address(), asked.header("Access-Control-Allow-Origin"));
        assertNull(asked.header("Access-Control-Allow-Credentials"));

        Api.Answer made = post(web, story, good(story).getBytes(StandardCharsets.UTF_8));
        assertEquals(201, made.status(), made::toString);
        assertNull(made.header("Set-Cookie"));
        JsonObject kept = made.json();
        assertEquals(
                kept,
                web.get(CHOICES + "?visitor=" + kept.get("visitor").getAsString())
                        .json());
        assertNotEquals(
                kept.get("visitor"),
                post(web, story, good(story).getBytes(StandardCharsets.UTF_8))
                        .json()
                        .get("visitor"));
    }

    private static String good(Story story) {
        String versions = story
                .records()
                .all("select concat('\"', case purpose_code when 'COOKIE_STAT' then 'statistics' when 'COOKIE_MKT' then"
                        + " 'marketing' else 'social' end, '\":', max(number)) from consent_text where purpose_code like"
                        + " 'COOKIE%' group by purpose_code order by purpose_code desc")
                .stream()
                .sorted((one, other) -> one.contains("social") ? 1 : other.contains("social") ? -1 : 0)
                .collect(Collectors.joining(","));
        return "{\"brand\":\"THREE\",\"language\":\"DA\",\"act\":\"ALL\",\"statistics\":true,\"marketing\":true,\"social\":true,"
                + "\"texts\":{" + versions + "}}";
    }

    private static Api.Answer post(Api web, Story story, byte[] body) {
        return web.send(
                CHOICES,
                request -> request.header("Origin", story.site().address())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private static String told(Api.Answer answer) {
        return answer.status() + " " + answer.code(answer.status());
    }

    private static Locator banner(Visitor visitor) {
        return visitor.page().locator("#indsigt-cookies .banner");
    }

    private static Locator box(Visitor visitor, String kind) {
        return visitor.page().locator("#indsigt-cookies input#" + kind);
    }

    private static void reopen(Visitor visitor) {
        visitor.page().locator("footer [data-cookie-choices]").click();
        assertThat(banner(visitor)).isVisible();
    }

    private static List<String> fetched(Visitor visitor) {
        List<String> fetched = new ArrayList<>();
        visitor.page().onRequest(request -> fetched.add(request.url()));
        return fetched;
    }

    /** Asserts that these kinds ran, and no other. */
    private static void assertRan(Visitor visitor, String... kinds) {
        for (String kind : KINDS) {
            boolean ran = List.of(kinds).contains(kind);
            assertThat(visitor.page().locator("#demo-" + kind))
                    .hasText(visitor.words().of(ran ? "site.ran" : "site.notRan"));
        }
    }

    private static Set<String> cookies(Visitor visitor) {
        return visitor.context().cookies().stream()
                .map(cookie -> cookie.name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return what is kept of a visitor's acts, newest first */
    private static List<String> kept(Story story, Visitor visitor) {
        Object number = visitor.page().evaluate("() => JSON.parse(localStorage.getItem('indsigt-cookies')).visitor");
        return story.records()
                .all(
                        "select concat_ws(' ', act, statistics, marketing, social, language) from cookie_choice where"
                                + " visitor_id = ? order by decided_at desc",
                        number);
    }

    /** The tab key goes through the banner, whose focus the document tells only from within. */
    private static void tabTo(Visitor visitor, Locator target) {
        for (int i = 0; i < 60; i++) {
            visitor.page().keyboard().press("Tab");
            if ((Boolean) target.evaluate("one => one === one.getRootNode().activeElement")) {
                assertTrue(
                        (Boolean) target.evaluate("one => getComputedStyle(one).outlineStyle !== 'none'"),
                        "the focus is seen");
                return;
            }
        }
        throw new AssertionError("The tab key does not reach " + target);
    }
}
