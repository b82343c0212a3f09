package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dk.indsigt.acceptance.Api.Answer;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
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

/** Other systems ask before they act. */
@ExtendWith(Stage.class)
final class ConsentApiIT {
    private static final String CHECK = "/api/v1/consents/check";
    private static final String WASH = "/api/v1/consents/wash?purpose=MKT_OWN&channel=SMS&brand=THREE";

    private static final String DECISIONS = "select count(*) from consent_decision where party_id = ?";

    private Portal portal;
    private Api marketing;

    @BeforeEach
    void call(Portal running) {
        portal = running;
        marketing = Api.of(running, "Markedsføring");
    }

    @Test
    @DisplayName(
            "DK-TELENOR-SPAM-2012: what the customer says in the portal is the next answer, for one and for a list")
    void theNextAnswer(Story story) {
        Guest guest = Guest.plain(story, "viggo");
        String brand = guest.brand();
        String question = "{\"purpose\": \"MKT_OWN\", \"channel\": \"EMAIL\", \"brand\": \"" + brand
                + "\", \"customer\": \"" + guest.customerNumber() + "\"}";
        Visitor visitor = guest.signedIn();
        String page = "/self/consent/decide.xhtml?purpose=MKT_OWN&channel=EMAIL&brand=" + brand;
        if (!answered(question).get("allowed").getAsBoolean()) {
            visitor.open(page);
            visitor.press("consent.giveNow");
            visitor.receiptNumber();
        }
        assertEquals("CONSENT_GIVEN", answered(question).get("reason").getAsString());
        visitor.open(page);
        visitor.press("consent.stopNow");
        visitor.receiptNumber();
        assertFalse(answered(question).get("allowed").getAsBoolean());
        assertEquals("WITHDRAWN", answered(question).get("reason").getAsString());
        List<String> washed = wash(
                "/api/v1/consents/wash?purpose=MKT_OWN&channel=EMAIL&brand=" + brand,
                "{\"customer\": \"" + guest.customerNumber() + "\"}\n");
        assertEquals("{\"allowed\":false,\"reason\":\"WITHDRAWN\"}", washed.get(0));
        assertEquals("{\"lines\":1,\"allowed\":0,\"complete\":true}", washed.get(1));
    }

