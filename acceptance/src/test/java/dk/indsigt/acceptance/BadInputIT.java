package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Input that is wrong, hostile or too much, in every field of every form: a message beside the field or a normal result, and nothing typed is lost. */
@ExtendWith(Stage.class)
final class BadInputIT {

    private static final List<String> HOSTILE = List.of(
            "\0\"'><img src=x onerror=hit=1><script>hit=1</script>",
            "'; DROP TABLE party;-- %27 😀 \u202eשלום\u202c {{7*7}} #{7*7}");
    private static final String LONG = "<b>æ</b>".repeat(1_250);

    /** Pages that do not tell which field was wrong. */
    private static final Set<String> TOGETHER =
            Set.of("/login.xhtml", "/account/password.xhtml", "/account/first.xhtml");

    private static final String FIELDS = """
            () => [...document.querySelectorAll('main form[method=post] :is(input, select, textarea)')]
                .filter(each => each.name && !['hidden', 'submit', 'button'].includes(each.type))
                .map(each => [each.form.id, each.name, each.type].join(' '))
            """;

    /** Sets a field as no browser would let one: without its type, its limits or its options. */
    private static final String FORCE = """
            ([name, value]) => {
              const all = [...document.getElementsByName(name)];
              const field = all[0];
              if (field.tagName === 'SELECT') {
                field.options[field.options.length - 1].value = value;
                field.selectedIndex = field.options.length - 1;
              } else if (field.type === 'radio' || field.type === 'checkbox') {
                all.forEach(each => { each.checked = false; });
                field.value = value;
                field.checked = true;
              } else {
                if (field.type !== 'password' && field.tagName === 'INPUT') { field.type = 'text'; }
                field.removeAttribute('maxlength');
                field.value = value;
              }
            }
            """;

    private static final String SEND =
            "id => { const form = document.getElementById(id); form.requestSubmit(form.querySelector('button[type=submit], input[type=submit]')); }";

    /** A page as somebody sees it. */
    private record Visit(Visitor visitor, String address) {

        String page() {
            return address.replaceFirst("\\?.*", "");
        }

        void open() {
            visitor.open(address);
        }
    }

    /** Not tried here yet: forms that are there in certain states of a case only, and pages that need a row made for them. */
    private static final Set<String> UNTRIED = Set.of(
            "/account/identity.xhtml",
            "/desk/client/edit.xhtml",
            "/desk/client/list.xhtml",
            "/desk/disclosure/notices.xhtml",
            "/desk/notice/edit.xhtml",
            "/desk/rights/show.xhtml",
            "/self/notice/letter.xhtml",
            "/self/rights/ask.xhtml",
            "/self/rights/fetch.xhtml",
            "/self/rights/mandate.xhtml",
            "/self/rights/show.xhtml");

    /** A field of a form; radio buttons and ticks of one name are one field. */
    private record Field(String form, String name, String type) {

        String id() {
            return name.substring(name.lastIndexOf(':') + 1);
        }

        boolean typed() {
            return !type.startsWith("select") && !type.equals("radio") && !type.equals("checkbox");
        }
    }

