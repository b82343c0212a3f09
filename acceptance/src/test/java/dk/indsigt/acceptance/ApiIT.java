package dk.indsigt.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.acceptance.Api.Answer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the machine API promises whatever it is asked for, seen from outside. */
@ExtendWith(Stage.class)
final class ApiIT {

    private static final String ME = "/api/v1/me";
    private static final String TRY = "/api/v1/me/try";
    private static final String GOOD = "{\"text\":\"Rødgrød\"}";
    private static final int BIG = 10_000_000;

    private Portal portal;
    private Api api;

    @BeforeEach
    void call(Portal running) {
        portal = running;
        api = Api.of(running, "Markedsføring");
    }

    @Test
    @DisplayName("a client is told who it is and what it may do, as the credentials file says, and gets no cookie")
    void me() {
        for (String name : portal.credentials().clients().keySet()) {
            Answer answer = Api.of(portal, name).get(ME);
            assertEquals(200, answer.status(), answer.toString());
            assertEquals(name, answer.json().get("name").getAsString());
            List<String> scopes = new ArrayList<>();
            answer.json().getAsJsonArray("scopes").forEach(scope -> scopes.add(scope.getAsString()));
            assertEquals(portal.credentials().client(name).scopes(), scopes);
            assertEquals("application/json", answer.header("Content-Type"));
            assertNull(answer.header("Set-Cookie"));
            assertEquals("no-store", answer.header("Cache-Control"));
        }
    }

    @Test
    @DisplayName("without a right key there is nothing to learn, not even what there is")
    void keys() {
        Api nobody = api.under(null);
        assertEquals("KEY_REQUIRED", nobody.get(ME).code(401));
        assertEquals("Bearer realm=\"indsigt\"", nobody.get(ME).header("WWW-Authenticate"));
        assertEquals("KEY_REQUIRED", nobody.get("/api/v1/nothing").code(401));
        assertEquals("KEY_REQUIRED", nobody.post(TRY, GOOD).code(401));
        assertEquals(
                "KEY_REQUIRED",
                nobody.send(ME, request -> request.header("Authorization", "Basic YTpi"))
                        .code(401));
        String right = api.key();
        for (String wrong : List.of(
                "x",
                right + "x",
                right.substring(0, right.length() - 1),
                right.replace("ind_demo", "ind_dem0"),
                right.substring(0, right.length() - 3) + "aaa")) {
            Answer answer = api.under(wrong).get(ME);
            assertEquals("KEY_WRONG", answer.code(401));
            assertEquals("Bearer realm=\"indsigt\", error=\"invalid_token\"", answer.header("WWW-Authenticate"));
        }
        assertEquals(
                200,
                nobody.send(ME, request -> request.header("Authorization", "bearer " + right))
                        .status(),
                "the scheme may be written small");
    }

