package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.indsigt.acceptance.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is decided reaches the systems that rely on it, and who does not confirm is seen. */
@ExtendWith(Stage.class)
final class ConsentEventIT {
    private static final String TMF = "/api/tmf-api/privacyManagement/v5/";
    private static final String HUB = TMF + "hub";
    private static final String SUBSCRIPTIONS = "/api/v1/consent-events/subscriptions";
    private static final Duration SOON = Duration.ofSeconds(30);

    private Portal portal;
    private Api phones;

    @BeforeEach
    void call(Portal running) {
        portal = running;
        phones = Api.of(running, "Telefonsystem");
    }

    /** A system that is told things, on a port of its own. */
    private static final class Listener implements AutoCloseable {
        private final HttpServer server;
        private final AtomicInteger answer = new AtomicInteger(202);
        private final List<Told> told = new CopyOnWriteArrayList<>();
        private volatile boolean stalls;

        Listener() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            server.createContext("/events", this::take);
            server.start();
        }

        private void take(HttpExchange call) throws IOException {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            told.add(new Told(
                    body,
                    call.getRequestHeaders().getFirst("webhook-id"),
                    call.getRequestHeaders().getFirst("webhook-timestamp"),
                    call.getRequestHeaders().getFirst("webhook-signature"),
                    answer.get()));
            if (stalls) {
                call.sendResponseHeaders(answer.get(), 10);
                call.getResponseBody().flush();
                return;
            }
            call.sendResponseHeaders(answer.get(), -1);
            call.close();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
        }

