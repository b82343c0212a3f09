package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests from the chair of the one who asks and of the one who answers. */
@ExtendWith(Stage.class)
final class RightsStoryIT {

    @Test
    @DisplayName(
            "P-9-a: a question is asked in three steps, its receipt is read, the officer asks back, and both sides see each letter")
    void aQuestion(Story story) {
        Guest sofus = Guest.plain(story, "sofus");
        Visitor customer = sofus.signedIn();
        customer.open("/self/rights/ask.xhtml?type=DPO_QUESTION");
        customer.press("rights.next");
        assertThat(customer.messageOf("words")).hasText(customer.words().of("error.WORDS_REQUIRED"));
        customer.field("words").fill("Hvem ser mine regninger? <b>&</b>");
        customer.press("rights.next");
        assertThat(customer.main()).containsText("Hvem ser mine regninger? <b>&</b>");
        customer.press("rights.send");
        assertThat(customer.page()).hasURL(Pattern.compile("/self/rights/show\\.xhtml\\?.*id="));
        Locator letters = customer.page().locator("a.row-link[href*='/self/notice/letter']");
        assertThat(letters).hasCount(1);
        String number = customer.page().locator(".number").first().innerText();
        letters.click();
        assertThat(customer.heading()).containsText(number);

        String id = story.records().one("select id from rights_request where number = ?", number);
        Visitor officer = story.signedIn("olga");
        officer.open("/desk/rights/show.xhtml?id=" + id);
        assertThat(officer.main()).containsText("Hvem ser mine regninger?");
        assertThat(officer.page().locator("a[href*='/self/notice/letter']")).hasCount(0);
        officer.page().locator("a[href*='/desk/rights/letter']").click();
        assertThat(officer.heading()).containsText(number);
        assertEquals(200, officer.status(officer.page().locator("main a.button").getAttribute("href")));
        officer.page().locator("main a.back").click();
        officer.page().locator("[id='question:words']").fill("Hvilken regning?");
        officer.page().locator("[id='question:go']").click();
        assertThat(officer.page()).hasURL(Pattern.compile("done=true"));
        assertEquals("AWAITING_CUSTOMER", story.records().one("select state from rights_request where id = ?", id));

        customer.open("/self/rights/show.xhtml?id=" + id);
        assertThat(customer.main()).containsText("Hvilken regning?");
        assertThat(letters).hasCount(2);
    }

    @Test
    @DisplayName("the desk keeps the letter that a request came by: read by its content, and opened again as it came")
    void theOriginalMessage(Story story) {
        String id = story.records()
                .one(
                        "select id from rights_request where type = 'RECTIFICATION' and party_id = ?",
                        story.records().partyOf("torben"));
        Visitor agent = atDesk(story, "agnete", id);
        byte[] letter = "%PDF-1.7\nKære 3, jeg hedder noget andet.\n%%EOF".getBytes(StandardCharsets.UTF_8);
        agent.page().locator("[id='upload:file']").setInputFiles(new FilePayload("brev.pdf", "text/plain", letter));
        agent.until(() -> agent.page().locator("[id='upload:go']").click());
        assertThat(agent.page().locator("main .check + .field-error"))
                .hasText(agent.words().of("error.NOT_LOOKED_AT"));
        agent.page().locator("[id='upload:file']").setInputFiles(new FilePayload("brev.pdf", "text/plain", letter));
        agent.page().locator("[id='upload:looked']").check();
        agent.until(() -> agent.page().locator("[id='upload:go']").click());
        Locator files = agent.page().locator("main a[href*='/desk/rights/file']");
        assertThat(files).hasCount(1);
        APIResponse kept = agent.context().request().get(files.getAttribute("href"));
        assertEquals("application/pdf", kept.headers().get("content-type"));
        assertArrayEquals(letter, kept.body());
    }

    @Test
    @DisplayName(
            "a power of attorney for some rights, noted at the desk upon a document, lets its holder ask for those and no others")
    void attorney(Story story) {
        Guest gerda = Guest.plain(story, "gerda");
        Guest niels = Guest.plain(story, "niels");
        Desk desk = Desk.of(story, "bjarke");
        desk.openCustomer(gerda.customerNumber(), "SHOP", "CUSTOMER_IN_SHOP").identified();
        desk.show("/self/rights/mandate.xhtml");
        Visitor agent = desk.visitor();
        agent.field("customer").fill(niels.customerNumber());
        agent.field("standing").selectOption("ATTORNEY");
        agent.field("proof").selectOption("POWER_OF_ATTORNEY");
        agent.field("expires")
                .fill(LocalDate.now(ZoneId.of("Europe/Copenhagen"))
                        .plusMonths(6)
                        .toString());
        agent.page().locator("main input[type=checkbox][value=ACCESS]").check();
        agent.press("mandate.save");
        assertThat(agent.page()).hasURL(Pattern.compile("/self/rights/list\\.xhtml"));

        Visitor holder = niels.signedIn();
        String mandate = story.records().one("select id from mandate where holder_id = ?", niels.party());
        holder.open("/self/rights/ask.xhtml?type=ACCESS&mandate=" + mandate);
        assertThat(holder.main()).containsText(holder.words().of("standing.ATTORNEY"));
        holder.expecting(404);
        assertEquals(404, holder.status("/self/rights/ask.xhtml?type=ERASURE&mandate=" + mandate));
    }

