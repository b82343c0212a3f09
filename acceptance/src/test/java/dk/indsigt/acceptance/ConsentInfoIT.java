package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dk.indsigt.acceptance.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CAMARA Consent Info 0.2.0 as its specification says it, and the page on which a customer answers. */
@ExtendWith(Stage.class)
final class ConsentInfoIT {
    private static final String RETRIEVE = "/api/consent-info/v0.2/retrieve";
    private static final String CALLBACK = "http://localhost:9091/callback";
    private static final String FRAUD = "dpv:FraudPreventionAndDetection";
    private static final String LOCATION = "location-verification:verify";
    private static final String SWAP = "sim-swap:check";

    private Portal portal;
    private Api services;

    @BeforeEach
    void call(Portal running) {
        portal = running;
        services = Api.of(running, "Netværkstjenester");
    }

    @Test
    @DisplayName(
            "a service asks, the customer answers behind the sign-in and goes back with the outcome and the state, and the answer is the next status")
    void capture(Story story) {
        Guest guest = Guest.undecided(story, "spurgt");
        String phone = guest.msisdn();
        JsonObject never = status(phone, FRAUD, true, CALLBACK, LOCATION, "device-roaming-status:read", SWAP);
        JsonArray infos = never.getAsJsonArray("statusInfo");
        assertEquals(2, infos.size(), "scopes that are one purpose here stand together");
        assertStatus(infos.get(0).getAsJsonObject(), false, "PENDING");
        assertEquals(2, infos.get(0).getAsJsonObject().getAsJsonArray("scopes").size());
        assertStatus(infos.get(1).getAsJsonObject(), true, null);
        String address = never.get("captureUrl").getAsString();
        assertTrue(address.startsWith(portal.address() + "/self/consent/capture.xhtml?id="), address);
        assertFalse(address.contains(phone.substring(1)), "nothing personal is in an address");
        assertStatus(first(status(phone, FRAUD, false, null, LOCATION)), false, "REQUESTED");

        Visitor visitor = story.visitor();
        visitor.page().route("http://localhost:9091/**", ConsentInfoIT::received);
        visitor.page().navigate(address + "&state=a%20b%26c%3D%C3%A6");
        guest.enter(visitor);
        assertThat(visitor.heading()).hasText(visitor.words().of("capture.title", "Netværkstjenester"));
        assertThat(visitor.main().locator(".card")).hasCount(1);
        assertThat(visitor.main().locator("input:checked")).hasCount(0);
        visitor.press("capture.send");
        assertThat(visitor.main().locator(".field-error"))
                .hasText(visitor.words().of("error.CAPTURE_ANSWER_ALL"));
        choose(visitor, 0, "capture.yes");
        visitor.press("capture.send");
        assertThat(visitor.page()).hasURL(CALLBACK + "?capture_result=granted&state=a%20b%26c%3D%C3%A6");

        assertStatus(first(status(phone, FRAUD, true, null, LOCATION)), true, null);
        assertFalse(status(phone, FRAUD, true, null, LOCATION).has("captureUrl"), "there is nothing to ask for");
        visitor.page().navigate(address);
        assertThat(visitor.main()).containsText(visitor.words().of("captureResult.GRANTED"));
        visitor.open("/self/consent/decide.xhtml?purpose=LOCATION_FRAUD&channel=NONE&brand=" + guest.brand());
        visitor.press("consent.stopNow");
        visitor.receiptNumber();
        assertStatus(first(status(phone, FRAUD, true, null, LOCATION)), false, "DENIED");
        visitor.open("/self/consent/decide.xhtml?purpose=FRAUD_CHECK&channel=NONE&brand=" + guest.brand());
        visitor.press("consent.stopNow");
        visitor.receiptNumber();
        assertStatus(first(status(phone, FRAUD, true, null, SWAP)), false, "OBJECTED");
        assertEquals(
                1,
                portal.records()
                        .number(
                                "select count(*) from audit_entry where party_id = ? and action = 'CONSENT_ASKED'",
                                guest.party()));
    }

