package dk.indsigt.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How many SQL statements a page takes. The database counts them; timers and the pool's own questions come in between now and then, so each page is
 * asked for several times and the smallest count is its own.
 */
@ExtendWith(Stage.class)
final class StatementsIT {

    private static final int ROUNDS = 5;
    private static final int OVERVIEW = 15;
    private static final int PAGE = 25;

    /** What an erasure would do is asked of each table once. */
    private static final int PREVIEW = 35;

    private static final int DIFFERENCE = 2;
    private static final List<String> PAGES = List.of(
            "/self/overview/show.xhtml",
            "/self/data/list.xhtml",
            "/self/data/show.xhtml?category=IDENTITY",
            "/self/data/show.xhtml?category=LINES",
            "/self/data/show.xhtml?category=INVOICES",
            "/self/data/show.xhtml?category=PURCHASES",
            "/self/data/show.xhtml?category=EQUIPMENT",
            "/self/data/show.xhtml?category=TRAFFIC",
            "/self/data/show.xhtml?category=LOCATION",
            "/self/data/show.xhtml?category=MAIL_EVENTS",
            "/self/consent/list.xhtml",
            "/self/consent/history.xhtml",
            "/self/consent/decide.xhtml?purpose=MKT_OWN&channel=EMAIL&brand=%s",
            "/self/recording/list.xhtml",
            "/self/directory/list.xhtml",
            "/self/directory/choose.xhtml?line=%s",
            "/self/party/edit.xhtml",
            "/self/notice/list.xhtml",
            "/self/rights/list.xhtml",
            "/self/rights/start.xhtml",
            "/self/rights/ask.xhtml?type=ACCESS",
            "/self/rights/ask.xhtml?type=ERASURE",
            "/self/credit/list.xhtml",
            "/self/campaign/callback.xhtml",
            "/self/campaign/competitions.xhtml",
            "/self/campaign/surveys.xhtml",
            "/self/audit/list.xhtml");
    private static final String COUNT =
            "select sum(variable_value) from information_schema.global_status where variable_name in"
                    + " ('COM_SELECT', 'COM_INSERT', 'COM_INSERT_SELECT', 'COM_UPDATE', 'COM_DELETE', 'COM_REPLACE')";

    @TestFactory
    @DisplayName("the statements of a page are bounded, and as many for 50,000 rows as for the smallest customer")
    Stream<DynamicTest> statementsAreBounded(Story story) {
        Visitor heavy = story.signedIn("bent");
        Visitor small = story.signedIn("ida");
        return PAGES.stream()
                .map(page -> DynamicTest.dynamicTest(page, () -> {
                    long many = count(story, heavy, own(story, page, "bent"));
                    long few = count(story, small, own(story, page, "ida"));
                    int bound = page.contains("overview") ? OVERVIEW : page.contains("ERASURE") ? PREVIEW : PAGE;
                    assertTrue(many <= bound, page + " takes " + many + " statements for the heavy customer");
                    assertTrue(few <= bound, page + " takes " + few + " statements for the smallest customer");
                    assertEquals(few, many, DIFFERENCE, page + ": heavy and smallest customer");
                    assertTrue(many > 0, "the counter counts");
                }));
    }

    private static String own(Story story, String page, String user) {
        if (page.contains("brand=")) {
            return String.format(
                    page,
                    story.records()
                            .one(
                                    "select c.brand from customer c join account a on a.person_id = c.party_id where a.username = ?",
                                    user));
        }
        return !page.contains("line=")
                ? page
                : String.format(
                        page,
                        story.records()
                                .one(
                                        "select l.id from line l join subscription s on s.id = l.subscription_id join customer c on"
                                                + " c.id = s.customer_id where c.party_id = ?",
                                        story.records().partyOf(user)));
    }

    private static long count(Story story, Visitor visitor, String page) {
        long smallest = Long.MAX_VALUE;
        assertEquals(200, visitor.status(page), page);
        for (int i = 0; i < ROUNDS; i++) {
            long before = story.records().number(COUNT);
            assertEquals(200, visitor.status(page), page);
            long after = story.records().number(COUNT);
            // One of them is the question itself.
            smallest = Math.min(smallest, after - before - 1);
        }
        return smallest;
    }
}
