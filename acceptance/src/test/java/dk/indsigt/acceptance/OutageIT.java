package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database goes away while the portal serves, and comes back. */
@ExtendWith(Stage.class)
final class OutageIT {

    private static final Duration RECOVERY = Duration.ofSeconds(120);
    private static final List<String> TECHNICAL =
            List.of("exception", "sql", "mariadb", "java", "jdbc", "ejb", "connection", "at dk.", "payara");

    private final HttpClient client = HttpClient.newBuilder().build();

    @Test
    @DisplayName(
            "a killed database is a clear page and not ready; the launcher starts it again and everything goes on by itself")
    void aKilledDatabase(Story story, Portal portal) throws IOException, InterruptedException {
        Visitor visitor = Guest.plain(story, "cilla").signedIn();
        ProcessHandle database = portal.database();
        HttpRequest page = request(portal, visitor, "/self/data/list.xhtml");
        HttpRequest health = request(portal, visitor, "/health/ready");
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<List<HttpResponse<String>>>> asked =
                Stream.generate(() -> again(page, over)).limit(4).toList();
        CompletableFuture<List<HttpResponse<String>>> asking = again(health, over);
        try {
            database.destroyForcibly();
            Until.holds(
                    RECOVERY,
                    "the launcher started it again",
                    () -> portal.said().contains("The database is back."));
            Until.holds(
                    RECOVERY,
                    "ready again",
                    () -> get(portal, visitor, "/health/ready").statusCode() == 200);
        } finally {
            over.set(true);
        }
        assertTrue(asking.join().stream().anyMatch(answer -> answer.statusCode() == 503), "not ready meanwhile");
        List<HttpResponse<String>> refused = asked.stream()
                .flatMap(answers -> answers.join().stream())
                .filter(answer -> answer.statusCode() != 200)
                .toList();
        assertFalse(refused.isEmpty(), "somebody noticed");
        refused.forEach(answer -> assertClear(answer, Words.DANISH));
        assertNotEquals(database.pid(), portal.database().pid());
        assertEquals(200, get(portal, visitor, "/self/data/list.xhtml").statusCode());
        visitor.open("/self/consent/list.xhtml");
        assertThat(visitor.heading()).hasText(visitor.words().of("consent.title"));
    }

    @Test
    @DisplayName(
            "a database that hangs is a clear page in both languages and not ready, and everything goes on by itself when it answers again")
    void aHangingDatabase(Story story, Portal portal) throws IOException, InterruptedException {
        Guest guest = Guest.plain(story, "cilla");
        Visitor danish = guest.signedIn();
        Visitor typing = guest.signedIn().expecting(503);
        typing.open("/self/party/edit.xhtml");
        typing.field("city").fill("Hængby");
        long receipts = guest.receipts();
        Visitor english = Guest.of(story, "anna").signedIn();
        english.open("/self/data/list.xhtml?lang=en");
        ProcessHandle database = portal.database();
        List<CompletableFuture<HttpResponse<String>>> pages = new ArrayList<>();
        signal(database, "STOP");
        try {
            for (String page : List.of("/self/data/list.xhtml", "/self/consent/list.xhtml")) {
                pages.add(send(portal, danish, page));
                pages.add(send(portal, english, page));
            }
            Until.holds(
                    Duration.ofSeconds(15),
                    "the portal says that it is not ready",
                    () -> get(portal, danish, "/health/ready").statusCode() == 503);
            assertEquals(200, get(portal, danish, "/health/live").statusCode());
            typing.until(() -> typing.page().evaluate("document.querySelector('#address button').click()"));
            assertThat(typing.heading()).hasText(Words.DANISH.of("problem.database.title"));
            for (int i = 0; i < pages.size(); i++) {
                assertClear(pages.get(i).join(), i % 2 == 0 ? Words.DANISH : Words.ENGLISH);
            }
        } finally {
            signal(database, "CONT");
        }
        Until.holds(
                RECOVERY,
                "ready again",
                () -> get(portal, danish, "/health/ready").statusCode() == 200);
        for (Visitor visitor : List.of(danish, english)) {
            visitor.open("/self/consent/list.xhtml");
            assertThat(visitor.heading()).hasText(visitor.words().of("consent.title"));
        }
        assertEquals(database.pid(), portal.database().pid());
        assertEquals(receipts, guest.receipts(), "nothing is half done");
        typing.open("/self/party/edit.xhtml");
        typing.field("city").fill("Hængby");
        typing.press("form.save");
        typing.receiptNumber();
        assertEquals(receipts + 1, guest.receipts());
    }

    private static void assertClear(HttpResponse<String> answer, Words words) {
        assertEquals(503, answer.statusCode());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        String body = answer.body();
        assertTrue(body.contains(words.of("problem.database.title")), body);
        assertTrue(body.contains(words.of("problem.database.text")), body);
        String text = body.replaceAll("<[^>]*>", " ").toLowerCase(java.util.Locale.ROOT);
        TECHNICAL.forEach(word -> assertFalse(text.contains(word), word + " in " + text));
    }

    /** Asks again and again, as visitors do. */
    private CompletableFuture<List<HttpResponse<String>>> again(HttpRequest request, AtomicBoolean over) {
        return CompletableFuture.supplyAsync(
                () -> {
                    List<HttpResponse<String>> answers = new ArrayList<>();
                    while (!over.get()) {
                        answers.add(client.sendAsync(request, BodyHandlers.ofString())
                                .join());
                    }
                    return answers;
                },
                run -> new Thread(run, "visitor").start());
    }

    private HttpResponse<String> get(Portal portal, Visitor visitor, String path) {
        return send(portal, visitor, path).join();
    }

    private CompletableFuture<HttpResponse<String>> send(Portal portal, Visitor visitor, String path) {
        return client.sendAsync(request(portal, visitor, path), BodyHandlers.ofString());
    }

    private static HttpRequest request(Portal portal, Visitor visitor, String path) {
        String cookies = String.join(
                "; ",
                visitor.context().cookies().stream()
                        .map(cookie -> cookie.name + "=" + cookie.value)
                        .toList());
        return HttpRequest.newBuilder(URI.create(portal.address() + path))
                .header("Cookie", cookies)
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    private static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }
}
