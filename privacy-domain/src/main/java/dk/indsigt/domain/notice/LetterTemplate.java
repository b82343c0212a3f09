package dk.indsigt.domain.notice;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One version of what letters of a kind say, in both languages. A version is never changed: a new text is a new version, and a letter tells
 * which one it was written by.
 */
@Entity
@Table(name = "letter_template")
public class LetterTemplate {
    public static final int SUBJECT_MAX = 150;
    public static final int BODY_MAX = 6000;

    private static final int FILLED_SUBJECT_MAX = 200;

    /** The texts of a version, each of which can be wrong by itself. */
    public enum Field {
        SUBJECT_DA,
        BODY_DA,
        SUBJECT_EN,
        BODY_EN
    }

    /**
     * Why a text cannot be a version.
     *
     * @param field which of the texts
     * @param code code of the failure
     * @param argument the placeholder, or the greatest length
     */
    public record Problem(Field field, String code, String argument) {}

    /**
     * A letter as it will be read.
     *
     * @param subject one line
     * @param text with the values in their places
     */
    public record Filled(String subject, LetterText text) {}

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private LetterKind kind;

    private int number;

    @Column(name = "subject_da", length = SUBJECT_MAX)
    private String subjectDa;

    @Column(name = "subject_en", length = SUBJECT_MAX)
    private String subjectEn;

    @Column(name = "body_da", length = BODY_MAX)
    private String bodyDa;

    @Column(name = "body_en", length = BODY_MAX)
    private String bodyEn;

    @Column(name = "valid_from")
    private Instant validFrom;

    @Column(name = "account_id")
    private UUID accountId;

    protected LetterTemplate() {}

    /**
     * @param number one more than that of the newest version
     * @param accountId who wrote it
     * @throws InvalidValueException TEMPLATE_PLACEHOLDER_MISSING, TEMPLATE_PLACEHOLDER_UNKNOWN, REQUIRED, TOO_LONG
     */
    public static LetterTemplate write(
            UUID id, LetterKind kind, int number, LocalText subject, LocalText body, UUID accountId, Instant now) {
        problems(kind, subject, body).stream().findFirst().ifPresent(problem -> {
            throw new InvalidValueException(problem.code(), problem.argument());
        });
        LetterTemplate template = new LetterTemplate();
        template.id = id;
        template.kind = kind;
        template.number = number;
        template.subjectDa = line(subject.da());
        template.subjectEn = line(subject.en());
        template.bodyDa = LetterText.of(body.da()).text();
        template.bodyEn = LetterText.of(body.en()).text();
        template.accountId = accountId;
        template.validFrom = now;
        return template;
    }

    /** @return everything that keeps the texts from being a version, in the order of the fields */
    public static List<Problem> problems(LetterKind kind, LocalText subject, LocalText body) {
        List<Problem> problems = new ArrayList<>();
        subject(kind, Field.SUBJECT_DA, subject.da(), problems);
        body(kind, Field.BODY_DA, body.da(), problems);
        subject(kind, Field.SUBJECT_EN, subject.en(), problems);
        body(kind, Field.BODY_EN, body.en(), problems);
        return problems;
    }

    public UUID id() {
        return id;
    }

    public LetterKind kind() {
        return kind;
    }

    public int number() {
        return number;
    }

    public LocalText subject() {
        return new LocalText(subjectDa, subjectEn);
    }

    public LocalText body() {
        return new LocalText(bodyDa, bodyEn);
    }

    public Instant validFrom() {
        return validFrom;
    }

    /** @return whether the texts are those of this version */
    public boolean says(LocalText subject, LocalText body) {
        return new LocalText(line(subject.da()), line(subject.en())).equals(subject())
                && new LocalText(
                                LetterText.of(body.da()).text(),
                                LetterText.of(body.en()).text())
                        .equals(body());
    }

    /**
     * @param values by the names of placeholders; an empty one is none
     * @throws IllegalArgumentException where a required value is missing: a fault of the caller
     */
    public Filled fill(Language language, Map<String, String> values) {
        Map<String, String> known = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                known.put(name, LetterText.value(value));
            }
        });
        for (String name : kind.required()) {
            if (!known.containsKey(name)) {
                throw new IllegalArgumentException("a letter " + kind + " needs a value for " + name);
            }
        }
        String subject = line(
                new LetterText(subject().in(language)).fill(known, name -> true).text());
        return new Filled(
                subject.length() > FILLED_SUBJECT_MAX ? subject.substring(0, FILLED_SUBJECT_MAX - 1) + "…" : subject,
                new LetterText(body().in(language)).fill(known, kind.required()::contains));
    }

    private static void subject(LetterKind kind, Field field, String typed, List<Problem> problems) {
        LetterText text = new LetterText(line(typed));
        if (measured(field, text, SUBJECT_MAX, problems)) {
            known(field, text, kind.inSubject(), problems);
        }
    }

    private static void body(LetterKind kind, Field field, String typed, List<Problem> problems) {
        LetterText text = LetterText.of(typed);
        if (measured(field, text, BODY_MAX, problems)) {
            kind.required().stream()
                    .filter(name -> !text.names().contains(name))
                    .forEach(name -> problems.add(new Problem(field, "TEMPLATE_PLACEHOLDER_MISSING", name)));
            known(field, text, kind.placeholders(), problems);
        }
    }

    private static boolean measured(Field field, LetterText text, int max, List<Problem> problems) {
        if (text.text().isEmpty()) {
            problems.add(new Problem(field, "REQUIRED", ""));
            return false;
        }
        if (text.text().length() > max) {
            problems.add(new Problem(field, "TOO_LONG", String.valueOf(max)));
            return false;
        }
        return true;
    }

    private static void known(Field field, LetterText text, List<String> names, List<Problem> problems) {
        text.names().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.add(new Problem(field, "TEMPLATE_PLACEHOLDER_UNKNOWN", name)));
        if (text.open()) {
            problems.add(new Problem(field, "TEMPLATE_BRACES", ""));
        }
    }

    private static String line(String typed) {
        return LetterText.of(typed).text().replaceAll("\\s+", " ");
    }
}
