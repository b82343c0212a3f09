package dk.indsigt.service.rights;

import dk.indsigt.service.rights.erasure.ErasurePlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A line of the list of columns and what an erasure does to them. */
record Classified(String what, String name) {
    static List<Classified> all() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(ErasurePlan.class.getResourceAsStream("columns.txt"), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 3))
                    .map(fields -> {
                        if (fields.length < 3) {
                            throw new IllegalStateException("no reason is given: " + String.join(" ", fields));
                        }
                        return new Classified(fields[0], fields[1]);
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean goes() {
        return what.equals("ERASED") || what.equals("CIPHER");
    }

    String table() {
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }

    String column() {
        return name.substring(name.indexOf('.') + 1);
    }
}