    @Test
    @DisplayName(
            "a list of a hundred thousand is answered line by line in its order; one line more and the list is not called complete")
    void aLongList() {
        List<String> known = portal.records()
                .all(
                        "select l.msisdn from line l join line_use u on u.line_id = l.id and u.until is null where l.active_to is null"
                                + " limit 1000");
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            list.append("{\"phone\": \"")
                    .append(i % 2 == 0 ? known.get(i / 2 % known.size()) : "+46701740605")
                    .append("\"}\n");
        }
        List<String> washed = wash(WASH, list.toString());
        assertEquals(100_001, washed.size());
        long unknown = washed.stream().filter(each -> each.contains("UNKNOWN")).count();
        assertEquals(50_000, unknown);
        JsonObject end = JsonParser.parseString(washed.get(100_000)).getAsJsonObject();
        assertTrue(end.get("complete").getAsBoolean());
        assertEquals(
                washed.stream()
                        .filter(each -> each.contains("\"allowed\":true"))
                        .count(),
                end.get("allowed").getAsLong());
        List<String> more =
                wash(WASH, list.append("{\"phone\": \"+46701740605\"}").toString());
        assertTrue(more.get(100_000).contains("\"complete\":false"), more.get(100_000));
    }

    @Test
    @DisplayName("a line that is no question is answered as such, and the next one as itself")
    void unreadable() {
        List<String> washed = wash(
                WASH,
                "{\"phone\": \"12\"}\n\nnonsense\r\n{\"phone\": \"+46701740605\", \"email\": \"a@example.dk\"}\n"
                        + "x".repeat(5_000) + "\n{\"phone\": \"+46701740605\"}");
        String no = "{\"allowed\":false,\"reason\":\"UNREADABLE\"}";
        assertEquals(
                List.of(
                        no,
                        no,
                        no,
                        no,
                        "{\"allowed\":false,\"reason\":\"UNKNOWN\"}",
                        "{\"lines\":5,\"allowed\":0,\"complete\":true}"),
                washed);
        assertEquals(List.of("{\"lines\":0,\"allowed\":0,\"complete\":true}"), wash(WASH, "\n"));
    }

    @ParameterizedTest(name = "question {index}")
    @DisplayName("a question is answered the same by the short way and by the long one")
    @ValueSource(
            strings = {
                "{\"purpose\": \"MKT_OWN\", \"channel\": \"SMS\", \"brand\": \"THREE\", \"phone\": \"+46701740605\"}",
                "{\"purpose\": \"NOTHING\", \"channel\": \"SMS\", \"brand\": \"THREE\", \"phone\": \"+46701740605\"}",
                "{\"purpose\": \"MKT_OWN\"}",
                "{\"purpose\": \"MKT_OWN\", \"purpose\": \"MKT_OWN\"}",
                "{",
                ""
            })
    void bothWays(String body) {
        for (Api caller : List.of(marketing, marketing.under("x"), Api.of(portal, "Netværkstjenester"))) {
            Answer shortly = way(caller, body, "application/json");
            Answer atLength = way(caller, body, "application/json, application/problem+json");
            assertEquals(atLength.toString(), shortly.toString());
            assertEquals(atLength.header("X-Correlation-Id"), shortly.header("X-Correlation-Id"), shortly::toString);
            assertEquals(atLength.header("Content-Type"), shortly.header("Content-Type"));
            assertEquals("no-store", shortly.header("Cache-Control"));
        }
    }

    private static Answer way(Api caller, String body, String accept) {
        return caller.send(
                CHECK,
                request -> request.header("Content-Type", "application/json")
                        .header("Accept", accept)
                        .header("X-Correlation-Id", "way-1")
                        .POST(BodyPublishers.ofString(body)));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3} {4}")
    @DisplayName("what cannot be asked is told with a code")
    @CsvSource({
        "CALL_RECORDING, PHONE, THREE, 422, PURPOSE_UNKNOWN",
        "NOTHING, PHONE, THREE, 422, PURPOSE_UNKNOWN",
        "MKT_OWN, LETTER, THREE, 422, CHANNEL_NOT_OF_PURPOSE",
        "MKT_OWN, PIGEON, THREE, 400, MEMBER_VALUE",
        "MKT_OWN, SMS, FOUR, 400, MEMBER_VALUE"
    })
    void wrong(String purpose, String channel, String brand, int status, String code) {
        String body = "{\"purpose\": \"" + purpose + "\", \"channel\": \"" + channel + "\", \"brand\": \"" + brand
                + "\", \"phone\": \"+46701740605\"}";
        assertEquals(code, marketing.post(CHECK, body).code(status));
    }

    @Test
    @DisplayName("nobody and everybody cannot be asked about, nor without the scope, nor a list without its purpose")
    void refused() {
        String head = "{\"purpose\": \"MKT_OWN\", \"channel\": \"SMS\", \"brand\": \"THREE\"";
        assertEquals("POINT_ONE", marketing.post(CHECK, head + "}").code(422));
        assertEquals(
                "POINT_ONE",
                marketing
                        .post(CHECK, head + ", \"phone\": \"20000000\", \"customer\": \"1\"}")
                        .code(422));
        assertEquals(
                "PHONE_FORMAT",
                marketing.post(CHECK, head + ", \"phone\": \"ring\"}").code(422));
        assertEquals(
                "PARAMETER_VALUE",
                washed("/api/v1/consents/wash?purpose=MKT_OWN&channel=SMS", "\n")
                        .code(400));
        assertEquals(
                "PARAMETER_VALUE",
                washed("/api/v1/consents/wash?channel=SMS&brand=THREE", "\n").code(400));
        assertEquals(
                "PARAMETER_VALUE",
                washed("/api/v1/consents/wash?purpose=MKT_OWN&channel=X&brand=THREE", "\n")
                        .code(400));
    }

    @Test
    @DisplayName(
            "P-8, DK-TDC-REC-2019: a key pressed in the menu is an answer at once, stands in the history with its proof, and can be kept")
    void keyPress(Story story) {
        Guest guest = Guest.plain(story, "yrsa");
        String body = decision(
                guest,
                "GIVEN",
                "\"text\": " + text()
                        + ", \"language\": \"DA\", \"proof\": {\"call\": \"c-77\", \"prompt\": \"v4\", \"digit\": \"1\"}");
        Answer recorded = marketing.post("/api/v1/consents", body);
        assertEquals(201, recorded.status(), recorded.toString());
        JsonObject decision = recorded.json();
        assertTrue(decision.get("provable").getAsBoolean());
        assertEquals("1", decision.getAsJsonObject("proof").get("digit").getAsString());
        assertEquals(
                recorded.text(),
                marketing.get(URI.create(recorded.header("Location")).getPath()).text());
        String question = "{\"purpose\": \"MKT_OWN\", \"channel\": \"SMS\", \"brand\": \"" + guest.brand()
                + "\", \"customer\": \"" + guest.customerNumber() + "\"}";
        assertEquals("CONSENT_GIVEN", answered(question).get("reason").getAsString());

        Visitor visitor = guest.signedIn();
        visitor.open("/self/consent/history.xhtml");
        assertThat(visitor.main()).containsText("c-77");
        String pdf = visitor.page().locator("a[href*='record.pdf']").first().getAttribute("href");
        assertEquals(200, visitor.status(pdf.replaceFirst("^.*(?=/self)", "")));
        String id = decision.get("id").getAsString();
        String kept = visitor.context()
                .request()
                .get(visitor.page().locator("a[href*='record.json']").first().getAttribute("href"))
                .text();
        JsonObject record = JsonParser.parseString(kept).getAsJsonObject().getAsJsonObject("dpv:hasRecordOfActivity");
        assertEquals(id, record.get("dct:identifier").getAsString());
        assertFalse(kept.contains("Yrsa"), "nobody is named in it");

        marketing.post("/api/v1/consents", decision(guest, "WITHDRAWN", "\"proof\": {\"call\": \"c-78\"}"));
        assertEquals("WITHDRAWN", answered(question).get("reason").getAsString());
        JsonObject all = marketing
                .post("/api/v1/consents/retrieve", "{\"customer\": \"" + guest.customerNumber() + "\"}")
                .json();
        assertEquals(
                "WITHDRAWN",
                all.getAsJsonArray("history")
                        .get(0)
                        .getAsJsonObject()
                        .get("decision")
                        .getAsString());
        assertFalse(all.getAsJsonArray("history").get(0).getAsJsonObject().has("text"), "none was shown");
        visitor.open("/self/audit/list.xhtml?all=true");
        assertThat(visitor.main()).containsText(visitor.words().of("audit.CONSENTS_READ"));

        String unsaid = marketing
                .post(
                        "/api/v1/consents",
                        decision(guest, "GIVEN", "\"text\": " + text() + ", \"proof\": {\"call\": \"c-79\"}"))
                .json()
                .get("id")
                .getAsString();
        assertEquals(200, visitor.status("/self/consent/record.pdf?id=" + unsaid), "in whatever language it was");
    }

    @ParameterizedTest(name = "{1} {2}")
    @DisplayName("a decision that cannot be is refused with a code, and nothing is written")
    @CsvSource(
            delimiter = '|',
            value = {
                "'decision': 'MAYBE' | 400 | MEMBER_VALUE",
                "'decision': 'OBJECTED' | 422 | DECISION_UNFIT",
                "'decidedAt': 'yesterday' | 400 | MEMBER_VALUE",
                "'decidedAt': '2099-01-01T00:00:00Z' | 422 | DECIDED_IN_FUTURE",
                "'through': 'PORTAL' | 422 | CHANNEL",
                "'text': 4711 | 422 | TEXT_UNKNOWN",
                "'text': 'one' | 400 | MEMBER_TYPE",
                "'purpose': 'CPR_USE' | 422 | PURPOSE_UNKNOWN",
                "'customer': '0' | 422 | CUSTOMER_UNKNOWN",
                "'phone': '20123456' | 422 | WHO_ONE",
                "'proof': {'call': 'she said yes'} | 422 | PROOF_FORMAT",
                "'proof': {'digit': 1} | 400 | MEMBER_TYPE",
                "'proof': 'yes' | 400 | MEMBER_TYPE",
                "'validUntil': '2001-01-01T00:00:00Z' | 422 | VALID_UNTIL_PAST",
                "'by': 'me' | 400 | MEMBER_UNKNOWN"
            })
    void wrongDecision(String member, int status, String code, Story story) {
        Guest guest = Guest.plain(story, "zenia");
        long before = portal.records().number(DECISIONS, guest.party());
        JsonObject body = JsonParser.parseString(decision(guest, "GIVEN", "\"text\": " + text()))
                .getAsJsonObject();
        JsonParser.parseString("{" + member.replace('\'', '"') + "}")
                .getAsJsonObject()
                .entrySet()
                .forEach(each -> body.add(each.getKey(), each.getValue()));
        assertEquals(code, marketing.post("/api/v1/consents", body.toString()).code(status));
        assertEquals(before, portal.records().number(DECISIONS, guest.party()));
    }

    @Test
    @DisplayName("somebody else's decision looks like none: an unknown id, and one about a purpose of others")
    void foreignDecision() {
        assertEquals(404, marketing.get("/api/v1/consents/" + UUID.randomUUID()).status());
        assertEquals(404, marketing.get("/api/v1/consents/nothing").status());
        String other = portal.records()
                .all("select id from consent_decision where purpose_code = 'STATS' limit 1")
                .get(0);
        assertEquals(404, marketing.get("/api/v1/consents/" + other).status());
    }

    private String text() {
        return portal.records()
                .one(
                        "select max(number) from consent_text where purpose_code = 'MKT_OWN' and valid_from <= utc_timestamp(6)");
    }

    private static String decision(Guest guest, String decision, String rest) {
        return "{\"customer\": \"" + guest.customerNumber()
                + "\", \"purpose\": \"MKT_OWN\", \"channel\": \"SMS\", \"brand\": \"" + guest.brand()
                + "\", \"decision\": \"" + decision + "\", \"through\": \"IVR\", \"decidedAt\": \"" + Instant.now()
                + "\", " + rest + "}";
    }

    private JsonObject answered(String question) {
        Answer answer = marketing.post(CHECK, question);
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }

    private List<String> wash(String path, String body) {
        Answer answer = washed(path, body);
        assertEquals(200, answer.status());
        assertEquals("application/x-ndjson", answer.header("Content-Type"));
        return answer.text().lines().toList();
    }

    private Answer washed(String path, String body) {
        return marketing.send(
                path,
                request ->
                        request.header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString(body)));
    }
}
