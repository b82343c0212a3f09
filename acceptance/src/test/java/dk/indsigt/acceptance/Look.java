package dk.indsigt.acceptance;

import java.util.List;
import java.util.function.Consumer;

/**
 * A page in one state, as one of its readers sees it.
 *
 * @param path with names in braces where {@link LookIT} puts the id of something of the demo
 * @param state what it is looked at for
 * @param then what the reader does once the page is open, a refused form for example
 */
record Look(Reader reader, String path, String state, Consumer<Visitor> then) {

    /** Who reads. */
    enum Reader {
        STRANGER,
        NEWCOMER,
        CUSTOMER,
        HEAVY_CUSTOMER,
        ASKER,
        COMPANY,
        AGENT,
        SHOP_AGENT,
        OFFICER,
        ADMINISTRATOR
    }

    private static final String FULL = "full";
    private static final String EMPTY = "empty";
    private static final String REFUSED = "refused";

    /** Every page of the portal. A new one is added here, in each state that it has. */
    static final List<Look> ALL = List.of(
            full(Reader.STRANGER, "/index.xhtml"),
            full(Reader.STRANGER, "/login.xhtml"),
            full(Reader.STRANGER, "/login.xhtml?out=true"),
            full(Reader.STRANGER, "/login.xhtml?set=true"),
            full(Reader.STRANGER, "/login.xhtml?timeout=true"),
            refused(Reader.STRANGER, "/login.xhtml", "login.go"),
            new Look(
                    Reader.STRANGER,
                    "/login.xhtml",
                    "wrong password",
                    visitor -> visitor.enter("nobody-at-the-door", "not the password")),
            full(Reader.STRANGER, "/account/code.xhtml"),
            refused(Reader.STRANGER, "/account/code.xhtml", "code.send"),
            full(Reader.STRANGER, "/account/password.xhtml"),
            refused(Reader.STRANGER, "/account/password.xhtml", "password.set"),
            full(Reader.STRANGER, "/account/first.xhtml?secret=none"),
            refused(Reader.STRANGER, "/account/first.xhtml?secret=none", "password.set"),
            full(Reader.STRANGER, "/account/identity.xhtml"),
            refused(Reader.STRANGER, "/account/identity.xhtml", "proof.go"),
            full(Reader.STRANGER, "/nowhere.xhtml"),
            full(Reader.STRANGER, "/account/unsubscribe.xhtml?t=none"),
            full(Reader.STRANGER, "/account/unsubscribe.xhtml?done=true"),
            full(Reader.NEWCOMER, "/self/overview/show.xhtml"),
            full(Reader.NEWCOMER, "/self/data/list.xhtml"),
            empty("/self/data/show.xhtml?category=CUSTOMER"),
            empty("/self/data/show.xhtml?category=INVOICES"),
            empty("/self/data/show.xhtml?category=PURCHASES"),
            empty("/self/data/show.xhtml?category=MAIL_EVENTS"),
            empty("/self/data/show.xhtml?category=TRAFFIC&from=2001-01-01&to=2001-01-02"),
            empty("/self/data/show.xhtml?category=LOCATION&from=2001-01-01&to=2001-01-02"),
            full(Reader.NEWCOMER, "/self/consent/list.xhtml"),
            empty("/self/consent/history.xhtml"),
            empty("/self/recording/list.xhtml"),
            empty("/self/directory/list.xhtml"),
            empty("/self/notice/list.xhtml"),
            empty("/self/audit/list.xhtml"),
            empty("/self/rights/list.xhtml"),
            empty("/self/credit/list.xhtml"),
            empty("/self/campaign/callback.xhtml"),
            refused(Reader.NEWCOMER, "/self/campaign/callback.xhtml", "callback.ask"),
            full(Reader.CUSTOMER, "/self/overview/show.xhtml"),
            new Look(Reader.CUSTOMER, "/self/overview/show.xhtml", "menu open", Look::openMenu),
            new Look(
                    Reader.CUSTOMER,
                    "/self/party/edit.xhtml",
                    "about to be signed out",
                    visitor -> visitor.page().evaluate("document.getElementById('timeout').showModal()")),
            full(Reader.CUSTOMER, "/self/data/list.xhtml"),
            full(Reader.CUSTOMER, "/self/data/show.xhtml?category=IDENTITY"),
            full(Reader.CUSTOMER, "/self/data/show.xhtml?category=CONTACT"),
            full(Reader.CUSTOMER, "/self/data/show.xhtml?category=CUSTOMER"),
            full(Reader.CUSTOMER, "/self/data/show.xhtml?category=LINES"),
            full(Reader.CUSTOMER, "/self/data/show.xhtml?category=EQUIPMENT"),
            full(Reader.CUSTOMER, "/self/data/show.xhtml?category=INVOICES"),
            full(Reader.CUSTOMER, "/self/data/show.xhtml?category=PURCHASES"),
            full(Reader.CUSTOMER, "/self/data/show.xhtml?category=PAYMENT_CARD"),
            full(Reader.CUSTOMER, "/self/data/show.xhtml?category=MAIL_EVENTS"),
            full(Reader.CUSTOMER, "/self/data/show.xhtml?category=LOGGING"),
            full(Reader.CUSTOMER, "/self/data/show.xhtml?category=RECORDINGS"),
            full(Reader.HEAVY_CUSTOMER, "/self/data/show.xhtml?category=TRAFFIC&page=3"),
            full(Reader.HEAVY_CUSTOMER, "/self/data/show.xhtml?category=LOCATION"),
            full(Reader.HEAVY_CUSTOMER, "/self/data/show.xhtml?category=TRAFFIC&from=2026-03-01&to=2026-02-01"),
            full(Reader.CUSTOMER, "/self/consent/list.xhtml"),
            full(Reader.CUSTOMER, "/self/consent/history.xhtml"),
            new Look(
                    Reader.CUSTOMER,
                    "/self/consent/history.xhtml",
                    "a text unfolded",
                    visitor -> visitor.page().locator("main summary").first().click()),
            full(Reader.CUSTOMER, "/self/consent/decide.xhtml?purpose=MKT_OWN&channel=EMAIL&brand=THREE"),
            full(Reader.CUSTOMER, "/self/consent/decide.xhtml?purpose=MKT_OWN&channel=SMS&brand=THREE"),
            full(Reader.CUSTOMER, "/self/consent/capture.xhtml?id={capture}"),
            refused(Reader.CUSTOMER, "/self/consent/capture.xhtml?id={capture}", "capture.send"),
            full(Reader.CUSTOMER, "/self/consent/capture.xhtml?id={captureOver}"),
            full(Reader.CUSTOMER, "/self/consent/object.xhtml"),
            full(Reader.CUSTOMER, "/self/recording/list.xhtml"),
            full(Reader.CUSTOMER, "/self/recording/show.xhtml?id={recording}"),
            full(Reader.CUSTOMER, "/self/recording/confirm.xhtml?id={recording}"),
            refused(Reader.CUSTOMER, "/self/recording/confirm.xhtml?id={recording}", "confirm.go"),
            full(Reader.CUSTOMER, "/self/directory/list.xhtml"),
            full(Reader.CUSTOMER, "/self/directory/choose.xhtml?line={line}"),
            refused(Reader.CUSTOMER, "/self/directory/choose.xhtml?line={line}", "directory.save"),
            full(Reader.CUSTOMER, "/self/party/edit.xhtml"),
            new Look(Reader.CUSTOMER, "/self/party/edit.xhtml", REFUSED, visitor -> {
                visitor.field("phone").fill("12");
                visitor.field("postalCode").fill("x");
                visitor.press("form.save");
            }),
            full(Reader.CUSTOMER, "/self/notice/list.xhtml"),
            full(Reader.CUSTOMER, "/self/notice/show.xhtml?id={message}"),
            full(Reader.CUSTOMER, "/self/notice/receipt.xhtml?id={receipt}"),
            full(Reader.CUSTOMER, "/self/audit/list.xhtml?all=true"),
            full(Reader.CUSTOMER, "/self/rights/list.xhtml"),
            full(Reader.CUSTOMER, "/self/rights/start.xhtml"),
            full(Reader.CUSTOMER, "/self/rights/ask.xhtml?type=ACCESS"),
            new Look(
                    Reader.CUSTOMER,
                    "/self/rights/ask.xhtml?type=ACCESS",
                    "about to be sent",
                    visitor -> visitor.press("rights.next")),
            full(Reader.CUSTOMER, "/self/rights/ask.xhtml?type=ERASURE"),
            full(Reader.CUSTOMER, "/self/rights/ask.xhtml?type=AUTOMATED_DECISION"),
            refused(Reader.CUSTOMER, "/self/rights/ask.xhtml?type=OBJECTION", "rights.next"),
            refused(Reader.CUSTOMER, "/self/rights/ask.xhtml?type=RECTIFICATION", "rights.next"),
            full(Reader.CUSTOMER, "/self/rights/fetch.xhtml?id={package}"),
            full(Reader.CUSTOMER, "/self/credit/list.xhtml"),
            full(Reader.CUSTOMER, "/self/campaign/callback.xhtml"),
            full(Reader.CUSTOMER, "/self/campaign/competitions.xhtml"),
            full(Reader.CUSTOMER, "/self/campaign/competition.xhtml?id={competition}"),
            full(Reader.CUSTOMER, "/self/campaign/surveys.xhtml"),
            full(Reader.CUSTOMER, "/self/campaign/survey.xhtml?id={survey}"),
            full(Reader.CUSTOMER, "/self/campaign/survey.xhtml?id={answered}"),
            refused(Reader.CUSTOMER, "/self/campaign/survey.xhtml?id={survey}", "survey.send"),
            full(Reader.ASKER, "/self/rights/list.xhtml"),
            full(Reader.ASKER, "/self/rights/show.xhtml?id={request}"),
            full(Reader.ASKER, "/self/notice/letter.xhtml?id={letter}"),
            full(Reader.COMPANY, "/self/rights/start.xhtml"),
            full(Reader.COMPANY, "/self/overview/show.xhtml"),
            full(Reader.COMPANY, "/self/data/show.xhtml?category=IDENTITY"),
            full(Reader.COMPANY, "/self/data/show.xhtml?category=LINES"),
            full(Reader.COMPANY, "/self/recording/list.xhtml"),
            full(Reader.COMPANY, "/self/directory/choose.xhtml?line=all"),
            full(Reader.COMPANY, "/self/campaign/competitions.xhtml"),
            full(Reader.AGENT, "/desk/contact/search.xhtml"),
            new Look(Reader.AGENT, "/desk/contact/search.xhtml", FULL, visitor -> search(visitor, "Birk")),
            new Look(Reader.AGENT, "/desk/contact/search.xhtml", EMPTY, visitor -> search(visitor, "Ingen Findes")),
            new Look(Reader.AGENT, "/desk/contact/search.xhtml", REFUSED, visitor -> search(visitor, "a")),
            full(Reader.AGENT, "/desk/contact/open.xhtml?customer={customer}&party={party}"),
            refused(Reader.AGENT, "/desk/contact/open.xhtml?customer={customer}&party={party}", "open.go"),
            full(Reader.AGENT, "/desk/contact/identify.xhtml?contact={covered}"),
            full(Reader.AGENT, "/desk/contact/identify.xhtml?contact={covered}&needed=true"),
            full(Reader.AGENT, "/desk/contact/identify.xhtml?contact={known}"),
            refused(Reader.AGENT, "/desk/contact/identify.xhtml?contact={known}", "identify.cprShow"),
            full(Reader.AGENT, "/self/overview/show.xhtml?contact={covered}"),
            full(Reader.AGENT, "/self/party/edit.xhtml?contact={covered}"),
            full(Reader.AGENT, "/self/overview/show.xhtml?contact={known}"),
            new Look(Reader.AGENT, "/self/overview/show.xhtml?contact={known}", "menu open", Look::openMenu),
            full(Reader.AGENT, "/self/data/show.xhtml?category=IDENTITY&contact={known}"),
            full(Reader.AGENT, "/self/consent/list.xhtml?contact={known}"),
            refused(
                    Reader.AGENT,
                    "/self/consent/decide.xhtml?purpose=MKT_OWN&channel=SMS&brand=THREE&contact={known}",
                    "consent.giveNow"),
            full(Reader.AGENT, "/self/consent/object.xhtml?contact={known}"),
            full(Reader.AGENT, "/self/recording/show.xhtml?id={recording}&contact={known}"),
            refused(Reader.AGENT, "/self/recording/show.xhtml?id={recording}&contact={known}", "recording.open"),
            full(Reader.AGENT, "/self/directory/list.xhtml?contact={known}"),
            full(Reader.AGENT, "/self/audit/list.xhtml?contact={known}"),
            full(Reader.AGENT, "/self/rights/ask.xhtml?type=ACCESS&contact={known}"),
            full(Reader.AGENT, "/self/rights/mandate.xhtml?contact={known}"),
            refused(Reader.AGENT, "/self/rights/mandate.xhtml?contact={known}", "mandate.save"),
            full(Reader.AGENT, "/desk/rights/list.xhtml"),
            full(Reader.AGENT, "/desk/campaign/callbacks.xhtml"),
            full(Reader.AGENT, "/desk/rights/show.xhtml?id={unknown}"),
            full(Reader.SHOP_AGENT, "/desk/contact/identify.xhtml?contact={inShop}"),
            new Look(Reader.SHOP_AGENT, "/desk/contact/identify.xhtml?contact={inShop}", REFUSED, visitor -> {
                visitor.field("document").fill("12");
                visitor.page().locator("[id='byDocument:go']").click();
            }),
            full(Reader.OFFICER, "/desk/retention/runs.xhtml"),
            full(Reader.OFFICER, "/desk/retention/runs.xhtml?run={run}"),
            full(Reader.OFFICER, "/desk/retention/preview.xhtml"),
            full(Reader.OFFICER, "/desk/retention/preview.xhtml?by=2000-13-01"),
            full(Reader.OFFICER, "/desk/retention/holds.xhtml"),
            refused(Reader.OFFICER, "/desk/retention/holds.xhtml", "holds.request"),
            full(Reader.OFFICER, "/desk/rights/list.xhtml"),
            full(Reader.OFFICER, "/desk/rights/list.xhtml?part=ENDED"),
            full(Reader.OFFICER, "/desk/rights/show.xhtml?id={objection}"),
            full(Reader.OFFICER, "/desk/rights/show.xhtml?id={erasure}"),
            full(Reader.OFFICER, "/desk/rights/show.xhtml?id={automated}"),
            full(Reader.OFFICER, "/desk/rights/letter.xhtml?id={letter}"),
            full(Reader.OFFICER, "/desk/disclosure/notices.xhtml"),
            full(Reader.OFFICER, "/desk/disclosure/audiences.xhtml"),
            full(Reader.OFFICER, "/desk/disclosure/audience.xhtml"),
            refused(Reader.OFFICER, "/desk/disclosure/audience.xhtml", "audience.count"),
            full(Reader.OFFICER, "/desk/disclosure/removals.xhtml"),
            full(Reader.OFFICER, "/desk/consent/texts.xhtml"),
            full(Reader.OFFICER, "/desk/consent/edit.xhtml?purpose=MKT_OWN"),
            new Look(Reader.OFFICER, "/desk/consent/edit.xhtml?purpose=MKT_OWN", REFUSED, visitor -> {
                visitor.field("textEn").fill(" ");
                visitor.press("template.save");
            }),
            full(Reader.OFFICER, "/desk/consent/events.xhtml"),
            full(Reader.OFFICER, "/desk/consent/check.xhtml"),
            new Look(Reader.OFFICER, "/desk/consent/check.xhtml", "checked", visitor -> visitor.press("ledger.go")),
            full(Reader.OFFICER, "/desk/visit/cookies.xhtml"),
            refused(Reader.OFFICER, "/desk/visit/cookies.xhtml", "visits.go"),
            new Look(Reader.OFFICER, "/desk/visit/cookies.xhtml", "evidence", visitor -> {
                visitor.field("visitor")
                        .fill(visitor.site()
                                .records()
                                .all("select visitor_id from cookie_choice")
                                .get(0));
                visitor.press("visits.go");
            }),
            full(Reader.OFFICER, "/desk/campaign/competitions.xhtml"),
            full(Reader.OFFICER, "/desk/campaign/competition.xhtml?id={competition}"),
            full(Reader.OFFICER, "/desk/campaign/competition.xhtml?id={drawable}"),
            full(Reader.OFFICER, "/desk/campaign/create.xhtml"),
            refused(Reader.OFFICER, "/desk/campaign/create.xhtml", "deskCompetition.create"),
            full(Reader.OFFICER, "/desk/campaign/surveys.xhtml"),
            full(Reader.OFFICER, "/desk/campaign/survey.xhtml?id={survey}"),
            full(Reader.OFFICER, "/desk/campaign/survey.xhtml?id={few}"),
            full(Reader.OFFICER, "/desk/campaign/ask.xhtml"),
            refused(Reader.OFFICER, "/desk/campaign/ask.xhtml", "deskSurvey.create"),
            full(Reader.OFFICER, "/desk/campaign/newsletters.xhtml"),
            full(Reader.OFFICER, "/desk/campaign/newsletter.xhtml?id={issue}"),
            full(Reader.OFFICER, "/desk/campaign/write.xhtml"),
            refused(Reader.OFFICER, "/desk/campaign/write.xhtml", "newsletters.schedule"),
            full(Reader.OFFICER, "/desk/consent/robinson.xhtml"),
            refused(Reader.OFFICER, "/desk/consent/robinson.xhtml", "robinson.read"),
            full(Reader.OFFICER, "/desk/notice/templates.xhtml"),
            full(Reader.OFFICER, "/desk/notice/edit.xhtml?kind=DECISION"),
            new Look(Reader.OFFICER, "/desk/notice/edit.xhtml?kind=DECISION", REFUSED, visitor -> {
                visitor.field("subjectEn").fill("");
                visitor.press("template.save");
            }),
            full(Reader.ADMINISTRATOR, "/desk/client/list.xhtml"),
            refused(Reader.ADMINISTRATOR, "/desk/client/list.xhtml", "client.create"),
            full(Reader.ADMINISTRATOR, "/desk/client/edit.xhtml?id={client}"),
            full(Reader.ADMINISTRATOR, "/desk/account/list.xhtml"),
            refused(Reader.ADMINISTRATOR, "/desk/account/list.xhtml", "staff.create"));

    static List<Look> of(Reader reader) {
        return ALL.stream().filter(look -> look.reader == reader).toList();
    }

    /** @return the view behind the page */
    String view() {
        return path.replaceFirst("\\?.*", "");
    }

    boolean isEmpty() {
        return state.equals(EMPTY);
    }

    boolean isRefused() {
        return state.equals(REFUSED);
    }

    @Override
    public String toString() {
        return reader.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ", " + path + ", " + state;
    }

    private static Look full(Reader reader, String path) {
        return new Look(reader, path, FULL, visitor -> {});
    }

    private static Look empty(String path) {
        return new Look(Reader.NEWCOMER, path, EMPTY, visitor -> {});
    }

    /** A form sent as it comes, which the portal refuses. */
    private static Look refused(Reader reader, String path, String button) {
        return new Look(reader, path, REFUSED, visitor -> visitor.press(button));
    }

    private static void search(Visitor visitor, String text) {
        visitor.field("query").fill(text);
        visitor.press("search.go");
    }

    private static void openMenu(Visitor visitor) {
        visitor.page().setViewportSize(360, 800);
        visitor.press("nav.menu");
    }
}
