package dk.indsigt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A demo customer who can sign in. */
record Credential(String user, String password) {
    private static final String FILE = "demo-credentials.json";
    private static final Pattern GROUP = Pattern.compile("(?s)\"customers\"\\s*:\\s*\\[(.*?)\\]\\s*,\\s*\"agents\"");
    private static final Pattern ENTRY =
            Pattern.compile("\"user\"\\s*:\\s*\"([^\"]+)\"\\s*,\\s*\"password\"\\s*:\\s*\"([^\"]+)\"");

    /** @return those of a data folder that have a password */
    static List<Credential> customers(Path data) throws IOException {
        Matcher group = GROUP.matcher(Files.readString(data.resolve(FILE)));
        if (!group.find()) {
            throw new BenchException(FILE + " names no customers");
        }
        List<Credential> found = new ArrayList<>();
        Matcher entry = ENTRY.matcher(group.group(1));
        while (entry.find()) {
            found.add(new Credential(entry.group(1), entry.group(2)));
        }
        return found;
    }
}
