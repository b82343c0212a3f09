package dk.indsigt.demo;

import dk.indsigt.domain.recording.CallSegment;
import dk.indsigt.domain.recording.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spoken dialogue that lies with the module.
 *
 * @param consentOffsetMs where the yes is spoken, or {@code null} in a call that began with a key press
 * @param audience PRIVATE, BUSINESS or ANY
 * @param audio Opus in Ogg
 */
record Dialogue(
        Direction direction,
        int durationMs,
        String subjectDa,
        String subjectEn,
        Integer consentOffsetMs,
        String audience,
        byte[] audio) {
    private static final Pattern OBJECT = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\"\\s*:\\s*(?:\"([^\"]*)\"|(\\d+)|null)");

    /** @return all dialogues, as {@code audio/dialogues.json} describes them: a flat list of flat objects */
    static List<Dialogue> all() {
        List<Dialogue> dialogues = new ArrayList<>();
        Matcher object = OBJECT.matcher(new String(resource("dialogues.json"), StandardCharsets.UTF_8));
        while (object.find()) {
            String text = object.group(1);
            String offset = field(text, "consentOffsetMs");
            dialogues.add(new Dialogue(
                    Direction.valueOf(field(text, "direction")),
                    Integer.parseInt(field(text, "durationMs")),
                    field(text, "subjectDa"),
                    field(text, "subjectEn"),
                    offset == null ? null : Integer.valueOf(offset),
                    field(text, "segmentHint"),
                    resource(field(text, "file"))));
        }
        return dialogues;
    }

    boolean fits(Direction wanted, CallSegment segment) {
        return direction == wanted && (audience.equals("ANY") || audience.equals(segment.name()));
    }

    private static String field(String object, String name) {
        Matcher field = FIELD.matcher(object);
        while (field.find()) {
            if (field.group(1).equals(name)) {
                return field.group(2) == null ? field.group(3) : field.group(2);
            }
        }
        return null;
    }

    private static byte[] resource(String name) {
        try (InputStream bytes = Dialogue.class.getResourceAsStream("audio/" + name)) {
            if (bytes == null) {
                throw new IllegalStateException("the demo operator lacks audio/" + name);
            }
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
