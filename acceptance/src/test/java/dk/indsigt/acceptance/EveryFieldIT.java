package dk.indsigt.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every field of every form bears what is hostile or too much: a message beside the field or a normal result, and nothing typed is lost. */
@ExtendWith(Stage.class)
final class EveryFieldIT {

    static final List<String> HOSTILE = List.of(
            "\0\"'><img src=x onerror=hit=1><script>hit=1</script>",
            "'; DROP TABLE party;-- %27 😀 \u202eשלום\u202c {{7777*7777}} #{7777*7777}");
    private static final String LONG = "<b>æ</b>".repeat(1_250);

    /** Pages that do not tell which field was wrong; and those whose tick is none with a wrong value, so that nothing was changed. */
    private static final Set<String> TOGETHER = Set.of(
            "/login.xhtml",
            "/account/password.xhtml",
            "/account/first.xhtml",
            "/account/identity.xhtml",
            "/desk/consent/edit.xhtml",
            "/desk/consent/robinson.xhtml");

    /** Asked for a quarter of an hour after sign-in; it is the form of the page that confirms for recordings. */
    private static final String LATER = "/self/rights/fetch.xhtml password";

    /** Fields that may hold twenty thousand characters: the text of a letter. */
    private static final Set<String> LETTERS = Set.of("bodyDa", "bodyEn");

    /** A drawing of one dot, which is no identity card. */
    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

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
            "id => { const form = document.getElementById(id); form.requestSubmit(form.querySelector('[id$=\":go\"]') ?? form.querySelector('button[type=submit], input[type=submit]')); }";

    /** A field of a form; radio buttons and ticks of one name are one field. */
    private record Field(String form, String name, String type) {

        String id() {
            return name.substring(name.lastIndexOf(':') + 1);
        }

        /** @return the id without the number that one of several has */
        String kind() {
            return id().replaceFirst("\\d+(?=Da$|En$)", "");
        }

        boolean typed() {
            return !type.startsWith("select") && !ticked() && !type.equals("file");
        }

        boolean ticked() {
            return type.equals("radio") || type.equals("checkbox");
        }
    }

    @TestFactory
    @DisplayName("every field of every form bears what is hostile and what is ten thousand characters long")
    Stream<DynamicTest> everyField(Story story) {
        List<Visit> visits = Visit.all(story);
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
                visit.restore().run();
            }));
        }
        tests.add(DynamicTest.dynamicTest("no page and no field of a page was left out", () -> {
            Set<String> pages = new TreeSet<>(Webapp.pages());
            pages.remove("/index.xhtml");
            Set<String> visited = new TreeSet<>();
            visits.forEach(visit -> visited.add(visit.page()));
            assertEquals(pages, visited);
            Set<String> tried = new TreeSet<>();
            seen.forEach(each -> tried.add(each.replaceFirst(" .* ", " ")));
            Set<String> fields = Webapp.fields();
            fields.remove(LATER);
            assertEquals(fields, tried);
        }));
        return tests.stream();
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
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
        Map<String, String> right = Map.ofEntries(
                Map.entry("username", "tegn-" + System.nanoTime() + "@example.dk"),
                Map.entry("displayName", "Dan Tegn"),
                Map.entry("name", "Prøve " + System.nanoTime()),
                Map.entry("unit", "Kundeservice"),
                Map.entry("customer", Guest.of(story, "finn").customerNumber()),
                Map.entry("code", "123456"),
                Map.entry("point", "20 12 34 56"),
                Map.entry("value", "Anna Tegn"),
                Map.entry("words", "Fordi det er rigtigt."),
                Map.entry("ours", "Vi vil kende nettets brug."),
                Map.entry("theirs", "Kunden har brug for ro."),
                Map.entry("questionDa", "Hvordan går det?"),
                Map.entry("questionEn", "How are you?"),
                Map.entry("nameDa", "Vind en cykel"),
                Map.entry("nameEn", "Win a bicycle"),
                Map.entry("prizeDa", "En cykel"),
                Map.entry("prizeEn", "A bicycle"),
                Map.entry("textDa", "Én gang pr. person."),
                Map.entry("textEn", "Once a person."),
                Map.entry("closes", today.plusMonths(2).toString()),
                Map.entry("draws", today.plusMonths(3).toString()),
                Map.entry("send", today.plusMonths(1).toString()),
                Map.entry("evidence", "Set i butikken"),
                Map.entry("listDate", today.toString()),
                Map.entry("password", "en adgangskode som er lang"),
                Map.entry("expires", today.plusMonths(2).toString()));
        for (Field field : fields) {
            Locator input = visit.visitor()
                    .page()
                    .locator("[name='" + field.name() + "']")
                    .first();
            if (field.type().startsWith("select")) {
                int options = input.locator("option").count();
                input.selectOption(new SelectOption().setIndex(Math.min(1, options - 1)));
            } else if (field.type().equals("checkbox")) {
                tick(visit, field);
            } else if (field.type().equals("file")) {
                input.setInputFiles(new FilePayload("dot.png", "image/png", DOT));
            } else if (field.typed() && input.inputValue().isEmpty() && right.containsKey(field.kind())) {
                input.fill(right.get(field.kind()));
            }
        }
    }

    /** Ticks one where none is. */
    private static void tick(Visit visit, Field field) {
        Locator boxes = visit.visitor().page().locator("[name='" + field.name() + "']");
        if (boxes.and(visit.visitor().page().locator(":checked")).count() == 0) {
            boxes.first().check();
        }
    }

    private static void check(Visit visit, Field field, String value) {
        String where = visit.page() + " " + field.form() + " " + field.id() + " with " + shown(value);
        int answer = send(visit, field.form(), () -> force(visit, field, value));
        assertTrue(answer == 200 || answer == 302, where + ": " + answer);
        assertHarmless(visit, where);
        boolean gone =
                visit.visitor().page().locator("[name='" + field.name() + "']").count() == 0;
        if (answer == 302 || gone) {
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
        int answer = send(
                visit, fields.get(0).form(), () -> fields.forEach(field -> force(visit, field, tooLongFor(field))));
        assertEquals(200, answer, where);
        assertHarmless(visit, where);
        for (Field field : fields) {
            // A browser's field for a date holds nothing else.
            if (!field.type().equals("password") && !field.type().equals("date")) {
                assertTrue(told(visit, field), where + ": no message beside " + field.id());
                assertEquals(
                        tooLongFor(field),
                        visit.visitor()
                                .page()
                                .locator("[name='" + field.name() + "']")
                                .first()
                                .inputValue(),
                        where);
            }
        }
    }

    private static String tooLongFor(Field field) {
        return LETTERS.contains(field.id()) ? LONG.repeat(3) : LONG;
    }

    private static void force(Visit visit, Field field, String value) {
        if (field.type().equals("file")) {
            visit.visitor()
                    .page()
                    .locator("[name='" + field.name() + "']")
                    .setInputFiles(new FilePayload(shown(value), "image/png", value.getBytes(StandardCharsets.UTF_8)));
            return;
        }
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
        String has = ":has([name='" + field.name() + "'])";
        String beside = field.ticked()
                ? "main fieldset" + has + " .field-error:not(:empty), main .check" + has + " + .field-error:not(:empty)"
                : "main .field" + has + " .field-error:not(:empty)";
        return visit.visitor().page().locator(beside).count() > 0;
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
        assertFalse(text.contains("Exception") || text.contains("60481729"), where);
    }

    /** What the page can show of it. */
    private static String shown(String value) {
        return value.replace("\0", "");
    }
}
