package dk.indsigt.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may sign in to the demo, and what there is to see: {@code demo-credentials.json}, readable by its owner alone. */
final class Credentials {
    /** The password of every demo account. */
    static final String PASSWORD = "indsigt-demo-2026";

    private static final String FILE = "demo-credentials.json";

    /** An object of the file. */
    private interface Entry {
        String json();
    }

    private record Machine(String name, String key, List<String> scopes) implements Entry {
        @Override
        public String json() {
            return "{\"name\":" + quoted(name) + ",\"key\":" + quoted(key) + ",\"scopes\":"
                    + scopes.stream().map(Credentials::quoted).collect(Collectors.joining(",", "[", "]")) + "}";
        }
    }

    private record Human(String user, String password, String kind, String note) implements Entry {
        @Override
        public String json() {
            return "{\"user\":" + quoted(user) + ",\"password\":" + quoted(password) + ",\"kind\":" + quoted(kind)
                    + ",\"note\":" + quoted(note) + "}";
        }
    }

    private final Map<String, List<Entry>> groups = new LinkedHashMap<>();

    Credentials() {
        List.of("customers", "agents", "officers", "admins", "clients")
                .forEach(group -> groups.put(group, new ArrayList<>()));
    }

    void customer(String user, String kind, String note) {
        groups.get("customers").add(new Human(user, PASSWORD, kind, note));
    }

    /** An account that has no password yet: the file tells so by an empty one. */
    void notActivated(String user, String note) {
        groups.get("customers").add(new Human(user, "", "not-activated", note));
    }

    void agent(String user, String note) {
        groups.get("agents").add(new Human(user, PASSWORD, "agent", note));
    }

    void officer(String user, String note) {
        groups.get("officers").add(new Human(user, PASSWORD, "officer", note));
    }

    void admin(String user, String note) {
        groups.get("admins").add(new Human(user, PASSWORD, "admin", note));
    }

    /** Another system of the operator's, with its bearer key. */
    void client(String name, String key, List<String> scopes) {
        groups.get("clients").add(new Machine(name, key, scopes));
    }

    void write(Path dataFolder) {
        String json = groups.entrySet().stream()
                .map(group -> "  " + quoted(group.getKey()) + ": [" + entries(group.getValue()) + "]")
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
        Path file = dataFolder.resolve(FILE);
        try {
            Files.createDirectories(dataFolder);
            Files.deleteIfExists(file);
            try (SeekableByteChannel channel = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                Channels.newOutputStream(channel).write(json.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String entries(List<Entry> entries) {
        return entries.isEmpty()
                ? ""
                : entries.stream().map(Entry::json).collect(Collectors.joining(",\n    ", "\n    ", "\n  "));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