    @TestFactory
    @DisplayName("every field of every form bears what is hostile and what is ten thousand characters long")
    Stream<DynamicTest> everyField(Story story) {
        List<Visit> visits = visits(story);
        Set<String> seen = new TreeSet<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (Visit visit : visits) {
            tests.add(DynamicTest.dynamicTest(visit.page() + " " + visits.indexOf(visit), () -> {
                visit.open();
                Map<String, Field> fields = fields(visit);
                fields.values().forEach(field -> seen.add(visit.page() + " " + field.form() + " " + field.id()));
                for (String key : fields.keySet()) {
                    for (String value : HOSTILE) {
                        visit.open();
                        Map<String, Field> now = fields(visit);
                        Field field = now.get(key);
                        fill(story, visit, in(now, field.form()));
                        check(visit, field, value);
                    }
                }
                for (String form :
                        fields.values().stream().map(Field::form).collect(Collectors.toCollection(TreeSet::new))) {
                    visit.open();
                    tooLong(
                            visit,
                            in(fields(visit), form).stream()
                                    .filter(Field::typed)
                                    .toList());
                }
            }));
        }
        tests.add(DynamicTest.dynamicTest("no page and no field of a page was left out", () -> {
            Set<String> pages = new TreeSet<>(Webapp.pages());
            pages.remove("/index.xhtml");
            pages.removeAll(UNTRIED);
            Set<String> visited = new TreeSet<>();
            visits.forEach(visit -> visited.add(visit.page()));
            assertEquals(pages, visited);
            Set<String> tried = new TreeSet<>();
            seen.forEach(each -> tried.add(each.replaceFirst(" .* ", " ")));
            Set<String> fields = new TreeSet<>(Webapp.fields());
            fields.removeIf(each -> UNTRIED.contains(each.replaceFirst(" .*", "")));
            assertEquals(fields, tried);
        }));
        return tests.stream();
    }

    @Test
    @DisplayName(
            "phone numbers: unknown ones are told beside the field and foreign ones are taken, at the desk as well")
    void phoneNumbers(Story story) {
        Visitor visitor = Guest.of(story, "bo").signedIn();
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("12", "PHONE_UNKNOWN");
        wrong.put("00 00 00 00", "PHONE_UNKNOWN");
        wrong.put("20 12 34", "PHONE_UNKNOWN");
        wrong.put("+45 20 12 34 56 78", "PHONE_UNKNOWN");
        wrong.put("+999 20 12 34 56", "PHONE_FORMAT");
        wrong.put("ring til mig", "PHONE_FORMAT");
        wrong.forEach((typed, code) -> {
            visitor.open("/self/party/edit.xhtml");
            visitor.field("phone").fill(typed);
            visitor.press("form.save");
            assertThat(visitor.messageOf("phone")).hasText(visitor.words().of("error." + code));
            assertThat(visitor.field("phone")).hasValue(typed);
        });
        for (String foreign : List.of("+46 70 174 06 05", "0049 30 901820", "+1 212 555 0123")) {
            visitor.open("/self/party/edit.xhtml");
            visitor.field("phone").fill(foreign);
            visitor.press("form.save");
            visitor.receiptNumber();
        }
        Desk desk = Desk.of(story, "bjarke");
        assertThat(desk.search("+1 212 555 0199")).hasCount(0);
        assertThat(desk.visitor().main()).containsText(desk.visitor().words().of("search.none"));
        desk.search("+999 20 12 34 56");
        assertThat(desk.visitor().messageOf("query"))
                .hasText(desk.visitor().words().of("error.PHONE_FORMAT"));
    }

    @Test
    @DisplayName(
            "a CPR number with a date that does not exist and a CVR number with a wrong digit are told beside the field")
    void numbersOfPersonsAndCompanies(Story story) {
        Desk desk = Desk.of(story, "bjarke");
        String cvr = story.records().one("select cvr from party where company_name = 'Bøgeholt Logistik A/S'");
        String wrongDigit = cvr.substring(0, 7) + (cvr.charAt(7) == '9' ? '8' : (char) (cvr.charAt(7) + 1));
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("310299-1234", "CPR_DATE");
        wrong.put("3102991234", "CPR_DATE");
        wrong.put("310299 1234", "CPR_DATE");
        wrong.put("000000-0000", "CPR_DATE");
        wrong.put("00000000", "CVR_FORMAT");
        wrong.put("ab", "SEARCH_SHORT");
        wrong.forEach((typed, code) -> {
            desk.search(typed);
            assertThat(desk.visitor().messageOf("query"))
                    .hasText(desk.visitor().words().of("error." + code));
            assertThat(desk.page().locator("main .list a")).hasCount(0);
        });
        assertThat(desk.search(wrongDigit)).hasCount(0);
        String told = desk.visitor().messageOf("query").innerText();
        assertTrue(
                List.of("CVR_CHECK_DIGIT", "SEARCH_NO_PHONE_WRONG_CVR").stream()
                        .anyMatch(code -> told.equals(desk.visitor().words().of("error." + code))),
                wrongDigit + ": " + told);
    }

