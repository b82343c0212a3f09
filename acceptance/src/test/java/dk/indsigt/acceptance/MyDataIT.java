package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is held about a customer, category by category. */
@ExtendWith(Stage.class)
final class MyDataIT {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    private static final List<String> CATEGORIES = List.of(
            "IDENTITY",
            "CONTACT",
            "CUSTOMER",
            "LINES",
            "EQUIPMENT",
            "INVOICES",
            "PURCHASES",
            "PAYMENT_CARD",
            "TRAFFIC",
            "LOCATION",
            "LOGGING",
            "RECORDINGS",
            "CONSENTS",
            "DIRECTORY",
            "MESSAGES",
            "MAIL_EVENTS",
            "ACCOUNT",
            "ACCESS_LOG");

    @Test
    @DisplayName("the overview answers four questions and leads on to each")
    void theOverviewAnswersFourQuestions(Story story) {
        Visitor visitor = story.signedIn("karla");
        assertThat(visitor.page().locator(".tile h2")).hasText(new String[] {
            visitor.words().of("overview.held"),
            visitor.words().of("overview.agreed"),
            visitor.words().of("overview.running"),
            visitor.words().of("overview.looked")
        });
        long recordings = story.records()
                .number(
                        "select count(*) from recording where party_id = ? and deleted_at is null",
                        story.records().partyOf("karla"));
        assertThat(visitor.page().locator(".tile").first())
                .containsText(visitor.words().of("overview.recordings", recordings));
        leads(visitor, "overview.toData", "data.title");
        leads(visitor, "overview.toConsents", "consent.title");
        leads(visitor, "overview.toMessages", "message.title");
        leads(visitor, "overview.toLooks", "looks.title");
    }

    @Test
    @DisplayName("each category tells the values, why, on what basis, from where, who receives them and until when")
    void eachCategoryTellsWhyAndHowLong(Story story) {
        Visitor visitor = story.signedIn("karla");
        visitor.open("/self/data/list.xhtml");
        assertThat(visitor.page().locator("main .list a")).hasCount(CATEGORIES.size());
        for (String category : CATEGORIES) {
            visitor.open("/self/data/show.xhtml?category=" + category);
            assertThat(visitor.heading()).hasText(visitor.words().of("category." + category));
            assertThat(visitor.main()).containsText(visitor.words().of("data.source") + ": ");
            Locator why = visitor.page().locator("main .why");
            assertTrue(why.count() > 0, category + " has no purpose");
            for (Locator activity : why.all()) {
                assertEquals(4, activity.locator("dd").count(), category);
                for (Locator answer : activity.locator("dd").all()) {
                    assertFalse(answer.innerText().isBlank(), category + " leaves something open");
                }
            }
        }
    }

    @Test
    @DisplayName("the CPR number is masked, and a card is said not to be stored")
    void cprIsMaskedAndCardsAreNotStored(Story story) {
        Visitor visitor = story.signedIn("karla");
        visitor.open("/self/data/show.xhtml?category=IDENTITY");
        assertThat(visitor.fact("identity.cpr")).hasText(Pattern.compile("^\\s*\\d{6}-\\*{4}\\s*$"));
        assertFalse(Pattern.compile("\\b\\d{6}-?\\d{4}\\b")
                .matcher(visitor.main().innerText())
                .find());
        visitor.open("/self/data/show.xhtml?category=PAYMENT_CARD");
        assertThat(visitor.main()).containsText(visitor.words().of("data.card"));
    }