    @Test
    @DisplayName("a revoked client is refused within a second")
    void revoked() {
        Api client = another();
        assertEquals(200, client.get(ME).status());
        portal.records().change("update machine_client set revoked_at = utc_timestamp(6) where name = ?", name(client));
        Until.holds(
                Duration.ofSeconds(5),
                "the key is refused",
                () -> client.get(ME).status() == 401);
        assertEquals("KEY_WRONG", client.get(ME).code(401));
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @DisplayName("what there is not, or not in that way, is told")
    @CsvSource({
        "GET, /api/v1/nothing, 404, NOT_FOUND",
        "GET, /api/, 404, NOT_FOUND",
        "GET, /api/application.wadl, 404, NOT_FOUND",
        "GET, /api/v1/me/../nothing, 404, NOT_FOUND",
        "DELETE, /api/v1/me, 405, METHOD",
        "GET, /api/v1/me/try, 405, METHOD",
        "BREW, /api/v1/me, 405, METHOD"
    })
    void missing(String method, String path, int status, String code) {
        Answer answer = api.send(path, request -> request.method(method, BodyPublishers.noBody()));
        assertEquals(code, answer.code(status));
        assertEquals(status == 405, answer.header("Allow") != null);
    }

    @Test
    @DisplayName("other forms than JSON in UTF-8 are refused, in either direction")
    void forms() {
        assertEquals(
                "ACCEPT",
                api.send(ME, request -> request.header("Accept", "text/html")).code(406));
        assertEquals(
                "REQUEST_MALFORMED",
                api.send(ME, request -> request.header("Accept", ";;//")).code(400));
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "application/json; charset=iso-8859-1",
                "application/json; charset=nonsense")) {
            assertEquals("MEDIA_TYPE", typed(type, GOOD).code(415));
        }
        assertEquals("REQUEST_MALFORMED", typed("///;;", GOOD).code(400));
        assertEquals(200, typed("application/json; charset=UTF-8", GOOD).status());
        assertEquals(
                "MEDIA_TYPE",
                api.send(TRY, request -> Api.post(request, BodyPublishers.ofString(GOOD)))
                        .code(415));
        assertEquals(
                "MEDIA_TYPE",
                api.send(
                                TRY,
                                request -> Api.post(request, BodyPublishers.ofString(GOOD))
                                        .header("Content-Type", "application/json")
                                        .header("Content-Encoding", "gzip"))
                        .code(415));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("JSON is taken strictly")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|BODY_MISSING",
                "{|JSON_MALFORMED",
                "{\"text\":\"x\"} {}|JSON_MALFORMED",
                "{\"text\":\"x\",}|JSON_MALFORMED",
                "{'text':'x'}|JSON_MALFORMED",
                "{\"text\":\"\\ud800\"}|JSON_MALFORMED",
                "{\"text\":\"\\u0000\"}|JSON_MALFORMED",
                "[]|MEMBER_TYPE",
                "null|MEMBER_MISSING",
                "{}|MEMBER_MISSING",
                "{\"text\":null}|MEMBER_MISSING",
                "{\"text\":1}|MEMBER_TYPE",
                "{\"text\":{}}|MEMBER_TYPE",
                "{\"text\":\"x\",\"day\":\"2026-02-30\"}|MEMBER_VALUE",
                "{\"text\":\"x\",\"text\":\"x\"}|MEMBER_TWICE",
                "{\"text\":\"x\",\"more\":1}|MEMBER_UNKNOWN"
            })
    void strict(String body, String code) {
        Answer answer = api.post(TRY, body);
        assertEquals(code, answer.code(400));
        if (code.startsWith("MEMBER_")) {
            assertTrue(answer.json().has("pointer"), answer.toString());
        }
    }

    @Test
    @DisplayName("bytes that are no text, and a body nested without end, are refused")
    void hostile() {
        assertEquals(
                "BODY_ENCODING",
                api.post(TRY, key(), new byte[] {'{', '"', (byte) 0xff, '"', '}'})
                        .code(400));
        assertEquals(
                "BODY_ENCODING",
                api.post(TRY, key(), GOOD.getBytes(StandardCharsets.ISO_8859_1)).code(400));
        assertEquals(
                "BODY_ENCODING",
                api.post(TRY, key(), GOOD.getBytes(StandardCharsets.UTF_16)).code(400));
        assertEquals("JSON_DEEP", api.post(TRY, "[".repeat(9000)).code(400));
        assertEquals("JSON_DEEP", api.post(TRY, "{\"text\":".repeat(1000)).code(400));
    }

    @Test
    @DisplayName("a body of ten megabytes is refused, whether it tells its length or not")
    void large() {
        String large = "{\"text\":\"" + "x".repeat(BIG) + "\"}";
        assertEquals("BODY_LARGE", api.post(TRY, large).code(413));
        BodyPublisher untold = BodyPublishers.fromPublisher(BodyPublishers.ofString(large));
        assertEquals(
                "BODY_LARGE",
                api.send(TRY, request -> Api.post(request, untold).header("Content-Type", "application/json"))
                        .code(413));
        assertEquals(
                200, api.post(TRY, "{\"text\":\"" + "x".repeat(9_900) + "\"}").status());
    }

    @Test
    @DisplayName("a write needs a key of its own, in ASCII and not too long")
    void keyNeeded() {
        assertEquals(
                "IDEMPOTENCY_KEY_REQUIRED",
                api.send(
                                TRY,
                                request -> request.POST(BodyPublishers.ofString(GOOD))
                                        .header("Content-Type", "application/json"))
                        .code(400));
        for (String wrong : List.of("a b", "x".repeat(65))) {
            assertEquals("IDEMPOTENCY_KEY_FORMAT", api.post(TRY, wrong, GOOD).code(400));
        }
    }

    @Test
    @DisplayName("the same request is answered the same, and another under its key is refused")
    void once() {
        String key = key();
        Answer first = api.post(TRY, key, GOOD);
        Answer second = api.post(TRY, key, GOOD);
        assertEquals(200, first.status(), first.toString());
        assertEquals(first.text(), second.text());
        assertEquals(first.header("Content-Type"), second.header("Content-Type"));
        assertNull(first.header("Idempotency-Replayed"));
        assertEquals("true", second.header("Idempotency-Replayed"));
        assertEquals("Rødgrød", second.json().get("text").getAsString());
        assertEquals(
                "IDEMPOTENCY_KEY_REUSED", api.post(TRY, key, "{\"text\":\"x\"}").code(422));
        assertEquals("IDEMPOTENCY_KEY_REUSED", api.post(TRY + "?x=1", key, GOOD).code(422));
        assertNotEquals(
                first.text(),
                Api.of(portal, "Telefonsystem").post(TRY, key, GOOD).text());
        assertEquals("MEMBER_MISSING", api.post(TRY, key, "{}").code(400), "what is malformed is told as such");
    }

    @Test
    @DisplayName("of the same request sent many times at one moment one is done")
    void together() throws Exception {
        String key = key();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(() -> api.post(TRY, key, GOOD));
        }
        Set<String> answers = new HashSet<>();
        int fresh = 0;
        for (Future<Answer> call : threads.invokeAll(calls)) {
            Answer answer = call.get();
            assertEquals(200, answer.status(), answer.toString());
            answers.add(answer.text());
            fresh += answer.header("Idempotency-Replayed") == null ? 1 : 0;
        }
        threads.shutdown();
        assertEquals(1, answers.size());
        assertEquals(1, fresh);
    }

    @Test
    @DisplayName("the caller's own reference comes back where it can stand in a log")
    void correlation() {
        for (String path : List.of(ME, "/api/v1/nothing")) {
            Answer sane = api.send(path, request -> request.header("X-Correlation-Id", "Order-17.a_b"));
            assertEquals("Order-17.a_b", sane.header("X-Correlation-Id"));
            for (String strange : List.of("a b", "<script>", "x".repeat(65))) {
                assertNull(api.send(path, request -> request.header("X-Correlation-Id", strange))
                        .header("X-Correlation-Id"));
            }
        }
    }

    @Test
    @DisplayName("the sentence is English, and Danish for who asks")
    void languages() {
        assertEquals(title(api.get("/api/v1/nothing")), Words.ENGLISH.of("error.NOT_FOUND"));
        for (String danish : List.of("da", "da-DK,en;q=0.5")) {
            assertEquals(
                    title(api.send("/api/v1/nothing", request -> request.header("Accept-Language", danish))),
                    Words.DANISH.of("error.NOT_FOUND"));
        }
        assertEquals(
                title(api.send("/api/v1/nothing", request -> request.header("Accept-Language", ";;;q=x"))),
                Words.ENGLISH.of("error.NOT_FOUND"));
    }

    @Test
    @DisplayName("a signed-in browser has no say in the API, and a key none on the pages")
    void apart(Story story) {
        Visitor administrator = story.signedIn("admin");
        assertEquals(401, administrator.status(ME));
        Answer page = api.get("/desk/client/list.xhtml");
        assertTrue(page.status() == 302 || page.status() == 401, page.toString());
    }

    @Test
    @DisplayName("all that is answered is described, with its records, problems and key")
    void described() {
        String described = api.under(null).get("/openapi").text();
        for (String part : List.of(
                ME + ":",
                TRY + ":",
                "scheme: bearer",
                "Idempotency-Key",
                "application/problem+json",
                "format: date",
                "consents:check",
                "additionalProperties: false")) {
            assertTrue(described.contains(part), part);
        }
    }

    @Test
    @DisplayName("who called last is written down")
    void lastUse() {
        api.get(ME);
        assertEquals(
                1,
                portal.records()
                        .number(
                                "select count(*) from machine_client where name = 'Markedsføring' and last_used_at is not"
                                        + " null"));
    }

    private Answer typed(String type, String body) {
        return api.send(
                TRY, request -> Api.post(request, BodyPublishers.ofString(body)).header("Content-Type", type));
    }

    private static String title(Answer answer) {
        return answer.json().get("title").getAsString();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** A client like the demo operator's, of this test alone: the same secret under another prefix. */
    private Api another() {
        String prefix = "demo" + UUID.randomUUID().toString().substring(0, 8);
        portal.records()
                .change(
                        "insert into machine_client (id, name, key_prefix, key_hash, scopes, purposes, callbacks, created_at,"
                                + " created_by, version) select uuid(), ?, ?, key_hash, '', '', '', created_at, created_by, 1"
                                + " from machine_client where name = 'Markedsføring'",
                        prefix,
                        prefix);
        return api.under("ind_" + prefix + api.key().substring(api.key().indexOf('_', 4)));
    }

    private static String name(Api client) {
        return client.key().substring(4, 16);
    }
}