    @Test
    @DisplayName("an e-mail address that is none is told beside the field, and nothing is sent")
    void addressesThatAreNone(Story story) {
        Visitor visitor = Guest.of(story, "bo").signedIn();
        long before = story.records().number("select count(*) from outbox");
        for (String typed : List.of(
                "navn",
                "navn@",
                "@example.dk",
                "navn@example",
                "navn@example.",
                "na vn@example.dk",
                "navn@exa mple.dk",
                "navn@@example.dk",
                "Navn <navn@example.dk>",
                "navn@example.dk, anden@example.dk",
                "navn\u202e@example.dk",
                "javascript:hit=1")) {
            visitor.open("/self/party/edit.xhtml");
            visitor.field("email").fill(typed);
            visitor.press("party.emailSend");
            assertThat(visitor.messageOf("email")).hasText(visitor.words().of("error.EMAIL_FORMAT"));
            assertThat(visitor.field("email")).hasValue(typed);
        }
        assertEquals(before, story.records().number("select count(*) from outbox"));
        Visitor administrator = story.signedIn("admin");
        administrator.open("/desk/account/list.xhtml");
        administrator.field("username").fill("ingen adresse");
        administrator.field("displayName").fill("Ingen");
        administrator.field("unit").fill("Ingen");
        administrator.field("role").selectOption("AGENT");
        administrator.press("staff.create");
        assertThat(administrator.messageOf("username"))
                .hasText(administrator.words().of("error.EMAIL_FORMAT"));
        assertThat(administrator.field("displayName")).hasValue("Ingen");
    }

    @Test
    @DisplayName(
            "a day that is none, or of another age, is told in words; so is a hold for a recording that does not exist")
    void daysAndRecordings(Story story) {
        Visitor visitor = Guest.of(story, "bo").signedIn().expecting("does not conform to the required format");
        for (String day :
                List.of("i%20g%C3%A5r", "2026-02-30", "%2B999999999-12-31", "-999999999-01-01", "0000-01-01", "%00")) {
            for (String field : List.of("from", "to")) {
                visitor.open("/self/data/show.xhtml?category=TRAFFIC&" + field + "=" + day);
                assertThat(visitor.heading()).hasText(visitor.words().of("category.TRAFFIC"));
                assertThat(visitor.main()).containsText(visitor.words().of("error.DATE_FORMAT"));
            }
        }
        Visitor officer = story.signedIn("palle").expecting("does not conform to the required format");
        for (String day : List.of("i%20g%C3%A5r", "%2B999999999-12-31", "-999999999-01-01", "0000-01-01")) {
            officer.open("/desk/retention/preview.xhtml?by=" + day);
            assertThat(officer.heading()).hasText(officer.words().of("preview.title"));
            assertThat(officer.page().locator("main .field-error, main table").first())
                    .isVisible();
        }
        long holds = story.records().number("select count(*) from legal_hold");
        for (String recording : List.of("nothing", "00000000-0000-7000-8000-000000000000")) {
            officer.open("/desk/retention/holds.xhtml?recording=" + recording);
            officer.field("customer").fill(Guest.of(story, "bo").customerNumber());
            officer.page().locator("[id='request:reason']").fill("Sag 12");
            officer.field("expires")
                    .fill(LocalDate.now(ZoneId.of("Europe/Copenhagen"))
                            .plusDays(20)
                            .toString());
            officer.press("holds.request");
            assertThat(officer.messageOf("recording")).hasText(officer.words().of("error.RECORDING_UNKNOWN"));
            assertThat(officer.page().locator("[id='request:reason']")).hasValue("Sag 12");
        }
        assertEquals(holds, story.records().number("select count(*) from legal_hold"));
    }

