package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A page in a state in which it shows its forms, as somebody sees it.
 *
 * @param restore puts back what an accepted form has changed
 * @param then what the reader does first once the page is open
 */
record Visit(Visitor visitor, String address, Runnable restore, Consumer<Visitor> then) {

    String page() {
        return address.replaceFirst("\\?.*", "");
    }

    void open() {
        restore.run();
        visitor.open(address);
        then.accept(visitor);
    }

    /** Every page, by somebody who may see it, in the state in which it shows its forms. */
    static List<Visit> all(Story story) {
        Guest self = Guest.of(story, "erna").withReceipt();
        Guest other = Guest.of(story, "finn");
        Visitor customer = self.signedIn();
        customer.open("/self/party/edit.xhtml");
        customer.field("email").fill("erna.ny@example.dk");
        customer.press("party.emailSend");
        customer.until(() -> customer.open("/self/party/edit.xhtml"));

        Visitor agent = story.signedIn("bjarke").expecting("does not conform to the required format");
        Desk desk = new Desk(story, agent);
        String unknown = desk.openCustomer(other.customerNumber(), "SHOP", "CUSTOMER_IN_SHOP")
                .contact();
        String known = desk.openCustomer(other.customerNumber(), "PHONE", "PRIVACY_REQUEST")
                .identified()
                .contact();
        story.records().change("update line set listing = 'SECRET' where id = ?", other.line());

        Visitor officer = story.signedIn("olga").expecting("does not conform to the required format");
        for (int each = 0; each <= EveryFieldIT.HOSTILE.size(); each++) {
            story.records()
                    .change(
                            "insert into legal_hold (id, target, target_id, party_id, reason, expires_on, requested_by, requested_at, approved_by,"
                                    + " approved_at, version) select uuid(), 'PERSON', p.id, p.id, 'Sag om dårlige tegn', current_date + interval 1 year,"
                                    + " a.id, utc_timestamp(6), b.id, utc_timestamp(6), 1 from party p, account a, account b where p.id = ? and"
                                    + " a.username = 'olga' and b.username = 'palle'",
                            other.party());
        }
        story.records()
                .change(
                        "update recipient_notice set acknowledged_at = null, acknowledged_by = null, state = 'SENT' limit 1");
        removal(story);
        Visitor administrator = story.signedIn("admin");
        Visitor stranger = story.visitor();

        List<Visit> visits = new ArrayList<>();
        for (String address : List.of(
                "/self/overview/show.xhtml",
                "/self/audit/list.xhtml",
                "/self/recording/list.xhtml",
                "/self/recording/confirm.xhtml?id=" + self.recording(),
                "/self/data/list.xhtml",
                "/self/data/show.xhtml?category=TRAFFIC",
                "/self/party/edit.xhtml",
                "/self/directory/list.xhtml",
                "/self/directory/choose.xhtml?line=" + self.line(),
                "/self/consent/list.xhtml",
                "/self/consent/history.xhtml",
                "/self/consent/capture.xhtml?id=" + ConsentInfoIT.asked(story, self.party()),
                "/self/rights/list.xhtml",
                "/self/rights/start.xhtml",
                "/self/credit/list.xhtml",
                "/self/campaign/competitions.xhtml",
                "/self/campaign/surveys.xhtml",
                "/self/campaign/callback.xhtml",
                "/self/campaign/competition.xhtml?id=" + competition(story, self.brand(), "OPEN"),
                "/self/notice/list.xhtml",
                "/self/notice/show.xhtml?id=" + self.message(),
                "/self/notice/receipt.xhtml?id=" + self.receipt())) {
            visits.add(at(customer, address));
        }
        visits.add(new Visit(
                customer,
                "/self/campaign/survey.xhtml?id=" + survey(story, self.brand()),
                () -> unanswered(story, self.party()),
                visitor -> {}));
        for (String address : List.of(
                "/desk/contact/search.xhtml",
                "/desk/contact/open.xhtml?party=" + other.party() + "&customer="
                        + story.records()
                                .all("select id from customer where party_id = ?", other.party())
                                .get(0),
                "/desk/contact/identify.xhtml?contact=" + unknown,
                "/desk/contact/identify.xhtml?contact=" + known,
                "/self/recording/show.xhtml?id=" + other.recording() + "&contact=" + known,
                "/self/directory/choose.xhtml?line=" + other.line() + "&contact=" + known,
                "/self/consent/decide.xhtml?purpose=MKT_OWN&channel=EMAIL&brand=" + other.brand() + "&contact=" + known,
                "/self/consent/object.xhtml?contact=" + known,
                "/self/rights/ask.xhtml?type=OBJECTION_DM&contact=" + unknown,
                "/self/rights/mandate.xhtml?contact=" + known)) {
            visits.add(at(agent, address));
        }
        for (String page : List.of(
                "/desk/retention/holds.xhtml",
                "/desk/retention/preview.xhtml",
                "/desk/retention/runs.xhtml",
                "/desk/rights/list.xhtml",
                "/desk/disclosure/notices.xhtml",
                "/desk/disclosure/audience.xhtml",
                "/desk/disclosure/audiences.xhtml",
                "/desk/disclosure/removals.xhtml",
                "/desk/consent/check.xhtml",
                "/desk/consent/events.xhtml",
                "/desk/consent/texts.xhtml",
                "/desk/consent/robinson.xhtml",
                "/desk/consent/edit.xhtml?purpose=SURVEY",
                "/desk/visit/cookies.xhtml",
                "/desk/campaign/callbacks.xhtml",
                "/desk/campaign/competitions.xhtml",
                "/desk/campaign/competition.xhtml?id=" + competition(story, "OISTER", "CLOSED"),
                "/desk/campaign/create.xhtml",
                "/desk/campaign/surveys.xhtml",
                "/desk/campaign/survey.xhtml?id=" + survey(story, "THREE"),
                "/desk/campaign/ask.xhtml",
                "/desk/campaign/newsletters.xhtml",
                "/desk/campaign/newsletter.xhtml?id="
                        + story.records()
                                .all(
                                        "select id from newsletter_issue where purpose_code like 'NEWSLETTER%' order by created_at")
                                .get(0),
                "/desk/campaign/write.xhtml",
                "/desk/notice/templates.xhtml",
                "/desk/notice/edit.xhtml?kind=WITHDRAWN")) {
            visits.add(at(officer, page));
        }
        for (String page : List.of(
                "/desk/account/list.xhtml", "/desk/client/list.xhtml", "/desk/client/edit.xhtml?id=" + client(story))) {
            visits.add(at(administrator, page));
        }
        for (String page : List.of(
                "/login.xhtml",
                "/account/code.xhtml",
                "/account/password.xhtml",
                "/account/first.xhtml?secret=none",
                "/account/identity.xhtml",
                "/account/unsubscribe.xhtml?t=none")) {
            visits.add(at(stranger, page));
        }
        visits.addAll(ofRequests(story, officer));
        return visits;
    }

