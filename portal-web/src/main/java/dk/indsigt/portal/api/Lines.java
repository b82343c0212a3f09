package dk.indsigt.portal.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A body of one JSON record per line (NDJSON), read line by line, so that a long one never stands in memory. */
public final class Lines {
    private static final int LONGEST = 1_000;

    private final InputStream body;

    public Lines(InputStream body) {
        this.body = body;
    }

    /**
     * @return the next line that is not empty; an empty Optional at the end
     * @throws IOException where the body breaks off
     */
    public Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int read = body.read(); ; read = body.read()) {
            boolean end = read < 0 || read == '\n';
            if (end && line.size() > 0) {
                return Optional.of(line.toByteArray());
            }
            if (read < 0) {
                return Optional.empty();
            }
            if (!end && read != '\r' && line.size() <= LONGEST) {
                line.write(read);
            }
        }
    }

    /** @return the record of a line; nothing where it is none, or too long */
    public static <T> Optional<T> read(byte[] line, Class<T> type) {
        if (line.length > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(line, type));
        } catch (RequestException malformed) {
            return Optional.empty();
        }
    }

    /** @return a record as a line */
    public static byte[] write(Record record) {
        byte[] json = Json.bytes(record);
        byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }
}