    @ParameterizedTest(name = "{0}, {1}: {2} {3}")
    @DisplayName(
            "yes to some is a partial grant, and no to all is a refusal; without an address the outcome stays on the page")
    @CsvSource({
        "capture.yes, capture.no, PARTIAL_GRANT, partial_grant",
        "capture.no, capture.no, DENIED, denied",
        "capture.no, capture.no, DENIED, "
    })
    void outcomes(String one, String other, String outcome, String result, Story story) {
        Guest guest = Guest.undecided(story, "spurgt-" + (result == null ? "uden" : result));
        String phone = guest.msisdn();
        String vas = "dpv:RequestedServiceProvision";
        String address = status(
                        phone,
                        vas,
                        true,
                        result == null ? null : CALLBACK,
                        "location-retrieval:read",
                        "quality-on-demand:sessions:create")
                .get("captureUrl")
                .getAsString();
        portal.records()
                .change(
                        "insert into consent_capture_item (id, capture_id, ordinal, scopes, dpv, purpose_code, channel, version)"
                                + " select uuid(), ?, 1, 'connected-network-type:read', 'dpv:DirectMarketing', 'TRAFFIC_MKT', 'NONE', 1",
                        id(address));
        Visitor visitor = guest.signedIn();
        visitor.page().route("http://localhost:9091/**", ConsentInfoIT::received);
        visitor.page().navigate(address);
        choose(visitor, 0, one);
        choose(visitor, 1, other);
        visitor.press("capture.send");
        assertThat(visitor.main()).containsText(visitor.words().of("captureResult." + outcome));
        if (result == null) {
            assertThat(visitor.page().locator("#onward")).hasCount(0);
        } else {
            assertThat(visitor.page()).hasURL(CALLBACK + "?capture_result=" + result);
        }
        assertStatus(
                first(status(phone, vas, false, null, "location-retrieval:read")),
                outcome.equals("PARTIAL_GRANT"),
                outcome.equals("PARTIAL_GRANT") ? null : "DENIED");
    }

    @Test
    @DisplayName(
            "a page whose time has run out changes nothing and tells the service; somebody else's is no page at all")
    void timeout(Story story) {
        Guest guest = Guest.undecided(story, "spurgt-sent");
        String address = status(guest.msisdn(), FRAUD, true, CALLBACK, LOCATION)
                .get("captureUrl")
                .getAsString();
        Visitor other = story.signedIn("mikkel");
        assertEquals(404, other.status(path(address)));
        Visitor visitor = guest.signedIn();
        visitor.page().route("http://localhost:9091/**", ConsentInfoIT::received);
        visitor.page().navigate(address + "&state=xyz123");
        portal.records().change("update consent_capture set expires_at = utc_timestamp(6) where id = ?", id(address));
        choose(visitor, 0, "capture.yes");
        visitor.press("capture.send");
        assertThat(visitor.main()).containsText(visitor.words().of("captureResult.TIMEOUT"));
        assertThat(visitor.page()).hasURL(CALLBACK + "?capture_result=timeout&state=xyz123");
        assertEquals(
                0,
                portal.records()
                        .number(
                                "select count(*) from consent_decision where party_id = ? and purpose_code = 'LOCATION_FRAUD'",
                                guest.party()));
    }

    @Test
    @DisplayName("where the answer cannot be kept the service is told that it failed, and nothing was decided")
    void failure(Story story) {
        Guest guest = Guest.undecided(story, "spurgt-fejlet");
        String address = status(guest.msisdn(), FRAUD, true, CALLBACK, LOCATION)
                .get("captureUrl")
                .getAsString();
        Visitor visitor = guest.signedIn();
        visitor.page().route("http://localhost:9091/**", ConsentInfoIT::received);
        visitor.page().navigate(address + "&state=s1");
        choose(visitor, 0, "capture.yes");
        portal.records().define("rename table receipt to receipt_away");
        try {
            visitor.press("capture.send");
            assertThat(visitor.main()).containsText(visitor.words().of("captureResult.ERROR"));
        } finally {
            portal.records().define("rename table receipt_away to receipt");
        }
        assertThat(visitor.page()).hasURL(CALLBACK + "?capture_result=error&state=s1");
        assertStatus(first(status(guest.msisdn(), FRAUD, false, null, LOCATION)), false, "PENDING");
    }

