package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is asked for once: a call, a place in a competition; and newsletters with a way out. */
@ExtendWith(Stage.class)
final class CampaignIT {
    private static final Duration TIMER = Duration.ofSeconds(100);
    private static final Pattern STOP = Pattern.compile("List-Unsubscribe: <[^>]*/unsubscribe\\?t=([\\w.-]+)>");

    @Test
    @DisplayName("P-3.2-b, K-34: a customer asks for a call, an agent takes it, calls, and then it is over for good")
    void aCall(Story story) {
        Guest guest = Guest.plain(story, "rikke");
        Visitor customer = guest.signedIn();
        customer.follow("nav.callback");
        customer.press("callback.ask");
        assertThat(customer.messageOf("topic")).hasText(customer.words().of("error.TOPIC_REQUIRED"));
        customer.field("topic").selectOption("COVERAGE");
        customer.field("phone").fill("12");
        Locator windows = customer.field("window").locator("option");
        customer.field("window").selectOption(windows.last().getAttribute("value"));
        customer.press("callback.ask");
        assertThat(customer.messageOf("phone")).hasText(customer.words().of("error.PHONE_UNKNOWN"));
        customer.field("phone").fill("20 12 34 56");
        customer.press("callback.ask");
        customer.receiptNumber();
        assertThat(customer.fact("fact.topic")).hasText(customer.words().of("callbackTopic.COVERAGE"));
        String id = story.records().one("select id from callback_request where party_id = ?", guest.party());

        Visitor agent = story.signedIn("dennis");
        agent.follow("nav.callbacks");
        assertThat(agent.main()).not().containsText("20 12 34 56");
        story.records()
                .change(
                        "update callback_request set window_from = utc_timestamp(6) - interval 10 hour, window_until ="
                                + " utc_timestamp(6) + interval 1 hour where id = ?",
                        id);
        agent.open("/desk/campaign/callbacks.xhtml");
        Locator first = agent.page().locator("main section.card").first();
        agent.until(() -> first.locator("button").click());
        assertThat(agent.main()).containsText("20 12 34 56");
        Visitor other = story.signedIn("bjarke");
        other.open("/desk/campaign/callbacks.xhtml");
        assertThat(other.main()).not().containsText("20 12 34 56");
        agent.until(() -> agent.button("callbacks.called").click());
        assertThat(agent.main()).not().containsText("20 12 34 56");
        assertEquals("CALLED", story.records().one("select state from callback_request where id = ?", id));
        customer.open("/self/campaign/callback.xhtml");
        assertThat(customer.main()).containsText(customer.words().of("callbackState.CALLED"));
    }

    @Test
    @DisplayName("a customer takes the wish for a call back, and the number is gone")
    void noCall(Story story) {
        Guest guest = Guest.plain(story, "sigurd");
        Visitor customer = guest.signedIn();
        customer.open("/self/campaign/callback.xhtml");
        customer.field("topic").selectOption("OTHER");
        Locator windows = customer.field("window").locator("option");
        customer.field("window").selectOption(windows.last().getAttribute("value"));
        customer.press("callback.ask");
        customer.receiptNumber();
        customer.open("/self/campaign/callback.xhtml");
        customer.press("callback.withdraw");
        customer.receiptNumber();
        assertEquals(
                1,
                story.records()
                        .number(
                                "select count(*) from callback_request where party_id = ? and phone is null and state ="
                                        + " 'WITHDRAWN'",
                                guest.party()));
    }

