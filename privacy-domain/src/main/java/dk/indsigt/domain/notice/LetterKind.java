package dk.indsigt.domain.notice;

import java.util.ArrayList;
import java.util.List;

/**
 * What a letter is for, and the values it tells. A template of the kind must name every required placeholder; who is responsible, the data
 * protection officer and the way to complain are no placeholders: every letter ends with them.
 */
public enum LetterKind {
    /** The request has arrived (art. 12(3)). */
    RECEIPT(List.of("name", "case", "right", "received", "due"), List.of("article", "items", "next", "date")),
    /** Doubt about who asks (art. 12(6)). */
    IDENTITY_REQUEST(
            List.of("name", "case", "right", "reasons", "next"),
            List.of("article", "received", "due", "until", "items", "date")),
    /** Something is unclear; the request stays as it is. */
    QUESTION(
            List.of("name", "case", "question"),
            List.of("right", "article", "received", "due", "until", "items", "next", "date")),
    /** Up to two months more, with the reasons (art. 12(3)). */
    EXTENSION(
            List.of("name", "case", "right", "newDue", "reasons"),
            List.of("article", "received", "due", "items", "next", "date")),
    /** What was decided and why (art. 12(3) and (4)). */
    DECISION(
            List.of("name", "case", "right", "answer", "reasons"),
            List.of("article", "received", "due", "items", "next", "until", "date")),
    /** The one who asked took the request back. */
    WITHDRAWN(List.of("name", "case", "right"), List.of("article", "received", "date", "reasons", "items", "next")),
    /** A restriction is about to be lifted (art. 18(3)). */
    RESTRICTION_ENDS(
            List.of("name", "case", "date", "reasons"), List.of("right", "article", "received", "items", "next")),
    /** What was asked for can be fetched (art. 15(3), art. 20(1)). */
    PACKAGE_READY(
            List.of("name", "case", "until"),
            List.of("right", "article", "received", "date", "items", "next", "reasons")),
    /** An answer in words to something that was asked. */
    ANSWER(
            List.of("name", "case", "answer"),
            List.of("question", "right", "article", "received", "date", "reasons", "items", "next"));

    /** What a subject may tell: it stands in lists and is not encrypted. */
    private static final List<String> PLAIN =
            List.of("case", "right", "article", "received", "due", "newDue", "until", "date");

    private final List<String> required;
    private final List<String> optional;

    LetterKind(List<String> required, List<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    /** @return names that every text of this kind must use, and every letter has a value for */
    public List<String> required() {
        return List.copyOf(required);
    }

    /** @return names that a text of this kind may use; a line that tells nothing else goes where there is no value */
    public List<String> optional() {
        return List.copyOf(optional);
    }

    /** @return all names that may stand in the text */
    public List<String> placeholders() {
        List<String> all = new ArrayList<>(required);
        all.addAll(optional);
        return all;
    }

    /** @return those of them that may stand in the subject */
    public List<String> inSubject() {
        return placeholders().stream().filter(PLAIN::contains).toList();
    }
}