    @Test
    @DisplayName("a service that has given up an address is not sent anybody there any more")
    void givenUp(Story story) {
        Guest guest = Guest.undecided(story, "spurgt-opgivet");
        String address = status(guest.msisdn(), FRAUD, true, CALLBACK, LOCATION)
                .get("captureUrl")
                .getAsString();
        Visitor visitor = guest.signedIn();
        visitor.page().navigate(address);
        Runnable asBefore = portal.records().keep("machine_client", "name", "Netværkstjenester", "last_used_at");
        try {
            portal.records().change("update machine_client set callbacks = '' where name = 'Netværkstjenester'");
            choose(visitor, 0, "capture.no");
            visitor.press("capture.send");
            assertThat(visitor.main()).containsText(visitor.words().of("captureResult.DENIED"));
            assertThat(visitor.page().locator("#onward")).hasCount(0);
        } finally {
            asBefore.run();
        }
    }

    @Test
    @DisplayName("a yes that has run out is told as such, with the moment")
    void expired(Story story) {
        Guest guest = Guest.undecided(story, "spurgt-udløb".replace("ø", "o"));
        String phone = guest.msisdn();
        Instant end = Instant.now().plusSeconds(3).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        Answer recorded = services.post(
                "/api/v1/consents",
                "{\"phone\": \"" + phone + "\", \"purpose\": \"LOCATION_VAS\", \"channel\": \"NONE\", \"brand\": \""
                        + guest.brand()
                        + "\", \"decision\": \"GIVEN\", \"text\": 1, \"language\": \"DA\", \"through\": \"APP\","
                        + " \"decidedAt\": \"" + Instant.now() + "\", \"validUntil\": \"" + end
                        + "\", \"proof\": {\"reference\": \"session-1\"}}");
        assertEquals(201, recorded.status(), recorded::toString);
        JsonObject standing =
                first(status(phone, "dpv:RequestedServiceProvision", true, null, "location-retrieval:read"));
        assertStatus(standing, true, null);
        assertEquals(end, Instant.parse(standing.get("expirationDate").getAsString()));
        Until.holds(
                Duration.ofSeconds(20),
                "the yes has run out",
                () -> !first(status(phone, "dpv:RequestedServiceProvision", false, null, "location-retrieval:read"))
                        .get("statusValidForProcessing")
                        .getAsBoolean());
        JsonObject over = status(phone, "dpv:RequestedServiceProvision", true, null, "location-retrieval:read");
        assertStatus(first(over), false, "EXPIRED");
        assertEquals(end, Instant.parse(first(over).get("expirationDate").getAsString()));
        assertNotNull(over.get("captureUrl"));
    }

    @Test
    @DisplayName("a service that asks for more pages than it may in a day is told so")
    void frequency(Story story) {
        String phone = Guest.undecided(story, "spurgt-ofte").msisdn();
        for (int i = 0; i < 10; i++) {
            assertNotNull(status(phone, FRAUD, true, null, LOCATION).get("captureUrl"));
        }
        assertEquals(
                "CONSENT_INFO.CAPTURE_FREQUENCY_EXCEEDED", code(asked(body(phone, FRAUD, true, null, LOCATION)), 403));
        assertEquals(200, asked(body(phone, FRAUD, false, null, LOCATION)).status(), "asking without a page goes on");
    }

