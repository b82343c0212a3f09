package dk.indsigt.acceptance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who may sign in to the demo, as its file tells. */
record Credentials(Map<String, String> passwords, Map<String, List<String>> groups, Map<String, Machine> clients) {

    /** Another system, with its key. */
    record Machine(String key, List<String> scopes) {}

    static Credentials read(Path file) {
        try {
            JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            Map<String, String> passwords = new HashMap<>();
            Map<String, List<String>> groups = new HashMap<>();
            for (String group : List.of("customers", "agents", "officers", "admins")) {
                List<String> names = new ArrayList<>();
                for (JsonElement each : root.getAsJsonArray(group)) {
                    String user = each.getAsJsonObject().get("user").getAsString();
                    names.add(user);
                    passwords.put(user, each.getAsJsonObject().get("password").getAsString());
                }
                groups.put(group, names);
            }
            Map<String, Machine> clients = new HashMap<>();
            for (JsonElement each : root.getAsJsonArray("clients")) {
                JsonObject client = each.getAsJsonObject();
                List<String> scopes = new ArrayList<>();
                client.getAsJsonArray("scopes").forEach(scope -> scopes.add(scope.getAsString()));
                clients.put(
                        client.get("name").getAsString(),
                        new Machine(client.get("key").getAsString(), scopes));
            }
            return new Credentials(passwords, groups, clients);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Machine client(String name) {
        Machine client = clients.get(name);
        if (client == null) {
            throw new AssertionError("The credentials file names no client " + name);
        }
        return client;
    }

    String passwordOf(String user) {
        String password = passwords.get(user);
        if (password == null) {
            throw new AssertionError("The credentials file names no " + user);
        }
        return password;
    }
}
