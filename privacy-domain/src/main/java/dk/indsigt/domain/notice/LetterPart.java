package dk.indsigt.domain.notice;

import java.io.Serializable;
import java.util.List;

/**
 * A piece of a letter as it is laid out.
 *
 * @param type what it is
 * @param lines the lines of a paragraph, the items of a list, or the one line of a heading
 */
public record LetterPart(Type type, List<String> lines) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What a piece is. */
    public enum Type {
        HEADING,
        PARAGRAPH,
        LIST
    }

    public LetterPart {
        lines = List.copyOf(lines);
    }

    /** @return the lines as one text */
    public String text() {
        return String.join("\n", lines);
    }
}