    @Test
    @DisplayName("each error of the specification has its status and code, and the caller's own reference comes back")
    void errors(Story story) {
        String phone = Guest.undecided(story, "spurgt-fejl").msisdn();
        assertEquals(
                "UNAUTHENTICATED",
                code(services.under(null).post(RETRIEVE, body(phone, FRAUD, false, null, LOCATION)), 401));
        assertEquals(
                "PERMISSION_DENIED",
                code(Api.of(portal, "Markedsføring").post(RETRIEVE, body(phone, FRAUD, false, null, LOCATION)), 403));
        for (String[] unknown : new String[][] {{FRAUD, "nothing:read"}, {"dpv:Nothing", LOCATION}}) {
            assertEquals(
                    "CONSENT_INFO.NOT_ALLOWED_SCOPES_PURPOSE",
                    code(asked(body(phone, unknown[0], false, null, unknown[1])), 403));
        }
        assertEquals(
                "CONSENT_INFO.INVALID_CALLBACK_URL",
                code(asked(body(phone, FRAUD, true, "https://elsewhere.example/callback", LOCATION)), 403));
        assertEquals("IDENTIFIER_NOT_FOUND", code(asked(body("+4520000000", FRAUD, false, null, LOCATION)), 404));
        assertEquals("IDENTIFIER_NOT_FOUND", code(asked(body("+12345", FRAUD, false, null, LOCATION)), 404));
        assertEquals("MISSING_IDENTIFIER", code(asked(body(null, FRAUD, false, null, LOCATION)), 422));
        Guest late = Guest.undecided(story, "spurgt-forgaeves");
        String unused = late.msisdn();
        portal.records().change("update party set deceased_on = current_date where id = ?", late.party());
        assertEquals("SERVICE_NOT_APPLICABLE", code(asked(body(unused, FRAUD, false, null, LOCATION)), 422));
        assertEquals("NOT_FOUND", code(services.post("/api/consent-info/v0.2/elsewhere", "{}"), 404));
        assertEquals("METHOD_NOT_ALLOWED", code(services.get(RETRIEVE), 405));
        Answer told = services.send(
                RETRIEVE,
                request -> Api.post(
                        request.header("Content-Type", "application/json")
                                .header("x-correlator", "b433-46:49;c0/f<1>{2}_."),
                        java.net.http.HttpRequest.BodyPublishers.ofString(body(phone, FRAUD, false, null, LOCATION))));
        assertEquals("b433-46:49;c0/f<1>{2}_.", told.header("x-correlator"));
        Answer strange = services.send(
                RETRIEVE,
                request -> Api.post(
                        request.header("Content-Type", "application/json").header("x-correlator", "not a reference"),
                        java.net.http.HttpRequest.BodyPublishers.ofString(body(phone, FRAUD, false, null, LOCATION))));
        assertEquals("INVALID_ARGUMENT", code(strange, 400));
    }