    /** @return the id of a competition of the demo */
    private static String competition(Story story, String brand, String state) {
        return story.records()
                .all("select id from competition where brand = ? and state = ? order by created_at", brand, state)
                .get(0);
    }

    private static void unanswered(Story story, String party) {
        if (story.records().number("select count(*) from survey_response where party_id = ?", party) > 0) {
            story.records().change("delete from survey_response where party_id = ?", party);
        }
    }

    /** @return the id of a survey of the demo, which is open */
    private static String survey(Story story, String brand) {
        return story.records()
                .all("select id from survey where brand = ? order by created_at", brand)
                .get(0);
    }

    /** Makes a removal file that nobody has confirmed, due before all others. */
    private static void removal(Story story) {
        String export = UUID.randomUUID().toString();
        story.records()
                .change(
                        "insert into audience_export (id, reference, recipient_code, purpose_code, brand, state, asked_by, asked_at,"
                                + " written_at, considered, exported, version) select ?, concat('A-', left(uuid(), 8)), 'META',"
                                + " 'SOCIAL_AUDIENCE', 'OISTER', 'WRITTEN', id, '2026-01-01', '2026-01-01', 1, 1, 1 from account"
                                + " where username = 'olga'",
                        export);
        story.records()
                .change(
                        "insert into audience_removal (id, export_id, number, state, entries, queued_at, due_at, written_at,"
                                + " version) values (uuid(), ?, 1, 'WRITTEN', 1, '2026-01-01', '2026-01-04', '2026-01-01', 1)",
                        export);
    }

    /** @return the id of a machine client that is let in and nobody else withdraws */
    private static String client(Story story) {
        String prefix = "visit" + UUID.randomUUID().toString().substring(0, 7);
        story.records()
                .change(
                        "insert into machine_client (id, name, key_prefix, key_hash, scopes, purposes, callbacks, created_at,"
                                + " created_by, version) select uuid(), ?, ?, key_hash, scopes, purposes, callbacks, created_at,"
                                + " created_by, 1 from machine_client where name = 'Markedsføring'",
                        prefix,
                        prefix);
        return story.records().one("select id from machine_client where key_prefix = ?", prefix);
    }

