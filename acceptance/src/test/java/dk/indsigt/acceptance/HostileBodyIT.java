package dk.indsigt.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dk.indsigt.acceptance.Api.Answer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no body should be, sent to every address of the consents that takes one: each is told as the caller's fault, with a code. */
@ExtendWith(Stage.class)
final class HostileBodyIT {
    private static final int TOO_MUCH = 10_000_000;
    private static final String YEARS =
            "{\"customer\": \"970808097\", \"purpose\": \"MKT_OWN\", \"channel\": \"SMS\", \"brand\": \"THREE\", \"decision\":"
                    + " \"WITHDRAWN\", \"through\": \"IVR\", \"decidedAt\": \"%s\"%s}";

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "too much, no text, no JSON, another shape, members that nobody knows or that come twice: a 4xx with a code")
    @CsvSource({
        "/api/v1/consents, Telefonsystem",
        "/api/v1/consents/check, Telefonsystem",
        "/api/v1/consents/retrieve, Telefonsystem",
        "/api/v1/consent-events/subscriptions, Telefonsystem",
        "/api/v1/mail-events, Mailsystem",
        "/api/v1/rights-requests, Telefonsystem",
        "/api/consent-info/v0.2/retrieve, Netværkstjenester",
        "/api/tmf-api/privacyManagement/v5/partyPrivacyAgreement, Markedsføring",
        "/api/tmf-api/privacyManagement/v5/partyPrivacyProfile, Markedsføring",
        "/api/tmf-api/privacyManagement/v5/hub, Markedsføring"
    })
    void everyAddress(String path, String system, Portal portal) {
        Api caller = Api.of(portal, system);
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (String text : List.of(
                "",
                " ",
                "{",
                "}",
                "[]",
                "null",
                "\"x\"",
                "1e999",
                "{}",
                "{} {}",
                "{\"a\": 1, \"a\": 2}",
                "{\"nobody\": {\"knows\": []}}",
                "{\"purpose\": 7, \"channel\": [], \"callback\": {}, \"types\": \"x\", \"@type\": false}",
                "{\"callback\": \"\\ud800\"}",
                "{\"callback\": \"\\u0000\"}")) {
            bodies.put(text, text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.put("deep", "[".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        bodies.put("no UTF-8", new byte[] {'{', '"', (byte) 0xc3, '"', '}'});
        bodies.put("UTF-16", "{\"purpose\": \"MKT_OWN\"}".getBytes(StandardCharsets.UTF_16));
        bodies.forEach((what, body) ->
                assertFault(what, caller.post(path, UUID.randomUUID().toString(), body)));
        Answer large = caller.post(path, "{\"x\": \"" + "x".repeat(TOO_MUCH) + "\"}");
        assertFault("too much", large);
        assertEquals(413, large.status());
    }

    private static void assertFault(String what, Answer answer) {
        assertEquals(4, answer.status() / 100, () -> what + ": " + answer);
        assertFalse(answer.json().get("code").getAsString().isBlank(), what);
        assertFalse(answer.text().contains("Exception"), answer::toString);
    }

    @Test
    @DisplayName(
            "a list may have any line: what is no question is told in its place, and more than may come is refused")
    void lists(Portal portal) {
        Api caller = Api.of(portal, "Telefonsystem");
        String path = "/api/v1/consents/wash?purpose=MKT_OWN&channel=SMS&brand=THREE";
        List<String> lines = List.of(
                "{",
                "[]",
                "7",
                "{\"phone\": 7}",
                "{\"phone\": \"12\", \"phone\": \"12\"}",
                "{\"phone\": \"+4520000000\", \"x\": 1}",
                "{\"email\": \"x@y\"}",
                "{\"phone\": \"" + "1".repeat(100_000) + "\"}",
                "{\"phone\": \"+4520000000\"}");
        String[] answers = wash(caller, path, String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .text()
                .split("\n");
        assertEquals(lines.size() + 1, answers.length);
        for (int i = 0; i < lines.size() - 1; i++) {
            assertEquals("{\"allowed\":false,\"reason\":\"UNREADABLE\"}", answers[i], lines.get(i));
        }
        assertEquals("{\"allowed\":false,\"reason\":\"UNKNOWN\"}", answers[lines.size() - 1]);
        Answer binary = wash(caller, path, new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n'});
        assertEquals(
                "{\"allowed\":false,\"reason\":\"UNREADABLE\"}", binary.text().split("\n")[0]);
        assertEquals("BODY_LARGE", wash(caller, path, new byte[25_000_000]).code(413));
    }

    private static Answer wash(Api caller, String path, byte[] body) {
        return caller.send(
                path,
                request -> request.version(HttpClient.Version.HTTP_1_1)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("moments of years that no calendar of the house has are no moments")
    @CsvSource({"+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"
    })
    void years(String moment, Portal portal) {
        Api caller = Api.of(portal, "Telefonsystem");
        assertEquals(
                "MEMBER_VALUE",
                caller.post("/api/v1/consents", String.format(YEARS, moment, ""))
                        .code(400));
        assertEquals(
                "MEMBER_VALUE",
                caller.post(
                                "/api/v1/consents",
                                String.format(YEARS, "2026-01-01T00:00:00Z", ", \"validUntil\": \"" + moment + "\""))
                        .code(400));
    }

    @Test
    @DisplayName("a subscription names a type once however often it is said, and a query that says nothing is none")
    void subscriptions(Portal portal) {
        Api services = Api.of(portal, "Netværkstjenester");
        String address = "http://localhost:9091/callback";
        Answer made = services.post(
                "/api/v1/consent-events/subscriptions",
                "{\"callback\": \"" + address + "\", \"types\": [\"CONSENT_GIVEN\"" + ", \"CONSENT_GIVEN\"".repeat(40)
                        + "]}");
        assertEquals(201, made.status(), made::toString);
        assertEquals(1, made.json().getAsJsonArray("types").size());
        String id = made.json().get("id").getAsString();
        assertEquals(
                204,
                services.send("/api/v1/consent-events/subscriptions/" + id, request -> request.DELETE())
                        .status());
        for (String query : List.of("&", ",", "&&,", "x", "eventType=", "eventType=,")) {
            assertFault(
                    query,
                    services.post(
                            "/api/tmf-api/privacyManagement/v5/hub",
                            "{\"callback\": \"" + address + "\", \"query\": \"" + query + "\"}"));
        }
    }
}