    @Test
    @DisplayName("50,000 traffic rows are paged in the database and can be filtered by period")
    void trafficIsPagedAndFiltered(Story story) {
        Visitor visitor = story.signedIn("bent");
        String bent = story.records().partyOf("bent");
        long total = story.records().number("select count(*) from traffic_record where person_id = ?", bent);
        assertTrue(total >= 45_000, "bent is the heavy customer: " + total);
        visitor.open("/self/data/show.xhtml?category=TRAFFIC");
        assertThat(visitor.main()).containsText(visitor.words().of("usage.count", total));
        assertThat(rows(visitor)).hasCount(50);
        String first = rows(visitor).first().innerText();
        visitor.follow("pager.next");
        assertThat(visitor.page().locator(".pager span"))
                .hasText(visitor.words().of("pager.where", 2, (total + 49) / 50, total));
        assertThat(rows(visitor)).hasCount(50);
        assertThat(rows(visitor).first()).not().hasText(first);

        LocalDate day = LocalDate.now(DENMARK).minusDays(30);
        visitor.page().locator("#from").fill(day.toString());
        visitor.page().locator("#to").fill(day.toString());
        visitor.press("usage.filter");
        long thatDay = story.records()
                .number(
                        "select count(*) from traffic_record where person_id = ? and at >= ? and at < ?",
                        bent,
                        midnight(day),
                        midnight(day.plusDays(1)));
        assertTrue(thatDay > 0 && thatDay < total / 10, "rows of one day: " + thatDay);
        assertThat(visitor.main()).containsText(visitor.words().of("usage.count", thatDay));
        assertThat(visitor.page().locator("#from")).hasValue(day.toString());

        visitor.open("/self/data/show.xhtml?category=TRAFFIC&from=2026-03-01&to=2026-02-01");
        assertThat(visitor.page().getByRole(AriaRole.ALERT))
                .hasText(visitor.words().of("error.PERIOD_ORDER"));
    }

    @Test
    @DisplayName("DK-TDC-LOC-2019: the customer reads how many places are held and, for each, the day it goes")
    void placesAreCountedAndHaveADay(Story story) {
        Visitor visitor = story.signedIn("bent");
        long places = story.records()
                .number(
                        "select count(*) from location_record where person_id = ?",
                        story.records().partyOf("bent"));
        assertTrue(places > 0, "there are places");
        visitor.open("/self/data/show.xhtml?category=LOCATION");
        assertThat(visitor.main()).containsText(visitor.words().of("usage.count", places));
        for (String row : rows(visitor).allInnerTexts()) {
            assertTrue(row.strip().matches("(?s).*\\d{1,2}\\. \\p{L}+ 20\\d\\d$"), row);
        }
    }

    @Test
    @DisplayName("P-4: a parent does not see the traffic of the child's line, and the child does")
    void theTrafficOfALineIsItsUsers(Story story) {
        Records records = story.records();
        Visitor parent = story.signedIn("susanne");
        String susanne = records.partyOf("susanne");
        String emil = records.partyOf("emil");
        long own = records.number("select count(*) from traffic_record where person_id = ?", susanne);
        long childs = records.number("select count(*) from traffic_record where person_id = ?", emil);
        assertTrue(own > 0 && childs > 0, "there is something to tell apart");

        parent.open("/self/data/show.xhtml?category=TRAFFIC");
        assertThat(parent.main()).containsText(parent.words().of("usage.count", own));
        assertThat(parent.main()).containsText(parent.words().of("usage.others"));
        parent.open("/self/data/show.xhtml?category=LINES");
        assertThat(parent.main()).containsText("Emil");

        Visitor child = story.signedIn("emil");
        child.open("/self/data/show.xhtml?category=TRAFFIC");
        assertThat(child.main()).containsText(child.words().of("usage.count", childs));
        child.open("/self/data/show.xhtml?category=INVOICES");
        assertThat(child.main()).containsText(child.words().of("data.nothing"));
    }

    @Test
    @DisplayName("a customer who asks for a category that does not exist finds nothing")
    void anUnknownCategoryIsNotFound(Story story) {
        Visitor visitor = story.signedIn("ida").expecting(404);
        assertEquals(404, visitor.open("/self/data/show.xhtml?category=SECRETS").status());
        assertThat(visitor.heading()).hasText(visitor.words().of("problem.missing.title"));
    }

    private static Locator rows(Visitor visitor) {
        return visitor.page().locator("main table.table tbody tr");
    }

    private static void leads(Visitor visitor, String linkKey, String titleKey) {
        visitor.open("/self/overview/show.xhtml");
        visitor.follow(linkKey);
        assertThat(visitor.heading()).hasText(visitor.words().of(titleKey));
    }

    /** @return when the Danish day begins, as the database keeps instants */
    private static String midnight(LocalDate day) {
        return day.atStartOfDay(DENMARK)
                .withZoneSameInstant(ZoneOffset.UTC)
                .toLocalDateTime()
                .toString();
    }
}