    @ParameterizedTest
    @DisplayName("what is no request is an invalid argument")
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"scopes\": [\"a:b\"], \"purpose\": \"dpv:X\"}",
                "{\"scopes\": [], \"purpose\": \"dpv:X\", \"requestCaptureUrl\": false}",
                "{\"scopes\": \"a:b\", \"purpose\": \"dpv:X\", \"requestCaptureUrl\": false}",
                "{\"scopes\": [\"a b\"], \"purpose\": \"dpv:X\", \"requestCaptureUrl\": false}",
                "{\"scopes\": [1], \"purpose\": \"dpv:X\", \"requestCaptureUrl\": false}",
                "{\"scopes\": [\"a:b\"], \"purpose\": \"X\", \"requestCaptureUrl\": false}",
                "{\"scopes\": [\"a:b\"], \"purpose\": \"dpv:X\", \"requestCaptureUrl\": \"no\"}",
                "{\"scopes\": [\"a:b\"], \"purpose\": \"dpv:X\", \"requestCaptureUrl\": false, \"phoneNumber\": \"20123456\"}",
                "{\"scopes\": [\"a:b\"], \"purpose\": \"dpv:X\", \"requestCaptureUrl\": false, \"phoneNumber\": 4520123456}",
                "{\"scopes\": [\"a:b\"], \"purpose\": \"dpv:X\", \"requestCaptureUrl\": false, \"more\": 1}",
                "{\"scopes\": [\"a:b\"], \"scopes\": [\"a:b\"], \"purpose\": \"dpv:X\", \"requestCaptureUrl\": false}"
            })
    void invalid(String json) {
        assertEquals("INVALID_ARGUMENT", code(asked(json), 400));
    }

    @Test
    @DisplayName("a body that is too large, not UTF-8 or not JSON is refused in the words of the specification")
    void hostile() {
        assertEquals("PAYLOAD_TOO_LARGE", code(asked("{\"x\": \"" + "x".repeat(10_000_000) + "\"}"), 413));
        assertEquals(
                "INVALID_ARGUMENT",
                code(
                        services.post(
                                RETRIEVE, "k1", "{\"purpose\": \"\u00e6\"}".getBytes(StandardCharsets.ISO_8859_1)),
                        400));
        Answer text = services.send(
                RETRIEVE,
                request -> Api.post(
                        request.header("Content-Type", "text/plain"),
                        java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals("UNSUPPORTED_MEDIA_TYPE", code(text, 415));
    }

    /** @return the id of a page on which a service asks somebody with a line for what was never asked */
    static String asked(Story story, String party) {
        String capture = UUID.randomUUID().toString();
        story.records()
                .change(
                        "insert into consent_capture (id, client_id, client_name, party_id, brand, asked_at, expires_at, version) select ?,"
                                + " m.id, m.name, c.party_id, c.brand, utc_timestamp(6) - interval 2 day, utc_timestamp(6) + interval 1 day, 1"
                                + " from machine_client m, customer c where m.name = 'Netværkstjenester' and c.party_id = ? limit 1",
                        capture,
                        party);
        for (String purpose : List.of("LOCATION_FRAUD", "TRAFFIC_MKT")) {
            story.records()
                    .change(
                            "insert into consent_capture_item (id, capture_id, ordinal, scopes, dpv, purpose_code, channel, version) values"
                                    + " (uuid(), ?, 0, 'location-verification:verify device-roaming-status:read', ?, ?, 'NONE', 1)",
                            capture,
                            FRAUD,
                            purpose);
        }
        return capture;
    }

    private static void received(Route route) {
        route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("received"));
    }

    private static void choose(Visitor visitor, int item, String answer) {
        Locator card = visitor.main().locator("form .card").nth(item);
        card.getByLabel(visitor.words().of(answer), new Locator.GetByLabelOptions().setExact(true))
                .check();
    }

    private static String id(String address) {
        return address.substring(address.indexOf("id=") + 3);
    }

    private String path(String address) {
        return address.substring(portal.address().length());
    }

    private JsonObject status(String phone, String purpose, boolean capture, String callback, String... scopes) {
        Answer answer = asked(body(phone, purpose, capture, callback, scopes));
        assertEquals(200, answer.status(), answer::toString);
        assertTrue(answer.header("Content-Type").startsWith("application/json"));
        assertNotNull(answer.header("x-correlator"));
        return answer.json();
    }

    private Answer asked(String body) {
        return services.post(RETRIEVE, body);
    }

    private static String body(String phone, String purpose, boolean capture, String callback, String... scopes) {
        return "{" + (phone == null ? "" : "\"phoneNumber\": \"" + phone + "\", ") + "\"scopes\": [\""
                + String.join("\", \"", scopes) + "\"], \"purpose\": \"" + purpose + "\", \"requestCaptureUrl\": "
                + capture
                + (callback == null ? "" : ", \"callbackUrl\": \"" + callback + "\"") + "}";
    }

    private static JsonObject first(JsonObject answer) {
        return answer.getAsJsonArray("statusInfo").get(0).getAsJsonObject();
    }

    private static void assertStatus(JsonObject info, boolean valid, String reason) {
        assertEquals(valid, info.get("statusValidForProcessing").getAsBoolean(), info::toString);
        assertEquals(reason, info.has("statusReason") ? info.get("statusReason").getAsString() : null, info::toString);
        assertTrue(info.get("purpose").getAsString().startsWith("dpv:"));
    }

    /** @return the code of an error, which is whole and tells nothing that it should not */
    private static String code(Answer answer, int status) {
        assertEquals(status, answer.status(), answer::toString);
        assertTrue(answer.header("Content-Type").startsWith("application/json"), answer::toString);
        assertNotNull(answer.header("x-correlator"));
        JsonObject error = JsonParser.parseString(answer.text()).getAsJsonObject();
        assertEquals(java.util.Set.of("status", "code", "message"), error.keySet());
        assertEquals(status, error.get("status").getAsInt());
        assertFalse(error.get("message").getAsString().isBlank());
        return error.get("code").getAsString();
    }
}