    @Test
    @DisplayName(
            "P-9.1-a: a copy of everything is asked for by the customer, made at once, and seen as answered at the desk")
    void access(Story story) {
        Guest guest = Guest.plain(story, "agathe");
        Visitor customer = guest.signedIn();
        String id = asked(story, customer, "ACCESS");
        Until.holds(
                Duration.ofSeconds(90),
                "the copy is made",
                () -> story.records()
                                .number(
                                        "select count(*) from rights_package where request_id = ? and state = 'READY'",
                                        id)
                        == 1);
        customer.open("/self/rights/show.xhtml?id=" + id);
        assertThat(customer.page().locator("main a[href*='/self/rights/package?id=']"))
                .hasCount(1);
        Visitor officer = atDesk(story, "olga", id);
        assertThat(officer.main()).containsText(officer.words().of("package.title"));
        String outcome = story.records().one("select outcome from rights_request where id = ?", id);
        assertThat(officer.main()).containsText(officer.words().of("rightsOutcome." + outcome));
        assertThat(officer.page().locator("main a[href*='/self/rights/package']"))
                .hasCount(0);
    }

    @Test
    @DisplayName(
            "P-9.6-a: an objection stops the use at once; the officer weighs both sides and decides, and the customer reads it")
    void objection(Story story) {
        Visitor customer = Guest.plain(story, "ulrik").signedIn();
        customer.open("/self/rights/ask.xhtml?type=OBJECTION");
        customer.page().locator("main input[type=checkbox]").first().check();
        String id = sent(story, customer);
        assertEquals(
                1,
                story.records()
                        .number("select count(*) from processing_stop where request_id = ? and ended_at is null", id));
        Visitor officer = atDesk(story, "olga", id);
        officer.page().locator("[id='weigh:ours']").fill("Vi vil gerne kende nettets brug.");
        officer.page().locator("[id='weigh:go']").click();
        assertThat(officer.page().locator("main .field-error:not(:empty)").first())
                .isVisible();
        assertThat(officer.page().locator("[id='weigh:ours']")).hasValue("Vi vil gerne kende nettets brug.");
        officer.page().locator("[id='weigh:theirs']").fill("Kunden har en hemmelig adresse.");
        officer.page().locator("[id='weigh:conclusion']").selectOption("STOP");
        officer.page().locator("[id='weigh:go']").click();
        assertThat(officer.page()).hasURL(Pattern.compile("done=true"));
        officer.until(() -> officer.page().locator("[id='propose:go']").click());
        customer.open("/self/rights/show.xhtml?id=" + id);
        assertThat(customer.main()).containsText(customer.words().of("rightsOutcome.GRANTED"));
    }

    @Test
    @DisplayName(
            "P-9.3-a: an erasure is previewed by the customer, proposed by one, approved by another, and carried out")
    void erasure(Story story) {
        Guest guest = Guest.of(story, "valdemar");
        Visitor customer = guest.signedIn();
        customer.open("/self/rights/ask.xhtml?type=ERASURE");
        assertThat(customer.main()).containsText(customer.words().of("erasure.goes"));
        customer.field("ground").selectOption(new SelectOption().setIndex(1));
        String id = sent(story, customer);
        Visitor olga = atDesk(story, "olga", id);
        olga.until(() -> olga.page().locator("[id='propose:go']").click());
        assertThat(olga.page().locator("[id='approve:go']")).hasCount(0);
        Visitor palle = atDesk(story, "palle", id);
        palle.until(() -> palle.page().locator("[id='approve:go']").click());
        Until.holds(
                Duration.ofSeconds(120),
                "the erasure is carried out",
                () -> story.records()
                                .number(
                                        "select count(*) from erasure where request_id = ? and carried_out_at is not null",
                                        id)
                        == 1);
        assertEquals(
                0,
                story.records()
                        .number(
                                "select count(*) from recording r join rights_request q on q.party_id = r.party_id where q.id = ?"
                                        + " and r.deleted_at is null",
                                id));
        customer.open("/self/rights/show.xhtml?id=" + id);
        assertThat(customer.main()).containsText(customer.words().of("rightsOutcome.PARTLY"));
    }

    private static String asked(Story story, Visitor customer, String type) {
        customer.open("/self/rights/ask.xhtml?type=" + type);
        return sent(story, customer);
    }

    /** @return the id of the request */
    private static String sent(Story story, Visitor customer) {
        customer.press("rights.next");
        customer.press("rights.send");
        assertThat(customer.page()).hasURL(Pattern.compile("/self/rights/show\\.xhtml\\?.*id="));
        String number = customer.page().locator(".number").first().innerText();
        return story.records().one("select id from rights_request where number = ?", number);
    }

    private static Visitor atDesk(Story story, String username, String id) {
        Visitor staff = story.signedIn(username);
        staff.open("/desk/rights/show.xhtml?id=" + id);
        return staff;
    }
}
