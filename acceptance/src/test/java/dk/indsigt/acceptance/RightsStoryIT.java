package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
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
        Guest sofus = Guest.of(story, "sofus");
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
        officer.page().locator("[id='question:words']").fill("Hvilken regning?");
        officer.page().locator("[id='question:go']").click();
        assertThat(officer.page()).hasURL(Pattern.compile("done=true"));
        assertEquals("AWAITING_CUSTOMER", story.records().one("select state from rights_request where id = ?", id));

        customer.open("/self/rights/show.xhtml?id=" + id);
        assertThat(customer.main()).containsText("Hvilken regning?");
        assertThat(letters).hasCount(2);
    }

    @Test
    @DisplayName(
            "P-9.1-a: a copy of everything is asked for by the customer, made at once, and seen as answered at the desk")
    void access(Story story) {
        Guest guest = Guest.of(story, "agathe");
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
        Visitor customer = Guest.of(story, "ulrik").signedIn();
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
