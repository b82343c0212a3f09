package dk.indsigt.domain.notice;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.seed.Seeded;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LetterTemplateTest {
    private static final LocalText SUBJECT = both("Sag {{case}}");
    private static final Map<String, String> QUESTION =
            Map.of("name", "Åse Ærø", "case", "S-1", "question", "Hvilken linje?");

    @Test
    @DisplayName("a text that leaves a required placeholder out is no version, and the failure names it")
    void missing() {
        InvalidValueException refused =
                assertThrows(InvalidValueException.class, () -> write(LetterKind.QUESTION, both("{{name}} {{case}}")));
        assertEquals("TEMPLATE_PLACEHOLDER_MISSING", refused.code());
        assertEquals(List.of("question"), refused.arguments());
        assertInvalid(
                "TEMPLATE_PLACEHOLDER_MISSING",
                () -> write(
                        LetterKind.QUESTION, new LocalText("{{name}} {{case}} {{question}}", "{{name}} {{question}}")));
    }

    @Test
    @DisplayName("a placeholder that the kind does not know, and braces around nothing, are refused")
    void unknown() {
        assertInvalid("TEMPLATE_PLACEHOLDER_UNKNOWN", () -> write(LetterKind.QUESTION, question("{{cpr}}")));
        assertInvalid("TEMPLATE_PLACEHOLDER_UNKNOWN", () -> write(LetterKind.QUESTION, question("{{}}")));
        assertInvalid("TEMPLATE_PLACEHOLDER_UNKNOWN", () -> write(LetterKind.QUESTION, question("{{Case}}")));
        assertInvalid("TEMPLATE_BRACES", () -> write(LetterKind.QUESTION, question("{{until")));
        assertInvalid("TEMPLATE_BRACES", () -> write(LetterKind.QUESTION, question("until}}")));
        assertInvalid("TEMPLATE_BRACES", () -> write(LetterKind.QUESTION, question("{{a {{until}}")));
    }

    @Test
    @DisplayName("a subject tells neither names nor what was asked and answered")
    void subject() {
        assertInvalid(
                "TEMPLATE_PLACEHOLDER_UNKNOWN",
                () -> LetterTemplate.write(
                        UUID.randomUUID(),
                        LetterKind.QUESTION,
                        1,
                        both("{{question}}"),
                        question(""),
                        null,
                        Instant.EPOCH));
    }

    @Test
    @DisplayName("everything that is wrong is told at once, each beside its field")
    void problems() {
        List<LetterTemplate.Problem> problems = LetterTemplate.problems(
                LetterKind.QUESTION,
                new LocalText("", "x".repeat(LetterTemplate.SUBJECT_MAX + 1)),
                new LocalText("{{name}} {{case}} {{cpr}}", "y".repeat(LetterTemplate.BODY_MAX + 1)));
        assertEquals(
                List.of(
                        new LetterTemplate.Problem(LetterTemplate.Field.SUBJECT_DA, "REQUIRED", ""),
                        new LetterTemplate.Problem(
                                LetterTemplate.Field.BODY_DA, "TEMPLATE_PLACEHOLDER_MISSING", "question"),
                        new LetterTemplate.Problem(LetterTemplate.Field.BODY_DA, "TEMPLATE_PLACEHOLDER_UNKNOWN", "cpr"),
                        new LetterTemplate.Problem(LetterTemplate.Field.SUBJECT_EN, "TOO_LONG", "150"),
                        new LetterTemplate.Problem(LetterTemplate.Field.BODY_EN, "TOO_LONG", "6000")),
                problems);
    }

    @Test
    @DisplayName("random texts are a version exactly when all required placeholders are there and no other")
    void random() {
        Random random = Seeded.random(LetterTemplateTest.class);
        List<String> all = new ArrayList<>(LetterKind.EXTENSION.placeholders());
        all.addAll(List.of("answer", "question", "until", "cpr", "Name"));
        int good = 0;
        for (int i = 0; i < Seeded.TRIES; i++) {
            LetterKind kind = Seeded.any(random, LetterKind.values());
            Set<String> used = new HashSet<>(kind.required());
            if (random.nextBoolean()) {
                used.remove(Seeded.any(random, kind.required().toArray(String[]::new)));
            }
            if (random.nextBoolean()) {
                used.add(Seeded.any(random, all.toArray(String[]::new)));
            }
            boolean valid =
                    used.containsAll(kind.required()) && kind.placeholders().containsAll(used);
            List<String> shuffled = new ArrayList<>(used);
            Collections.shuffle(shuffled, random);
            StringBuilder text = new StringBuilder("x");
            shuffled.forEach(name -> text.append(Seeded.any(random, " ", "\n", "\r\n", "\n\n# ", "\n- ", "{", "æ"))
                    .append(Seeded.any(random, "{{" + name + "}}", "{{ " + name + " }}"))
                    .append(Seeded.any(random, ".", " og ", "\n")));
            String body = text.toString().replace("{{{", "{ {{");
            assertEquals(
                    valid, LetterTemplate.problems(kind, SUBJECT, both(body)).isEmpty(), () -> kind + ": " + body);
            good += valid ? 1 : 0;
        }
        assertTrue(good > Seeded.TRIES / 10 && good < Seeded.TRIES * 9 / 10, "both occur");
    }

    @Test
    @DisplayName("whatever a value says, it is said as it is and makes neither placeholder nor heading nor end")
    void values() {
        Random random = Seeded.random(LetterTemplateTest.class);
        LetterTemplate template = write(LetterKind.QUESTION, both("{{name}} {{case}}\n\n{{question}}\n\nslut"));
        for (int i = 0; i < Seeded.TRIES; i++) {
            StringBuilder value = new StringBuilder("v");
            for (int j = random.nextInt(12); j >= 0; j--) {
                value.append(Seeded.any(
                        random, "{{name}}", "}}", "{{", "\n# x", "\n#x", "$1", "\\", "<b>", "\f", "\u0000", "é", "\n"));
            }
            Map<String, String> filled = new HashMap<>(QUESTION);
            filled.put("question", value.toString());
            LetterText text = template.fill(Language.DA, filled).text().endingWith(LetterText.of("# Ansvarlig\nX"));
            assertTrue(
                    text.parts().stream().noneMatch(part -> part.type() == LetterPart.Type.HEADING), value::toString);
            assertEquals(
                    List.of("slut"), text.parts().get(text.parts().size() - 1).lines());
            assertEquals(2, text.foot().size());
            String said = text.text();
            for (String piece : List.of("{{name}}", "$1", "<b>")) {
                assertEquals(value.indexOf(piece) >= 0, said.contains(piece), piece);
            }
        }
    }

    @Test
    @DisplayName(
            "a line whose value is not there goes, a heading with nothing under it too, and no required value with them")
    void optional() {
        LetterTemplate template = write(
                LetterKind.QUESTION,
                both("Kære {{name}}\n\n{{question}}\n\n# Nu\n{{next}}\nSenest {{until}}.\n\n# Sag\n{{case}} {{due}}"));
        LetterText text = template.fill(Language.DA, QUESTION).text();
        assertEquals("Kære Åse Ærø\n\nHvilken linje?\n\n# Sag\nS-1", text.text());
        Map<String, String> more = new HashMap<>(QUESTION);
        more.put("until", "1. maj 2027");
        more.put("next", "  ");
        assertTrue(template.fill(Language.DA, more).text().text().contains("# Nu\nSenest 1. maj 2027.\n"));
    }

    @Test
    @DisplayName("a letter without a required value is a fault of the caller")
    void needed() {
        LetterTemplate template = write(LetterKind.QUESTION, question(""));
        assertThrows(
                IllegalArgumentException.class,
                () -> template.fill(Language.EN, Map.of("name", "A", "case", "S-1", "question", " ")));
    }

    @Test
    @DisplayName("several lines of a value become a list where they begin with a dash")
    void lists() {
        LetterTemplate template = write(LetterKind.QUESTION, question(""));
        Map<String, String> values = new HashMap<>(QUESTION);
        values.put("question", "Hvilke linjer?\n- 20 12 34 56\n- 30 12 34 56\nSkriv til os.");
        List<LetterPart> parts = template.fill(Language.DA, values).text().parts();
        assertEquals(
                new LetterPart(LetterPart.Type.LIST, List.of("20 12 34 56", "30 12 34 56")),
                parts.get(parts.size() - 2));
        assertFalse(parts.isEmpty());
    }

    @Test
    @DisplayName("a subject is one line of at most 200 characters")
    void long_subject() {
        LetterTemplate template = LetterTemplate.write(
                UUID.randomUUID(),
                LetterKind.QUESTION,
                2,
                both("{{right}} {{case}}"),
                question("{{right}}"),
                null,
                Instant.EPOCH);
        Map<String, String> values = new HashMap<>(QUESTION);
        values.put("right", "to\nlinjer " + "x".repeat(300));
        String subject = template.fill(Language.DA, values).subject();
        assertEquals(200, subject.length());
        assertFalse(subject.contains("\n"));
    }

    private static LetterTemplate write(LetterKind kind, LocalText body) {
        return LetterTemplate.write(UUID.randomUUID(), kind, 1, SUBJECT, body, null, Instant.EPOCH);
    }

    private static LocalText question(String more) {
        return both("Kære {{name}}\n\nSag {{case}}\n\n{{question}}\n\n" + more);
    }

    private static LocalText both(String text) {
        return new LocalText(text, text);
    }
}
