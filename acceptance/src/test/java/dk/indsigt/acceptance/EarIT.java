package dk.indsigt.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The EAR on a real server: the same stories as on the product's own. */
@ExtendWith(Stage.class)
final class EarIT {

    private static FullServer server;

    @BeforeAll
    static void deploy() {
        server = FullServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aCustomerSignsInAndOutOnAFullServer(Chromium chromium) {
        play(chromium, "sign-in", story -> FirstSteps.signInAndOut(story, "karla"));
    }

    @Test
    void aCustomerSaysYesAndNoOnAFullServer(Chromium chromium) {
        play(chromium, "consent", story -> FirstSteps.giveAndWithdraw(story, "karla"));
    }

    @Test
    void aMachineClientIsAnsweredOnAFullServer() {
        Api api = Api.of(server, "Markedsføring");
        assertEquals(200, api.get("/api/v1/me").status());
        assertEquals(401, api.under("x").get("/api/v1/me").status());
        assertEquals(
                "UNKNOWN",
                api.post(
                                "/api/v1/consents/check",
                                "{\"purpose\":\"MKT_OWN\",\"channel\":\"SMS\",\"brand\":\"THREE\",\"phone\":\"+46701740605\"}")
                        .json()
                        .get("reason")
                        .getAsString());
        Api.Answer first = api.post("/api/v1/me/try", "ear-1", "{\"text\":\"x\"}");
        assertEquals(200, first.status(), first.toString());
        assertEquals(
                first.text(),
                api.post("/api/v1/me/try", "ear-1", "{\"text\":\"x\"}").text());
        Api.Answer wrong = api.post("/api/v1/me/try", "ear-2", "{}");
        assertEquals("MEMBER_MISSING", wrong.code(400));
        assertTrue(api.get("/openapi").text().contains("/api/v1/me/try"));
    }

    @Test
    void theTimersRunOnAFullServerAndEachBeanOnce(Chromium chromium) throws IOException {
        play(chromium, "timers", story -> {
            Set<String> before = story.outbox().names();
            Visitor visitor = story.visitor();
            visitor.open("/account/code.xhtml");
            visitor.field("username").fill("frederik");
            visitor.press("code.send");
            story.outbox().awaitCode(before, story.records().phoneOf("frederik"));
            assertEquals(
                    0,
                    story.records().number("select count(*) from outbox where attempts > 1"),
                    "each message is sent by one timer, once");
        });
        String log = Files.readString(server.log());
        assertTrue(log.contains("indsigt was successfully deployed"), "the server says that it deployed the EAR");
        assertEquals(
                1,
                log.split("Portable JNDI names for EJB SchemaMigrator", -1).length - 1,
                "the EJB jar is deployed once");
    }

    private static void play(Chromium chromium, String name, Consumer<Story> plot) {
        Story story = new Story(server, chromium);
        try {
            plot.accept(story);
        } catch (RuntimeException | Error failure) {
            story.end("EarIT-" + name, Optional.of(failure));
            throw failure;
        }
        story.end("EarIT-" + name, Optional.empty());
    }
}