    /** Every page, by somebody who may see it, in the state in which it shows its forms. */
    private static List<Visit> visits(Story story) {
        Guest self = Guest.of(story, "erna").withReceipt();
        Guest other = Guest.of(story, "finn");
        Visitor customer = self.signedIn();
        customer.open("/self/party/edit.xhtml");
        customer.field("email").fill("erna.ny@example.dk");
        customer.press("party.emailSend");
        customer.until(() -> customer.open("/self/party/edit.xhtml"));

        Visitor agent = story.signedIn("bjarke");
        Desk desk = new Desk(story, agent);
        String unknown = desk.openCustomer(other.customerNumber(), "SHOP", "CUSTOMER_IN_SHOP")
                .contact();
        String known = desk.openCustomer(other.customerNumber(), "PHONE", "PRIVACY_REQUEST")
                .identified()
                .contact();
        story.records().change("update line set listing = 'SECRET' where id = ?", other.line());

        Visitor officer = story.signedIn("olga").expecting("does not conform to the required format");
        for (int each = 0; each <= HOSTILE.size(); each++) {
            story.records()
                    .change(
                            "insert into legal_hold (id, target, target_id, party_id, reason, expires_on, requested_by, requested_at, approved_by,"
                                    + " approved_at, version) select uuid(), 'PERSON', p.id, p.id, 'Sag om dårlige tegn', current_date + interval 1 year,"
                                    + " a.id, utc_timestamp(6), b.id, utc_timestamp(6), 1 from party p, account a, account b where p.id = ? and"
                                    + " a.username = 'olga' and b.username = 'palle'",
                            other.party());
        }
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
                "/self/rights/list.xhtml",
                "/self/rights/start.xhtml",
                "/self/credit/list.xhtml",
                "/self/notice/list.xhtml",
                "/self/notice/show.xhtml?id=" + self.message(),
                "/self/notice/receipt.xhtml?id=" + self.receipt())) {
            visits.add(new Visit(customer, address));
        }
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
                "/self/consent/object.xhtml?contact=" + known)) {
            visits.add(new Visit(agent, address));
        }
        for (String page : List.of(
                "/desk/retention/holds.xhtml",
                "/desk/retention/preview.xhtml",
                "/desk/retention/runs.xhtml",
                "/desk/rights/list.xhtml",
                "/desk/notice/templates.xhtml")) {
            visits.add(new Visit(officer, page));
        }
        visits.add(new Visit(administrator, "/desk/account/list.xhtml"));
        for (String page : List.of(
                "/login.xhtml", "/account/code.xhtml", "/account/password.xhtml", "/account/first.xhtml?secret=none")) {
            visits.add(new Visit(stranger, page));
        }
        return visits;
    }

    /** @return the fields by form and id; of a repeated one the first */
    private static Map<String, Field> fields(Visit visit) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Object each : (List<?>) visit.visitor().page().evaluate(FIELDS)) {
            String[] parts = each.toString().split(" ");
            Field field = new Field(parts[0], parts[1], parts[2]);
            fields.putIfAbsent(field.form() + " " + field.id(), field);
        }
        return fields;
    }

    private static List<Field> in(Map<String, Field> fields, String form) {
        return fields.values().stream()
                .filter(field -> field.form().equals(form))
                .toList();
    }

    /** Fills in what is right, so that one field alone is wrong. */
    private static void fill(Story story, Visit visit, List<Field> fields) {
        Map<String, String> right = Map.of(
                "username", "tegn-" + System.nanoTime() + "@example.dk",
                "displayName", "Dan Tegn",
                "unit", "Kundeservice",
                "customer", Guest.of(story, "finn").customerNumber(),
                "code", "123456",
                "password", "en adgangskode som er lang",
                "expires",
                        LocalDate.now(ZoneId.of("Europe/Copenhagen"))
                                .plusMonths(2)
                                .toString());
        for (Field field : fields) {
            Locator input = visit.visitor()
                    .page()
                    .locator("[name='" + field.name() + "']")
                    .first();
            if (field.type().startsWith("select")) {
                input.selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
            } else if (field.typed() && input.inputValue().isEmpty() && right.containsKey(field.id())) {
                input.fill(right.get(field.id()));
            }
        }
    }

    private static void check(Visit visit, Field field, String value) {
        String where = visit.page() + " " + field.form() + " " + field.id() + " with " + shown(value);
        int answer = send(visit, field.form(), () -> force(visit, field, value));
        assertTrue(answer == 200 || answer == 302, where + ": " + answer);
        assertHarmless(visit, where);
        if (answer == 302) {
            return;
        }
        if (field.typed() && !field.type().equals("password") && !field.type().equals("date")) {
            assertEquals(
                    shown(value),
                    visit.visitor()
                            .page()
                            .locator("[name='" + field.name() + "']")
                            .first()
                            .inputValue(),
                    where);
        }
        boolean beside = told(visit, field);
        boolean above = TOGETHER.contains(visit.page())
                && visit.visitor()
                                .page()
                                .locator("main .note.bad, main .field-error:not(:empty)")
                                .count()
                        > 0;
        boolean found = visit.page().endsWith("/search.xhtml")
                && visit.visitor().page().locator("main p.empty").count() > 0;
        assertTrue(beside || above || found, where + ": neither a message beside the field nor a result");
    }

    private static void tooLong(Visit visit, List<Field> fields) {
        if (fields.isEmpty()) {
            return;
        }
        String where = visit.page() + " " + fields.get(0).form() + " with ten thousand characters";
        int answer = send(visit, fields.get(0).form(), () -> fields.forEach(field -> force(visit, field, LONG)));
        assertEquals(200, answer, where);
        assertHarmless(visit, where);
        for (Field field : fields) {
            // A browser's field for a date holds nothing else.
            if (!field.type().equals("password") && !field.type().equals("date")) {
                assertTrue(told(visit, field), where + ": no message beside " + field.id());
                assertEquals(
                        LONG,
                        visit.visitor()
                                .page()
                                .locator("[name='" + field.name() + "']")
                                .first()
                                .inputValue(),
                        where);
            }
        }
    }

    private static void force(Visit visit, Field field, String value) {
        visit.visitor().page().evaluate(FORCE, List.of(field.name(), value));
    }

    /** @return the status of the answer to the form */
    private static int send(Visit visit, String form, Runnable filled) {
        filled.run();
        int[] status = new int[1];
        visit.visitor().until(() -> {
            Response answer = visit.visitor()
                    .page()
                    .waitForResponse(
                            each -> each.request().method().equals("POST"),
                            () -> visit.visitor().page().evaluate(SEND, form));
            status[0] = answer.status();
        });
        return status[0];
    }

    private static boolean told(Visit visit, Field field) {
        String near = field.type().equals("radio") || field.type().equals("checkbox") ? "fieldset" : ".field";
        Locator message = visit.visitor()
                .page()
                .locator("main " + near + ":has([name='" + field.name() + "']) .field-error:not(:empty)");
        return message.count() > 0;
    }

    private static void assertHarmless(Visit visit, String where) {
        assertEquals("undefined", visit.visitor().page().evaluate("typeof window.hit"), where + ": a script ran");
        assertEquals(
                0,
                visit.visitor()
                        .page()
                        .locator("main img, main b:text-is('æ'), main script:not([nonce])")
                        .count(),
                where);
        String text = visit.visitor().page().locator("body").innerText();
        assertFalse(text.contains("Exception") || text.contains(" 49 "), where);
    }

    /** What the page can show of it. */
    private static String shown(String value) {
        return value.replace("\0", "");
    }
}
