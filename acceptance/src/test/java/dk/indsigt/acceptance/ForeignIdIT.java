package dk.indsigt.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is somebody else's looks like what does not exist, at every address, and trying it is on record. */
@ExtendWith(Stage.class)
final class ForeignIdIT {

    /** Addresses with an id, and whose id it is. */
    private static final Map<String, Function<Guest, String>> CUSTOMER = new TreeMap<>(Map.of(
            "/self/recording/show.xhtml?id=", Guest::recording,
            "/self/recording/confirm.xhtml?id=", Guest::recording,
            "/self/recording/audio?id=", Guest::recording,
            "/self/recording/audio?download=true&id=", Guest::recording,
            "/self/directory/choose.xhtml?line=", Guest::line,
            "/self/notice/show.xhtml?id=", Guest::message,
            "/self/notice/receipt.xhtml?id=", Guest::receipt,
            "/self/rights/show.xhtml?id=", Guest::request,
            "/self/consent/record.json?id=", Guest::decision,
            "/self/consent/record.pdf?id=", Guest::decision));

    /** Addresses of staff with an id; what they show is theirs to see, or comes with a test of its own below. */
    private static final Set<String> STAFF = new TreeSet<>(Set.of(
            "/desk/campaign/competition.xhtml?id=",
            "/desk/campaign/newsletter.xhtml?id=",
            "/desk/campaign/survey.xhtml?id=",
            "/desk/client/edit.xhtml?id=",
            "/desk/rights/letter.xhtml?id=",
            "/desk/rights/show.xhtml?id=",
            "/desk/contact/open.xhtml?customer=",
            "/desk/contact/open.xhtml?party=",
            "/desk/retention/holds.xhtml?recording=",
            "/desk/retention/runs.xhtml?run="));

    /** Somebody else's mandate is no way to act: below. Letters, copies and what services ask are tried where they are made: LetterIT, PackageIT, ConsentInfoIT. */
    private static final Set<String> ELSEWHERE = Set.of(
            "/self/campaign/competition.xhtml?id=",
            "/self/campaign/survey.xhtml?id=",
            "/self/rights/start.xhtml?mandate=",
            "/self/rights/ask.xhtml?mandate=",
            "/self/notice/letter.xhtml?id=",
            "/self/consent/capture.xhtml?id=",
            "/self/rights/fetch.xhtml?id=");

    /** Parameters that are no ids: pages, days, choices from a list. */
    private static final Set<String> NO_IDS = Set.of(
            "all",
            "asked",
            "brand",
            "by",
            "category",
            "channel",
            "continue",
            "done",
            "from",
            "kind",
            "page",
            "part",
            "saved",
            "type",
            "purpose",
            "secret",
            "state",
            "t",
            "to");

    private static final List<String> NONE = List.of(
            "",
            "1",
            "nothing",
            "%00",
            "..%2F..%2Fetc%2Fpasswd",
            "%27%20or%201%3D1%20--%20",
            "00000000-0000-0000-0000-00000000000g");
    private static final String TRIES =
            "select count(*) from audit_entry where action = 'FOREIGN_ID_TRIED' and account_id = (select id from account where username = ?)";

    @Test
    @DisplayName("every parameter of every page is either no id or covered here")
    void everyAddressIsCovered() {
        Set<String> found = new TreeSet<>();
        Webapp.parameters()
                .forEach((page, names) -> names.stream()
                        .filter(name -> !NO_IDS.contains(name))
                        .forEach(name -> found.add(page + "?" + name + "=")));
        Set<String> covered = new TreeSet<>(STAFF);
        covered.addAll(ELSEWHERE);
        CUSTOMER.keySet().stream().filter(address -> address.contains(".xhtml")).forEach(covered::add);
        assertEquals(found, covered);
        assertEquals(
                Set.of("contact", "download", "id", "party"),
                Webapp.parametersOfClasses(),
                "the audio stream's, the desk's contact and whom a customer acts for");
    }