        /** @return what was told about somebody, and answered so */
        List<Told> about(String party, int status) {
            return told.stream()
                    .filter(each -> each.body().contains(party) && each.status() == status)
                    .toList();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private record Told(String body, String id, String at, String signature, int status) {
        JsonObject json() {
            return JsonParser.parseString(body).getAsJsonObject();
        }
    }

    @Test
    @DisplayName(
            "DK-TELENOR-SPAM-2012: a withdrawal is told to the system that relies on it, signed and again until it is taken; who has not confirmed within the hour is answered no, and the officer sees it")
    void withdrawal(Story story) throws Exception {
        Guest guest = Guest.plain(story, "beskeden");
        String number = guest.customerNumber();
        String question = "{\"purpose\": \"MKT_OWN\", \"channel\": \"SMS\", \"brand\": \"" + guest.brand()
                + "\", \"customer\": \"" + number + "\"}";
        try (Listener listener = new Listener()) {
            Runnable asBefore = register(listener);
            Answer made = phones.post(
                    SUBSCRIPTIONS,
                    "{\"callback\": \"" + listener.address() + "\", \"types\": [\"MARKETING_OBJECTED\"]}");
            String secret = made.json().get("secret").getAsString();
            List<String> subscriptions = subscriptions();
            assertEquals(2, subscriptions.size());
            try {
                listener.answer.set(500);
                decide(guest, "GIVEN");
                Until.holds(
                        SOON,
                        "the yes was tried",
                        () -> !listener.about(number, 500).isEmpty());
                Until.holds(
                        SOON,
                        "the attempt is counted",
                        () -> portal.records()
                                        .number(
                                                "select failures from event_subscription where id = ?",
                                                subscriptions.get(0))
                                > 0);
                listener.answer.set(202);
                Visitor officer = story.signedIn("olga");
                officer.open("/desk/consent/events.xhtml");
                officer.page()
                        .getByTitle(officer.words().of("events.sendTo", "Telefonsystem"))
                        .first()
                        .click();
                Until.holds(
                        SOON,
                        "the yes was taken",
                        () -> !listener.about(number, 202).isEmpty());
                assertTrue(allowed(question));

                Visitor visitor = guest.signedIn();
                visitor.open("/self/consent/decide.xhtml?purpose=MKT_OWN&channel=SMS&brand=" + guest.brand());
                visitor.press("consent.stopNow");
                visitor.receiptNumber();
                Until.holds(
                        SOON,
                        "the no was taken",
                        () -> listener.about(number, 202).size() == 2);
                JsonObject stop = listener.about(number, 202).get(1).json();
                assertEquals("CONSENT_STOPPED", stop.get("type").getAsString());
                assertEquals("WITHDRAWN", stop.get("decision").getAsString());
                assertTrue(stop.get("confirm").getAsBoolean());
                String event = stop.get("id").getAsString();

                decide(guest, "GIVEN");
                assertTrue(allowed(question), "the hour has not passed");
                portal.records().change("update consent_event set at = at - interval 61 minute where id = ?", event);
                assertEquals("STOP_NOT_CONFIRMED", reason(question));
                assertEquals(
                        "CONSENT_GIVEN",
                        Api.of(portal, "Markedsføring")
                                .post("/api/v1/consents/check", question)
                                .json()
                                .get("reason")
                                .getAsString(),
                        "who was told nothing owes nothing");
                officer.open("/desk/consent/events.xhtml");
                assertThat(officer.main().locator("tr", new Locator.LocatorOptions().setHasText(number)))
                        .containsText(officer.words().of("events.blocked"));
                assertEquals(List.of(), new AxeBuilder(officer.page()).analyze().getViolations());
                assertTrue(
                        phones.get("/api/v1/consent-events/unconfirmed").text().contains(event));
                assertEquals(
                        "NOT_FOUND",
                        Api.of(portal, "Markedsføring")
                                .post("/api/v1/consent-events/" + event + "/confirm", "")
                                .code(404));
                assertEquals(
                        200,
                        phones.post("/api/v1/consent-events/" + event + "/confirm", "")
                                .status());
                assertTrue(allowed(question));
                officer.open("/desk/consent/events.xhtml");
                assertFalse(officer.main().innerText().contains(number));

                listener.answer.set(204);
                visitor.open("/self/consent/object.xhtml");
                visitor.press("object.now");
                visitor.receiptNumber();
                Until.holds(
                        SOON,
                        "the objection was told to both, and confirmed by the answer",
                        () -> listener.about(number, 204).stream()
                                        .filter(each -> each.json()
                                                .get("type")
                                                .getAsString()
                                                .equals("MARKETING_OBJECTED"))
                                        .count()
                                == 2);
                Told objected = listener.about(number, 204).stream()
                        .filter(each -> each.signature().equals(signature(secret, each)))
                        .findFirst()
                        .orElseThrow();
                assertEquals(objected.id(), objected.json().get("id").getAsString());
                Until.holds(
                        SOON,
                        "nothing is open about the customer",
                        () -> portal.records()
                                        .number(
                                                "select count(*) from consent_event where party_id = ? and stops and confirmed_at"
                                                        + " is null",
                                                guest.party())
                                == 0);
            } finally {
                subscriptions.forEach(this::end);
                asBefore.run();
            }
        }
    }

    @Test
    @DisplayName(
            "EU-C129-21-PROXIMUS, TM Forum 644: told is what holds: no load, no late yes after a no; the agreement that a no ends is named, signed")
    void whatHolds(Story story) {
        Guest guest = Guest.undecided(story, "gældende", "'MKT_OWN'");
        String number = guest.customerNumber();
        try (Listener listener = new Listener()) {
            listener.answer.set(204);
            Runnable asBefore = register(listener);
            try {
                Answer hub = phones.post(HUB, "{\"@type\": \"Hub\", \"callback\": \"" + listener.address() + "\"}");
                assertEquals(201, hub.status(), hub::toString);
                Instant now = Instant.now();
                decide(guest, "REFUSED", "IVR", now.minusSeconds(60));
                decide(guest, "GIVEN", "BULK_LOAD", now.minusSeconds(50));
                decide(guest, "GIVEN", "IVR", now.minusSeconds(120));
                decide(guest, "GIVEN", "IVR", now.minusSeconds(40));
                decide(guest, "WITHDRAWN", "IVR", now.minusSeconds(20));
                Until.holds(
                        SOON,
                        "the last was told in both forms",
                        () -> types(listener.about(number, 204)).size() > 2
                                && types(listener.about(guest.party(), 204)).size() > 2);
                assertEquals(
                        List.of("CONSENT_STOPPED", "CONSENT_GIVEN", "CONSENT_STOPPED"),
                        types(listener.about(number, 204)));
                List<Told> told = listener.about(guest.party(), 204);
                assertEquals(
                        List.of(
                                "PartyPrivacyAgreementStatusChangeEvent rejected",
                                "PartyPrivacyAgreementCreateEvent approved",
                                "PartyPrivacyAgreementStatusChangeEvent terminated"),
                        types(told));
                assertEquals(id(told.get(1)), id(told.get(2)), "it is the agreement that was made before");
                assertEquals(
                        "terminated",
                        phones.get(TMF + "partyPrivacyAgreement/" + id(told.get(2)))
                                .json()
                                .get("status")
                                .getAsString());
                Answer silent = phones.post(
                        "/api/v1/rights-requests",
                        "{\"customer\": \"" + number
                                + "\", \"type\": \"OBJECTION_DM\", \"channel\": \"IVR\", \"point\": \"" + guest.msisdn()
                                + "\", \"details\": []}");
                assertEquals(201, silent.status(), silent::toString);
                Until.holds(
                        SOON,
                        "K-11: that the number is silent was told, whoever said so",
                        () -> types(listener.about(number, 204)).contains("CONTACT_SUPPRESSED"));
                String secret = hub.header("Webhook-Secret");
                told.forEach(each -> assertEquals(signature(secret, each), each.signature()));
            } finally {
                subscriptions().forEach(this::end);
                asBefore.run();
            }
        }
    }

    private static List<String> types(List<Told> told) {
        return told.stream()
                .map(Told::json)
                .map(body -> body.has("type")
                        ? body.get("type").getAsString()
                        : body.get("eventType").getAsString() + " "
                                + agreement(body).get("status").getAsString())
                .toList();
    }

    private static String id(Told told) {
        return agreement(told.json()).get("id").getAsString();
    }

    private static JsonObject agreement(JsonObject body) {
        return body.getAsJsonObject("event").getAsJsonObject("partyPrivacyAgreement");
    }

    /** The telephone system is told there, of all that its purposes are. @return what puts its addresses back */
    private Runnable register(Listener listener) {
        Runnable asBefore = portal.records().keep("machine_client", "name", "Telefonsystem", "last_used_at");
        portal.records()
                .change("update machine_client set callbacks = ? where name = 'Telefonsystem'", listener.address());
        Until.holds(
                SOON,
                "the address counts as registered",
                () -> phones.post(SUBSCRIPTIONS, "{\"callback\": \"" + listener.address() + "\"}")
                                .status()
                        == 201);
        return asBefore;
    }

    /** @return those of the telephone system that stand */
    private List<String> subscriptions() {
        return portal.records()
                .all("select s.id from event_subscription s join machine_client c on c.id = s.client_id where c.name ="
                        + " 'Telefonsystem' and s.ended_at is null order by s.id");
    }

    private void end(String subscription) {
        assertEquals(
                204,
                phones.send(SUBSCRIPTIONS + "/" + subscription, request -> request.DELETE())
                        .status());
    }

    @Test
    @DisplayName(
            "a system that begins to answer and never ends is waited for as long as one that is away, and is told again")
    void stalled(Story story) {
        Guest guest = Guest.undecided(story, "ventende", "'MKT_OWN'");
        String number = guest.customerNumber();
        try (Listener listener = new Listener()) {
            listener.stalls = true;
            listener.answer.set(200);
            Runnable asBefore = register(listener);
            try {
                decide(guest, "GIVEN");
                Until.holds(
                        SOON,
                        "it counts as failed",
                        () -> portal.records()
                                        .number(
                                                "select count(*) from event_subscription where last_failure = 'TimeoutException'"
                                                        + " and failures > 0 and ended_at is null")
                                == 1);
                listener.stalls = false;
                listener.answer.set(204);
                portal.records().change("update event_subscription set rests_until = null where ended_at is null");
                Until.holds(
                        SOON, "it was taken", () -> !listener.about(number, 204).isEmpty());
            } finally {
                subscriptions().forEach(this::end);
                asBefore.run();
            }
        }
    }

    @Test
    @DisplayName("a subscription takes a registered address and known types only, and another's does not exist")
    void refused() {
        assertEquals(
                "CALLBACK_UNREGISTERED",
                phones.post(SUBSCRIPTIONS, "{\"callback\": \"https://elsewhere.example/\"}")
                        .code(409));
        Api services = Api.of(portal, "Netværkstjenester");
        assertEquals(
                "EVENT_TYPE_UNKNOWN",
                services.post(
                                SUBSCRIPTIONS,
                                "{\"callback\": \"http://localhost:9091/callback\", \"types\": [\"SOMETHING\"]}")
                        .code(422));
        assertEquals(
                "NOT_FOUND",
                phones.send(SUBSCRIPTIONS + "/01a210e4-7d7b-7bb9-8e68-7d5b46dbae76", request -> request.DELETE())
                        .code(404));
        assertEquals(
                "SCOPE_MISSING",
                Api.of(portal, "Samtaleoptager")
                        .get("/api/v1/consent-events/unconfirmed")
                        .code(403));
    }

    private void decide(Guest guest, String decision) {
        decide(guest, decision, "IVR", Instant.now());
    }

    /** @param through IVR with the key that was pressed, or BULK_LOAD with nothing */
    private void decide(Guest guest, String decision, String through, Instant at) {
        String shown = through.equals("IVR")
                ? ", \"text\": " + text()
                        + ", \"language\": \"DA\", \"proof\": {\"call\": \"c-9\", \"prompt\": \"v4\", \"digit\": \"1\"}"
                : "";
        Answer answer = phones.post(
                "/api/v1/consents",
                "{\"customer\": \"" + guest.customerNumber()
                        + "\", \"purpose\": \"MKT_OWN\", \"channel\": \"SMS\", \"brand\": \""
                        + guest.brand() + "\", \"decision\": \"" + decision + "\", \"through\": \"" + through
                        + "\", \"decidedAt\": \"" + at + "\"" + shown + "}");
        assertEquals(201, answer.status(), answer::toString);
    }

    private long text() {
        return portal.records()
                .number(
                        "select max(number) from consent_text where purpose_code = 'MKT_OWN' and valid_from <= utc_timestamp(6)");
    }

    private boolean allowed(String question) {
        return phones.post("/api/v1/consents/check", question)
                .json()
                .get("allowed")
                .getAsBoolean();
    }

    private String reason(String question) {
        return phones.post("/api/v1/consents/check", question)
                .json()
                .get("reason")
                .getAsString();
    }

    /** Standard Webhooks: HMAC-SHA256 of id, moment and body. */
    private static String signature(String secret, Told told) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            String signed = told.id() + "." + told.at() + "." + told.body();
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }
}
