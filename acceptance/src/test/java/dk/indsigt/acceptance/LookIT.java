package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SelectOption;
import dk.indsigt.acceptance.Look.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page can be read by everybody: in Danish and English, light and dark, on a desk and on a phone. */
@ExtendWith(Stage.class)
final class LookIT {

    private static final int DESK = 1280;
    private static final int PHONE = 360;
    private static final int SMALL_PHONE = 320;
    private static final Path PICTURES = Path.of("target", "screenshots");

    /** {@code docs}: the picture of the README is made anew. {@code all}: each page is pictured as it is looked at. */
    private static final String WISH = System.getProperty("indsigt.screenshot", "");

    @Test
    @DisplayName("every page is looked at")
    void everyPageIsLookedAt() throws IOException {
        Path pages = Portal.home().resolve("portal-web/src/main/webapp");
        Set<String> views;
        try (Stream<Path> files = Files.walk(pages)) {
            views = files.map(file -> "/" + pages.relativize(file).toString().replace('\\', '/'))
                    .filter(view -> view.endsWith(".xhtml") && !view.startsWith("/WEB-INF/"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        views.add("/nowhere.xhtml");
        assertEquals(
                views, Look.ALL.stream().map(Look::view).collect(Collectors.toCollection(TreeSet::new)), "Look.ALL");
    }

    @TestFactory
    @DisplayName("who is not signed in")
    Stream<DynamicTest> aStranger(Story story) {
        return looks(Reader.STRANGER, story.visitor().expecting(404), Map.of());
    }

    @TestFactory
    @DisplayName("a customer about whom nothing is held")
    Stream<DynamicTest> aCustomerWithNothing(Story story) {
        String username = story.records()
                .all("select username from account a where role = 'CUSTOMER' and password_hash is not null"
                        + " and not exists (select 1 from customer c where c.party_id = a.person_id)"
                        + " and not exists (select 1 from recording r where r.party_id = a.person_id)"
                        + " and not exists (select 1 from message m where m.party_id = a.person_id)"
                        + " and not exists (select 1 from audit_entry e where e.party_id = a.person_id)"
                        + " and not exists (select 1 from consent_decision d where d.party_id = a.person_id)"
                        + " order by username")
                .get(0);
        Visitor visitor = story.visitor();
        visitor.open("/login.xhtml");
        visitor.enter(username, story.site().credentials().passwordOf("karla"));
        assertThat(visitor.heading()).hasText(visitor.words().of("overview.title"));
        return looks(Reader.NEWCOMER, visitor, Map.of());
    }

    @TestFactory
    @DisplayName("a customer of many years")
    Stream<DynamicTest> aCustomer(Story story) {
        String karla = story.records().partyOf("karla");
        return looks(
                Reader.CUSTOMER,
                story.signedIn("karla"),
                Map.of(
                        "{recording}", recording(story, karla),
                        "{package}", PackageIT.ordered(story, "karla"),
                        "{capture}", ConsentInfoIT.asked(story, karla),
                        "{captureOver}", over(story, karla),
                        "{survey}",
                                first(
                                        story,
                                        "select id from survey where brand = 'THREE' and name_en = 'How are we doing?' order by created_at"),
                        "{answered}", answeredSurvey(story, karla),
                        "{competition}",
                                first(
                                        story,
                                        "select id from competition where brand = 'THREE' and state = 'OPEN' order by created_at"),
                        "{line}",
                                first(
                                        story,
                                        "select l.id from line l join subscription s on s.id = l.subscription_id"
                                                + " join customer c on c.id = s.customer_id where c.party_id = ?",
                                        karla),
                        "{message}",
                                first(story, "select id from message where party_id = ? order by sent_at desc", karla),
                        "{receipt}",
                                first(
                                        story,
                                        "select id from receipt where party_id = ? order by issued_at desc",
                                        karla)));
    }

    @TestFactory
    @DisplayName("a customer with tens of thousands of rows")
    Stream<DynamicTest> aHeavyCustomer(Story story) {
        return looks(Reader.HEAVY_CUSTOMER, story.signedIn("bent"), Map.of());
    }

    @TestFactory
    @DisplayName("a customer who has asked for something and got a letter")
    Stream<DynamicTest> aCustomerWhoAsked(Story story) {
        String emily = story.records().partyOf("emily");
        return looks(
                Reader.ASKER,
                story.signedIn("emily"),
                Map.of(
                        "{request}", first(story, "select id from rights_request where party_id = ?", emily),
                        "{letter}", first(story, "select id from letter where addressee_id = ?", emily)));
    }

    @TestFactory
    @DisplayName("who acts for a company")
    Stream<DynamicTest> aCompany(Story story) {
        Visitor visitor = story.signedIn("lone");
        visitor.page().locator("#acting").selectOption(new SelectOption().setLabel("Bøgeholt Logistik A/S"));
        visitor.press("frame.actingGo");
        return looks(Reader.COMPANY, visitor, Map.of());
    }

    @TestFactory
    @DisplayName("an agent at the telephone")
    Stream<DynamicTest> anAgent(Story story) {
        String karla = story.records().partyOf("karla");
        Desk desk = Desk.of(story, "dennis").open("vibeke", "PHONE", "CUSTOMER_CALLS");
        String covered = desk.contact();
        String known =
                desk.open("karla", "PHONE", "PRIVACY_REQUEST").identified().contact();
        return looks(
                Reader.AGENT,
                desk.visitor(),
                Map.of(
                        "{covered}",
                        covered,
                        "{known}",
                        known,
                        "{unknown}",
                        request(story, "RECTIFICATION", "torben"),
                        "{customer}",
                        first(story, "select id from customer where party_id = ?", karla),
                        "{party}",
                        karla,
                        "{recording}",
                        recording(story, karla)));
    }

    @TestFactory
    @DisplayName("an agent in a shop")
    Stream<DynamicTest> anAgentInAShop(Story story) {
        Desk desk = Desk.of(story, "bjarke").open("karla", "SHOP", "CUSTOMER_IN_SHOP");
        return looks(Reader.SHOP_AGENT, desk.visitor(), Map.of("{inShop}", desk.contact()));
    }

    @TestFactory
    @DisplayName("the privacy officer")
    Stream<DynamicTest> theOfficer(Story story) {
        String run = first(story, "select run_id from retention_run_rule");
        untold(story);
        return looks(
                Reader.OFFICER,
                story.signedIn("olga").expecting("does not conform to the required format"),
                Map.of(
                        "{run}", run,
                        "{objection}", request(story, "OBJECTION", "gitte"),
                        "{erasure}", request(story, "ERASURE", "jens"),
                        "{automated}", request(story, "AUTOMATED_DECISION", "mikkel"),
                        "{letter}", letter(story),
                        "{competition}",
                                first(
                                        story,
                                        "select id from competition where brand = 'THREE' and state = 'OPEN' order by created_at"),
                        "{drawable}",
                                first(story, "select id from competition where state = 'CLOSED' order by created_at"),
                        "{issue}", first(story, "select id from newsletter_issue order by created_at"),
                        "{survey}", first(story, "select id from survey where brand = 'THREE' order by created_at"),
                        "{few}", survey(story, "Ny undersøgelse")));
    }

    @TestFactory
    @DisplayName("the administrator")
    Stream<DynamicTest> theAdministrator(Story story) {
        return looks(
                Reader.ADMINISTRATOR,
                story.signedIn("admin"),
                Map.of("{client}", first(story, "select id from machine_client order by name")));
    }

    @Test
    @DisplayName("the front page of a customer is pictured for the README")
    void theFrontPageIsPictured(Story story) throws IOException {
        Visitor karla = story.signedIn("karla");
        karla.page().setViewportSize(DESK, 900);
        karla.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        karla.open("/self/overview/show.xhtml");
        Path picture = PICTURES.resolve("overview.png");
        karla.page().screenshot(new Page.ScreenshotOptions().setPath(picture));
        assertTrue(Files.size(picture) > 10_000, "there is something on it");
        if (WISH.equals("docs")) {
            Files.copy(
                    picture,
                    Portal.home().resolve("docs/screenshot.png"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Stream<DynamicTest> looks(Reader reader, Visitor visitor, Map<String, String> ids) {
        return Look.of(reader).stream()
                .map(look -> DynamicTest.dynamicTest(look.toString(), () -> {
                    List<String> findings = new ArrayList<>();
                    look(look, visitor, named(look.path(), ids), findings);
                    assertTrue(findings.isEmpty(), () -> "\n" + String.join("\n", findings));
                }));
    }

    /** In Danish, then through the link to the other language. */
    private static void look(Look look, Visitor visitor, String path, List<String> findings) {
        Page page = visitor.page();
        page.setViewportSize(DESK, 900);
        visitor.open(path + (path.contains("?") ? "&" : "?") + "lang=da");
        String address = page.url();
        inState(look, visitor, "da", findings);
        if (page.locator("a.language").count() > 0) {
            page.setViewportSize(DESK, 900);
            visitor.page().keyboard().press("Escape");
            page.locator("a.language").click();
            if (!page.url().equals(address)) {
                findings.add("The other language leads to " + page.url());
                visitor.open(address);
            }
        } else {
            visitor.open(path + (path.contains("?") ? "&" : "?") + "lang=en");
        }
        inState(look, visitor, "en", findings);
    }

    private static void inState(Look look, Visitor visitor, String language, List<String> findings) {
        Page page = visitor.page();
        look.then().accept(visitor);
        if (look.isEmpty()) {
            assertThat(page.locator("main .empty").first()).isVisible();
        }
        if (look.isRefused()) {
            assertThat(page.locator("main .field-error:not(:empty), main .note.bad")
                            .first())
                    .isVisible();
        }
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            findings.add("The language is " + page.locator("html").getAttribute("lang") + ", not " + language);
        }
        findings.addAll(Reading.unsaid(page));
        Reading.prepare(page);
        for (int width : List.of(DESK, PHONE, SMALL_PHONE)) {
            page.setViewportSize(width, 900);
            Reading.overflow(page).forEach(each -> findings.add(width + " px: wider than the window: " + each));
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                if (width == SMALL_PHONE) {
                    continue;
                }
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                String how = language + ", " + scheme.name().toLowerCase(java.util.Locale.ROOT) + ", " + width + " px";
                Reading.barriers(page).forEach(each -> findings.add(how + ": " + each));
                if (WISH.equals("all")) {
                    visitor.picture(PICTURES.resolve((look + ", " + how).replaceAll("[^A-Za-z0-9{}]+", "-") + ".png"));
                }
            }
        }
    }

    private static String named(String path, Map<String, String> ids) {
        String named = path;
        for (Map.Entry<String, String> id : new HashMap<>(ids).entrySet()) {
            named = named.replace(id.getKey(), id.getValue());
        }
        return named;
    }

    private static String request(Story story, String type, String username) {
        return first(
                story,
                "select id from rights_request where type = ? and party_id = ?",
                type,
                story.records().partyOf(username));
    }

    /** A system that was told of a withdrawal, and has not confirmed it. */
    private static void untold(Story story) {
        String subscription = UUID.randomUUID().toString();
        story.records()
                .change(
                        "insert into event_subscription (id, client_id, callback, form, created_at, rests_until, failures, last_failure,"
                                + " version) select ?, id, 'https://consumer.example.com/consent/callback', 'OWN', utc_timestamp(6), '2999-01-01',"
                                + " 3, 'HTTP 503', 1 from machine_client where name = 'Netværkstjenester'",
                        subscription);
        story.records()
                .change(
                        "insert into consent_event (id, subscription_id, client_id, party_id, decision_id, kind, stops, at, attempts,"
                                + " version) select uuid(), s.id, s.client_id, d.party_id, d.id, 'CONSENT_STOPPED', 1, utc_timestamp(6) -"
                                + " interval 2 hour, 3, 1 from event_subscription s, consent_decision d where s.id = ? and d.purpose_code ="
                                + " 'MKT_OWN' and d.decision = 'WITHDRAWN' limit 3",
                        subscription);
    }

    /** @return a page of consents whose time has run out */
    private static String over(Story story, String party) {
        String capture = ConsentInfoIT.asked(story, party);
        story.records().change("update consent_capture set expires_at = utc_timestamp(6) where id = ?", capture);
        return capture;
    }

    /** @return a survey that the party has answered, with a draw */
    private static String answeredSurvey(Story story, String party) {
        String survey = survey(story, "Hvad synes du?");
        story.records()
                .change(
                        "insert into survey_response (id, survey_id, party_id, answered_at, asked_through, delete_due_on,"
                                + " version) select uuid(), id, ?, utc_timestamp(6), 'PORTAL', closes_on + interval 6 month, 1"
                                + " from survey where id = ?",
                        party,
                        survey);
        story.records()
                .change(
                        "insert into survey_answer (response_id, place, score, words) select id, 1, 4, null from survey_response"
                                + " where survey_id = ?",
                        survey);
        story.records()
                .change(
                        "insert into competition (id, brand, name_da, name_en, terms_da, terms_en, prize_da, prize_en,"
                                + " minimum_age, asks_phone, closes_on, draws_on, state, created_by, created_at, passed_over,"
                                + " version, survey_id) select uuid(), brand, name_da, name_en, 'Vilkår', 'Terms', 'En taske',"
                                + " 'A bag', 15, false, closes_on, closes_on + interval 1 day, 'OPEN', created_by,"
                                + " utc_timestamp(6), 0, 1, id from survey where id = ?",
                        survey);
        return survey;
    }

    /** @return a survey that too few have answered */
    private static String survey(Story story, String name) {
        String survey = UUID.randomUUID().toString();
        story.records()
                .change(
                        "insert into survey select ?, brand, ?, ?, intro_da, intro_en, closes_on, issue_id, created_by,"
                                + " utc_timestamp(6), 1 from survey where brand = 'THREE' order by created_at limit 1",
                        survey,
                        name,
                        name);
        story.records()
                .change(
                        "insert into survey_question select ?, place, kind, text_da, text_en from survey_question where"
                                + " survey_id = (select min(id) from survey where brand = 'THREE' and id <> ?)",
                        survey,
                        survey);
        return survey;
    }

    /** @return a letter that went out in a case */
    private static String letter(Story story) {
        Guest guest = Guest.plain(story, "signe");
        Visit.asked(
                story,
                guest.signedIn(),
                "DPO_QUESTION",
                page -> page.locator("[id='form:words']").fill("Hvem ser mine regninger?"));
        return first(story, "select id from letter where case_id is not null and addressee_id = ?", guest.party());
    }

    private static String recording(Story story, String party) {
        return first(
                story,
                "select id from recording where party_id = ? and deleted_at is null and delete_due_on > current_date + interval 30 day"
                        + " order by started_at desc",
                party);
    }

    private static String first(Story story, String sql, Object... arguments) {
        return story.records().all(sql, arguments).get(0);
    }
}