    @TestFactory
    @DisplayName(
            "for a customer, somebody else's id, an unknown and a malformed one are answered alike; only the first is on record")
    Stream<DynamicTest> forACustomerTheyAreAlike(Story story) {
        Guest self = Guest.of(story, "anna").withReceipt();
        Guest other = Guest.of(story, "bo").withReceipt();
        Visitor visitor = self.signedIn();
        return CUSTOMER.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    assertEquals(
                            200, visitor.status(each.getKey() + each.getValue().apply(self)), "one's own");
                    long before = story.records().number(TRIES, self.username());
                    String unknown = missing(visitor, each.getKey() + UUID.randomUUID());
                    for (String none : NONE) {
                        assertEquals(unknown, missing(visitor, each.getKey() + none), none);
                    }
                    assertEquals(before, story.records().number(TRIES, self.username()), "what does not exist");
                    assertEquals(
                            unknown,
                            missing(visitor, each.getKey() + each.getValue().apply(other)));
                    assertTrue(story.records().number(TRIES, self.username()) > before, "the try is on record");
                }));
    }

    @Test
    @DisplayName("a mandate that others gave each other is answered as one that there is not")
    void aForeignMandate(Story story) {
        Visitor visitor = Guest.of(story, "anna").signedIn();
        String foreign = story.records().all("select id from mandate").get(0);
        String whose = story.records()
                .one("select p.family_name from party p join mandate m on m.party_id = p.id where m.id = ?", foreign);
        for (String page :
                List.of("/self/rights/start.xhtml?mandate=", "/self/rights/ask.xhtml?type=ACCESS&mandate=")) {
            assertEquals(visitor.status(page + UUID.randomUUID()), visitor.status(page + foreign), page);
            visitor.expecting(404).open(page + foreign);
            assertFalse(visitor.page().locator("main").innerText().contains(whose), page);
        }
    }

    @TestFactory
    @DisplayName("in a contact, the id of another customer is answered as an unknown one and is on record")
    Stream<DynamicTest> inAContactTheyAreAlike(Story story) {
        Guest self = Guest.of(story, "anna").withReceipt();
        Guest other = Guest.of(story, "bo").withReceipt();
        Desk desk = Desk.of(story, "connie")
                .openCustomer(self.customerNumber(), "PHONE", "CUSTOMER_CALLS")
                .identified();
        String contact = "&contact=" + desk.contact();
        return CUSTOMER.entrySet().stream()
                .filter(each -> !each.getKey().contains("confirm"))
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    long before = story.records().number(TRIES, "connie");
                    String unknown = missing(desk.visitor(), each.getKey() + UUID.randomUUID() + contact);
                    assertEquals(unknown, missing(desk.visitor(), each.getKey() + "nothing" + contact));
                    assertEquals(
                            unknown,
                            missing(
                                    desk.visitor(),
                                    each.getKey() + each.getValue().apply(other) + contact));
                    assertTrue(story.records().number(TRIES, "connie") > before, "the try is on record");
                }));
    }

    @Test
    @DisplayName("a colleague's contact is answered as an unknown one on every page about a customer, and is on record")
    void aColleaguesContact(Story story) {
        Guest guest = Guest.of(story, "anna").withReceipt();
        Desk desk = Desk.of(story, "connie").openCustomer(guest.customerNumber(), "PHONE", "CUSTOMER_CALLS");
        Visitor colleague = story.signedIn("dennis");
        List<String> about = Webapp.pages().stream()
                .filter(page -> page.startsWith("/self/") || page.equals("/desk/contact/identify.xhtml"))
                .toList();
        assertTrue(about.size() > 10, about.toString());
        for (String page : about) {
            long before = story.records().number(TRIES, "dennis");
            String unknown = missing(colleague, page + "?contact=" + UUID.randomUUID());
            assertEquals(unknown, missing(colleague, page + "?contact=nothing"), page);
            assertEquals(unknown, missing(colleague, page), page);
            assertEquals(before, story.records().number(TRIES, "dennis"), page);
            assertEquals(unknown, missing(colleague, page + "?contact=" + desk.contact()), page);
            if (!page.contains("confirm") && story.records().number(TRIES, "dennis") == before) {
                // A page that asks for an id of its own first does not come so far as to look at the contact.
                assertTrue(Webapp.parameters().containsKey(page), page);
            }
        }
        assertTrue(story.records().number(TRIES, "dennis") > 5);
    }

    @Test
    @DisplayName("a customer cannot act for somebody who is not among the choices, and trying is on record")
    void actingForAStranger(Story story) {
        Guest self = Guest.of(story, "anna").withReceipt();
        Guest other = Guest.of(story, "bo").withReceipt();
        Visitor visitor = self.signedIn();
        long before = story.records().number(TRIES, self.username());
        assertEquals(404, actFor(visitor, other.party()).status());
        assertEquals(before + 1, story.records().number(TRIES, self.username()));
        assertEquals(404, actFor(visitor, "nobody").status());
        visitor.open("/self/data/show.xhtml?category=CUSTOMER");
        assertTrue(visitor.main().innerText().contains(self.customerNumber()));
    }

    @Test
    @DisplayName("a customer that does not exist is not opened, and an unknown run tells nothing")
    void idsOfStaff(Story story) {
        Guest guest = Guest.of(story, "anna").withReceipt();
        Guest other = Guest.of(story, "bo").withReceipt();
        String customer = story.records()
                .all("select id from customer where party_id = ?", guest.party())
                .get(0);
        Visitor agent = story.signedIn("connie");
        String open = "/desk/contact/open.xhtml?customer=%s&party=%s";
        assertEquals(200, agent.status(String.format(open, customer, guest.party())));
        String unknown = missing(agent, String.format(open, UUID.randomUUID(), guest.party()));
        for (String none : NONE) {
            assertEquals(unknown, missing(agent, String.format(open, none, guest.party())), none);
            assertEquals(unknown, missing(agent, String.format(open, customer, none)), none);
        }
        long before = story.records().number(TRIES, "connie");
        assertEquals(unknown, missing(agent, String.format(open, customer, other.party())));
        assertEquals(before + 1, story.records().number(TRIES, "connie"));

        Visitor officer = story.signedIn("palle");
        for (String run : List.of(UUID.randomUUID().toString(), "nothing", "%00")) {
            officer.open("/desk/retention/runs.xhtml?run=" + run);
            assertEquals(
                    0,
                    officer.page()
                            .locator(
                                    "h2",
                                    new com.microsoft.playwright.Page.LocatorOptions()
                                            .setHasText(officer.words().of("runs.detail")))
                            .count());
        }
    }

    @Test
    @DisplayName("whoever is not signed in is asked to sign in first, whatever the id")
    void aStrangerIsAskedToSignIn(Story story) {
        Guest guest = Guest.of(story, "anna").withReceipt();
        Visitor stranger = story.visitor();
        CUSTOMER.forEach((address, id) -> {
            for (String each : List.of(id.apply(guest), UUID.randomUUID().toString(), "nothing")) {
                APIResponse answer = get(stranger, address + each);
                assertEquals(302, answer.status(), address);
                assertTrue(answer.headers().get("location").endsWith("/login.xhtml?continue=true"), address);
            }
        });
        STAFF.forEach(address -> assertEquals(302, stranger.status(address + "nothing"), address));
    }

    private static APIResponse actFor(Visitor visitor, String party) {
        return visitor.context()
                .request()
                .post(
                        "/session/acting",
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setForm(FormData.create().set("party", party)));
    }

    /** @return the page that says that there is no such page */
    private static String missing(Visitor visitor, String address) {
        APIResponse answer = get(visitor, address);
        assertEquals(404, answer.status(), address);
        assertTrue(answer.text().contains(Words.DANISH.of("problem.missing.title")), address);
        return answer.text();
    }

    private static APIResponse get(Visitor visitor, String address) {
        return visitor.context().request().get(address, RequestOptions.create().setMaxRedirects(0));
    }
}