    @Test
    @DisplayName("P-3.2-c, B-47, K-24: a competition from its first word to the last deleted entry")
    void aCompetition(Story story) {
        Guest guest = Guest.plain(story, "viggo");
        Visitor olga = story.signedIn("olga");
        olga.follow("nav.competitions");
        olga.follow("deskCompetition.new");
        olga.field("brand").selectOption(guest.brand());
        olga.field("nameDa").fill("Vind en tur");
        olga.field("nameEn").fill("Win a trip");
        olga.field("prizeDa").fill("En tur for to");
        olga.field("prizeEn").fill("A trip for two");
        olga.field("textDa").fill("Én gang pr. person.");
        olga.field("textEn").fill("Once a person.");
        olga.field("age").selectOption("15");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
        olga.field("closes").fill(today.toString());
        olga.field("draws").fill(today.toString());
        olga.press("deskCompetition.create");
        assertThat(olga.messageOf("draws")).hasText(olga.words().of("error.DRAWS_EARLY"));
        olga.field("draws").fill(today.plusDays(1).toString());
        olga.press("deskCompetition.create");
        assertThat(olga.heading()).hasText("Vind en tur");
        String id = olga.page().url().replaceFirst(".*id=([^&]*).*", "$1");
        String own = "/self/campaign/competition.xhtml?id=" + id;

        Visitor customer = guest.signedIn();
        customer.follow("nav.competitions");
        customer.page().locator("a.row-link[href*='" + id + "']").click();
        customer.press("competition.enter");
        customer.receiptNumber();
        assertThat(customer.fact("fact.competition")).hasText("Vind en tur");
        customer.open(own);
        customer.press("competition.leave");
        customer.receiptNumber();
        assertEquals(0, story.records().number("select count(*) from competition_entry where competition_id = ?", id));
        customer.open(own);
        customer.press("competition.enter");
        customer.receiptNumber();
        for (String page : List.of(own.replace(id, UUID.randomUUID().toString()), own.replace(id, "x"))) {
            assertEquals(404, customer.status(page), page);
        }
        assertEquals(404, customer.status("/self/campaign/entries.txt?id=" + id), "not closed yet");

        story.records()
                .change(
                        "update competition set closes_on = current_date - interval 2 day, draws_on = current_date - interval 1"
                                + " day where id = ?",
                        id);
        Until.holds(
                TIMER,
                "the timer closes it",
                () -> story.records()
                        .one("select state from competition where id = ?", id)
                        .equals("CLOSED"));
        customer.open(own);
        assertThat(customer.main()).containsText(customer.words().of("draw.later"));
        APIResponse list = customer.context().request().get("/self/campaign/entries.txt?id=" + id);
        assertEquals(
                story.records().one("select id from competition_entry where competition_id = ?", id) + "\n",
                list.text());
        assertEquals(404, Guest.plain(story, "rikke").signedIn().status("/self/campaign/entries.txt?id=" + id));

        olga.open("/desk/campaign/competition.xhtml?id=" + id);
        olga.press("deskCompetition.draw");
        olga.press("deskCompetition.see");
        assertThat(olga.main())
                .containsText(story.records()
                        .one("select concat(given_name, ' ', family_name) from party where id = ?", guest.party()));
        customer.open(own);
        assertThat(customer.main()).containsText(customer.words().of("competition.won"));
        assertThat(customer.main()).not().containsText(customer.words().of("draw.later"));
        olga.press("deskCompetition.sent");
        assertThat(olga.main()).containsText(olga.words().of("deskCompetition.emptiedAt"));
        assertEquals(0, story.records().number("select count(*) from competition_entry where competition_id = ?", id));
        assertEquals(404, customer.status(own));
    }

    @Test
    @DisplayName(
            "P-3.6.5: a survey from its first word to the last deleted answer; an objection keeps its mail away, the gift is another yes")
    void aSurvey(Story story) {
        Guest guest = Guest.undecided(story, "torben", "'SURVEY'");
        Guest objector = Guest.undecided(story, "bodil", "'SURVEY'");
        story.records().change("update customer set brand = ? where party_id = ?", guest.brand(), objector.party());
        Visitor against = objector.signedIn();
        against.open("/self/consent/decide.xhtml?purpose=SURVEY&channel=EMAIL&brand=" + guest.brand());
        against.press("consent.stopNow");
        against.receiptNumber();
        Set<String> before = story.outbox().names();
        Visitor olga = story.signedIn("olga");
        olga.follow("nav.surveys");
        olga.follow("deskSurvey.new");
        olga.field("brand").selectOption(guest.brand());
        olga.field("nameDa").fill("Om regningen");
        olga.field("nameEn").fill("About the bill");
        olga.field("textDa").fill("To spørgsmål.");
        olga.field("textEn").fill("Two questions.");
        olga.field("question1Da").fill("Er den til at forstå?");
        olga.field("question1En").fill("Is it clear?");
        olga.field("question3Da").fill("Hvad mangler?");
        olga.field("kind3").selectOption("WORDS");
        olga.field("prizeDa").fill("En taske");
        olga.field("prizeEn").fill("A bag");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
        olga.field("send").fill(today.toString());
        olga.field("closes").fill(today.plusDays(2).toString());
        olga.press("deskSurvey.create");
        assertThat(olga.messageOf("question3En")).hasText(olga.words().of("error.QUESTION_EN_REQUIRED", 3));
        olga.field("question3En").fill("What is missing?");
        olga.press("deskSurvey.create");
        assertThat(olga.heading()).hasText("Om regningen");
        String id = olga.page().url().replaceFirst(".*id=([^&]*).*", "$1");
        assertThat(olga.main()).containsText(olga.words().of("deskSurvey.few", 5));

        String email = story.records().one("select email from party where id = ?", guest.party());
        String issue = story.records().one("select issue_id from survey where id = ?", id);
        Until.holds(
                TIMER,
                "it was sent",
                () -> story.records()
                                .number(
                                        "select count(*) from outbox where cause_id = ? and party_id = ? and sent_at is not null",
                                        issue,
                                        guest.party())
                        == 1);
        String mail = story.outbox()
                .awaitNew(
                        before,
                        "the mail that asks",
                        text -> text.startsWith("To: " + email + "\n") && text.contains("/survey.xhtml?id=" + id));
        assertTrue(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), mail);
        Until.holds(
                TIMER,
                "everybody was asked about",
                () -> story.records()
                        .one("select state from newsletter_issue where id = ?", issue)
                        .equals("SENT"));
        assertEquals(
                0,
                story.records()
                        .number(
                                "select count(*) from outbox where cause_id = ? and party_id = ?",
                                issue,
                                objector.party()));

