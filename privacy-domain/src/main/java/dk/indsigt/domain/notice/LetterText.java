package dk.indsigt.domain.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a letter: paragraphs between empty lines, headings that start with {@code "# "}, list items that start with {@code "- "}, and,
 * in a template, placeholders as {@code {{name}}}. What every letter ends with follows after a form feed. A value is never read as a template,
 * and never makes a heading.
 *
 * @param text lines parted by line feeds, without other control characters
 */
public record LetterText(String text) {
    private static final String FOOT = "\f";
    private static final String HEADING = "# ";
    private static final String ITEM = "- ";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}\\n]*)}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}");

    /**
     * @param typed as it came from a form or another service
     * @return the text with line feeds only, and without characters that neither a page nor a PDF can show
     */
    public static LetterText of(String typed) {
        return new LetterText(clean(typed));
    }

    /**
     * @return this text and, apart from it, what every letter ends with
     */
    public LetterText endingWith(LetterText foot) {
        return new LetterText(text + "\n" + FOOT + "\n" + foot.text);
    }

    /** @return the pieces of the letter itself */
    public List<LetterPart> parts() {
        return parse(text.split(FOOT, 2)[0]);
    }

    /** @return the pieces that every letter ends with */
    public List<LetterPart> foot() {
        String[] halves = text.split(FOOT, 2);
        return halves.length == 1 ? List.of() : parse(halves[1]);
    }

    /** @return the names between double braces, in order of the alphabet */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER
                .matcher(text)
                .results()
                .forEach(found -> names.add(found.group(1).strip()));
        return names;
    }

    /** @return whether double braces are left that name nothing */
    boolean open() {
        return BRACES.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find();
    }

    /**
     * @param required what a line may not take away with it
     * @return the text with the values in their places; a line without a value goes, and a heading with nothing under it too
     */
    LetterText fill(Map<String, String> values, Predicate<String> required) {
        List<String> filled = new ArrayList<>();
        for (String line : lines(text)) {
            Set<String> names = new LetterText(line).names();
            boolean tells = names.isEmpty()
                    || names.stream().anyMatch(required)
                    || names.stream().allMatch(name -> values.containsKey(name));
            if (tells) {
                filled.add(PLACEHOLDER
                        .matcher(line)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                values.getOrDefault(found.group(1).strip(), ""))));
            }
        }
        return new LetterText(String.join("\n", withoutEmptySections(filled)).strip());
    }

    /** @return a value as it may stand in a letter: clean, and without headings of its own */
    static String value(String given) {
        return String.join(
                "\n",
                lines(clean(given)).stream()
                        .map(line -> line.startsWith("#") ? " " + line : line)
                        .toList());
    }

    private static List<String> withoutEmptySections(List<String> filled) {
        List<String> kept = new ArrayList<>();
        String heading = null;
        for (String line : filled) {
            if (line.startsWith(HEADING)) {
                heading = line;
            } else if (heading == null) {
                kept.add(line);
            } else if (!line.isBlank()) {
                kept.add(heading);
                kept.add(line);
                heading = null;
            }
        }
        return kept;
    }

    private static List<LetterPart> parse(String text) {
        List<LetterPart> parts = new ArrayList<>();
        List<String> gathered = new ArrayList<>();
        LetterPart.Type type = null;
        for (String line : lines(text + "\n")) {
            LetterPart.Type of = typeOf(line);
            if (of != type || of == LetterPart.Type.HEADING) {
                if (type != null) {
                    parts.add(new LetterPart(type, gathered));
                }
                gathered.clear();
            }
            type = of;
            if (of != null) {
                gathered.add(
                        of == LetterPart.Type.PARAGRAPH
                                ? line.strip()
                                : line.substring(2).strip());
            }
        }
        return parts;
    }

    private static LetterPart.Type typeOf(String line) {
        if (line.isBlank()) {
            return null;
        }
        if (line.startsWith(HEADING)) {
            return LetterPart.Type.HEADING;
        }
        return line.startsWith(ITEM) ? LetterPart.Type.LIST : LetterPart.Type.PARAGRAPH;
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n", -1));
    }

    private static String clean(String typed) {
        String lines = typed == null ? "" : typed.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder clean = new StringBuilder(lines.length());
        lines.codePoints().filter(LetterText::shown).forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean shown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