    /** Asking for something, and a case in each state that has a form of its own, from both sides. */
    private static List<Visit> ofRequests(Story story, Visitor officer) {
        Guest guest = Guest.plain(story, "thora");
        Visitor customer = guest.signedIn();
        List<Visit> visits = new ArrayList<>();
        for (String type : List.of("RECTIFICATION", "ERASURE", "RESTRICTION", "OBJECTION")) {
            visits.add(at(customer, "/self/rights/ask.xhtml?type=" + type));
        }
        visits.add(at(story.signedIn("bent"), "/self/rights/ask.xhtml?type=AUTOMATED_DECISION"));
        String filed = Api.of(story.site(), "Markedsføring")
                .post(
                        "/api/v1/rights-requests",
                        "{\"customer\": \"" + guest.customerNumber()
                                + "\", \"type\": \"PORTABILITY\", \"channel\": \"LETTER\"}")
                .json()
                .get("id")
                .getAsString();
        String objection = asked(
                story,
                customer,
                "OBJECTION",
                page -> page.locator("main input[type=checkbox]").first().check());
        String question = asked(
                story,
                customer,
                "DPO_QUESTION",
                page -> page.locator("[id='form:words']").fill("Hvem ser mine regninger?"));
        visits.add(new Visit(customer, "/self/rights/ask.xhtml?type=OBJECTION", () -> {}, visitor -> {
            visitor.page().locator("main input[type=checkbox]").first().check();
            visitor.press("rights.next");
            assertThat(visitor.button("rights.send")).isVisible();
        }));
        visits.add(at(
                customer,
                "/self/notice/letter.xhtml?id="
                        + story.records()
                                .all("select id from letter where addressee_id = ?", guest.party())
                                .get(0)));
        visits.add(at(
                officer,
                "/desk/rights/letter.xhtml?id="
                        + story.records()
                                .all("select id from letter where addressee_id = ?", guest.party())
                                .get(0)));
        visits.add(at(customer, "/self/rights/fetch.xhtml?id=" + PackageIT.ordered(story, guest.username())));
        visits.add(atCase(story, officer, filed));
        visits.add(atCase(story, officer, demo(story, "RECTIFICATION", "torben")));
        visits.add(atCase(story, officer, objection));
        visits.add(atCase(story, officer, demo(story, "AUTOMATED_DECISION", "mikkel")));
        visits.add(atCase(story, officer, demo(story, "ERASURE", "jens")));
        officer.open("/desk/rights/show.xhtml?id=" + question);
        officer.page().locator("[id='question:words']").fill("Hvilken regning?");
        officer.until(() -> officer.page().locator("[id='question:go']").click());
        visits.add(atCase(story, officer, question));
        visits.add(new Visit(
                customer, "/self/rights/show.xhtml?id=" + question, kept(story.records(), question), visitor -> {}));
        return visits;
    }

    private static Visit at(Visitor visitor, String address) {
        return new Visit(visitor, address, () -> {}, page -> {});
    }

    private static Visit atCase(Story story, Visitor officer, String request) {
        return new Visit(
                officer, "/desk/rights/show.xhtml?id=" + request, kept(story.records(), request), visitor -> {});
    }

    private static Runnable kept(Records records, String request) {
        List<Runnable> all = List.of(
                records.keep("rights_request", "id", request, "steps", "version"),
                records.keep("rights_item", "request_id", request, "version"),
                records.keep("processing_stop", "request_id", request, "version"));
        return () -> all.forEach(Runnable::run);
    }

    /** @return the id of what the customer asked for */
    static String asked(Story story, Visitor customer, String type, Consumer<Page> filled) {
        customer.open("/self/rights/ask.xhtml?type=" + type);
        filled.accept(customer.page());
        customer.press("rights.next");
        customer.press("rights.send");
        assertThat(customer.page()).hasURL(Pattern.compile("/self/rights/show\\.xhtml"));
        return story.records()
                .one(
                        "select id from rights_request where number = ?",
                        customer.page().locator(".number").first().innerText());
    }

    private static String demo(Story story, String type, String username) {
        return story.records()
                .one(
                        "select id from rights_request where type = ? and party_id = ?",
                        type,
                        story.records().partyOf(username));
    }
}
