package dk.indsigt.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A machine client that calls from outside. */
record Api(Site site, String key, HttpClient http) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Api of(Site site, String client) {
        return new Api(site, site.credentials().client(client).key(), HttpClient.newHttpClient());
    }

    /** @return the same caller with another key */
    Api under(String other) {
        return new Api(site, other, http);
    }

    Answer get(String path) {
        return send(path, request -> request);
    }

    Answer post(String path, String idempotencyKey, String body) {
        return post(path, idempotencyKey, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, String idempotencyKey, byte[] body) {
        return send(
                path,
                request -> request.header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    /** A write under a key of its own. */
    Answer post(String path, String body) {
        return post(path, UUID.randomUUID().toString(), body);
    }

    /** @return a POST that a test goes on with */
    static HttpRequest.Builder post(HttpRequest.Builder request, BodyPublisher body) {
        return request.header("Idempotency-Key", UUID.randomUUID().toString()).POST(body);
    }

    Answer send(String path, UnaryOperator<HttpRequest.Builder> wishes) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(site.address() + path)).timeout(PATIENCE);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            return new Answer(http.send(wishes.apply(request).build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        JsonObject json() {
            return JsonParser.parseString(text()).getAsJsonObject();
        }

        /** @return the code of the problem document, which is whole and tells nothing that it should not */
        String code(int expected) {
            assertEquals(expected, status(), this::toString);
            assertEquals("application/problem+json", header("Content-Type"), this::toString);
            JsonObject problem = json();
            String code = problem.get("code").getAsString();
            assertEquals(expected, problem.get("status").getAsInt());
            assertEquals(
                    "urn:indsigt:problem:" + code.toLowerCase().replace('_', '-'),
                    problem.get("type").getAsString());
            assertFalse(problem.get("title").getAsString().isBlank());
            assertFalse(problem.get("title").getAsString().startsWith("error."), this::toString);
            assertEquals(expected >= 500, problem.has("correlationId"), this::toString);
            for (String inside : new String[] {"Exception", "\tat ", "jakarta.", "java.", "org.", "select "}) {
                assertFalse(text().contains(inside), this::toString);
            }
            assertEquals("no-store", header("Cache-Control"));
            assertTrue(header("Set-Cookie") == null, "a call begins no session");
            return code;
        }

        @Override
        public String toString() {
            return status() + " " + text();
        }
    }
}