        String own = "/self/campaign/survey.xhtml?id=" + id;
        Visitor customer = guest.signedIn();
        customer.follow("nav.surveys");
        customer.page().locator("a.row-link[href*='" + id + "']").click();
        customer.press("survey.send");
        assertThat(customer.main()).containsText(customer.words().of("error.ANSWER_REQUIRED"));
        customer.page().getByRole(AriaRole.RADIO).nth(3).check();
        customer.page().getByRole(AriaRole.TEXTBOX).fill("Et overblik.");
        customer.press("survey.send");
        customer.receiptNumber();
        assertThat(customer.fact("fact.survey")).hasText("Om regningen");
        customer.open(own);
        assertThat(customer.main()).containsText(customer.words().of("survey.ofFive", 4));
        assertThat(customer.main()).containsText("Et overblik.");
        customer.follow("survey.toGift");
        customer.press("competition.enter");
        customer.receiptNumber();
        customer.open(own);
        customer.press("survey.back");
        customer.receiptNumber();
        assertEquals(0, story.records().number("select count(*) from survey_response where survey_id = ?", id));
        for (String page : List.of(own.replace(id, UUID.randomUUID().toString()), own.replace(id, "x"))) {
            assertEquals(404, customer.status(page), page);
        }
    }

    @Test
    @DisplayName(
            "GR-OTE-UNSUB-2019: a newsletter reaches who said yes, and its way out ends the yes in one step without signing in")
    void aNewsletter(Story story) {
        Guest guest = Guest.plain(story, "yrsa");
        String decide = "/self/consent/decide.xhtml?purpose=NEWSLETTER_TECH&channel=EMAIL&brand=" + guest.brand();
        Visitor customer = guest.signedIn();
        customer.open(decide);
        if (customer.button("consent.giveNow").count() > 0) {
            customer.press("consent.giveNow");
            customer.receiptNumber();
        }
        Set<String> before = story.outbox().names();
        Visitor olga = story.signedIn("olga");
        olga.follow("nav.newsletters");
        olga.press("wayOut.go");
        assertThat(olga.main()).containsText(olga.words().of("wayOut.WORKS"));
        olga.follow("newsletters.new");
        olga.press("newsletters.schedule");
        assertThat(olga.messageOf("purpose")).hasText(olga.words().of("error.NEWSLETTER_REQUIRED"));
        olga.field("purpose").selectOption("NEWSLETTER_TECH");
        olga.field("brand").selectOption(guest.brand());
        olga.field("nameDa").fill("Nyt om nettet i dag");
        olga.field("nameEn").fill("News about the network today");
        olga.field("textDa").fill("Vi bygger.");
        olga.field("textEn").fill("We build.");
        olga.field("send").fill(LocalDate.now(ZoneId.of("Europe/Copenhagen")).toString());
        olga.press("newsletters.schedule");
        assertThat(olga.heading()).hasText("Nyt om nettet i dag");

        String email = story.records().one("select email from party where id = ?", guest.party());
        String mail = story.outbox()
                .awaitNew(
                        before,
                        "the newsletter",
                        text -> text.startsWith("To: " + email + "\n") && text.contains("Vi bygger."));
        assertTrue(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), mail);
        Matcher stop = STOP.matcher(mail);
        assertTrue(stop.find(), mail);
        String token = stop.group(1);

        Visitor stranger = story.visitor();
        stranger.open("/unsubscribe?t=" + token);
        assertThat(stranger.heading()).hasText(stranger.words().of("unsubscribe.title"));
        customer.open(decide);
        assertThat(customer.button("consent.stopNow")).isVisible();
        long told = guest.receipts();
        postedAtOnce(story.site().address() + "/unsubscribe?t=" + token);
        assertEquals(told + 1, guest.receipts(), "once, by however many programs");
        APIResponse answer = stranger.context()
                .request()
                .post(
                        "/unsubscribe?t=" + token,
                        RequestOptions.create().setMultipart(FormData.create().set("List-Unsubscribe", "One-Click")));
        assertEquals(200, answer.status());
        APIResponse wrong = stranger.context()
                .request()
                .post(
                        "/unsubscribe?t=wrong",
                        RequestOptions.create().setForm(FormData.create().set("List-Unsubscribe", "One-Click")));
        assertEquals(answer.status(), wrong.status());
        assertEquals(answer.text(), wrong.text());
        customer.open(decide);
        assertThat(customer.button("consent.giveNow")).isVisible();
        long receipts = guest.receipts();
        stranger.press("unsubscribe.go");
        assertThat(stranger.main()).containsText(stranger.words().of("unsubscribe.done"));
        assertEquals(receipts, guest.receipts(), "twice is once");
        olga.page().reload();
        assertFalse(olga.main().innerText().contains(email));
    }

    /** As mail programs and the filters before them do. */
    private static void postedAtOnce(String address) {
        HttpClient program = HttpClient.newHttpClient();
        HttpRequest post = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> program.sendAsync(post, HttpResponse.BodyHandlers.ofString()))
                .limit(8)
                .toList();
        answers.forEach(each -> assertEquals(200, each.join().statusCode()));
    }
}
