package dk.indsigt.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dk.indsigt.acceptance.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rights requests as other systems file, list and follow them. */
@ExtendWith(Stage.class)
final class RightsApiIT {
    private static final String REQUESTS = "/api/v1/rights-requests";

    private Portal portal;
    private Api marketing;
    private Api telephone;

    @BeforeEach
    void call(Portal running) {
        portal = running;
        marketing = Api.of(running, "Markedsføring");
        telephone = Api.of(running, "Telefonsystem");
    }

    @Test
    @DisplayName(
            "P-9-a: a request is filed once, waits for proof of identity, and is followed by the one who filed it alone")
    void filed() {
        String customer = unasked("PORTABILITY");
        String body = body(customer, "PORTABILITY", "LETTER", "");
        String key = UUID.randomUUID().toString();
        Answer filed = marketing.post(REQUESTS, key, body);
        assertEquals(201, filed.status(), filed.toString());
        String id = filed.json().get("id").getAsString();
        assertEquals(REQUESTS + "/" + id, filed.header("Location").replaceFirst("^https?://[^/]+", ""));
        assertFalse(filed.json().get("joined").getAsBoolean());
        Answer again = marketing.post(REQUESTS, key, body);
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(id, again.json().get("id").getAsString());

        Answer followed = marketing.get(REQUESTS + "/" + id);
        assertEquals(200, followed.status(), followed.toString());
        JsonObject request = followed.json().getAsJsonObject("request");
        assertEquals(filed.json().get("number"), request.get("number"));
        assertEquals("RECEIVED", request.get("state").getAsString());
        assertFalse(request.get("identified").getAsBoolean());
        assertFalse(followed.json().getAsJsonArray("steps").isEmpty());
        assertFalse(followed.text().contains(customer), "not whom it is about");
        assertTrue(listed(marketing).contains(id));

        assertEquals("SCOPE_MISSING", telephone.get(REQUESTS).code(403));
        assertEquals(
                "NOT_FOUND", marketing.get(REQUESTS + "/" + UUID.randomUUID()).code(404));
        String theirs = telephone
                .post(REQUESTS, body(unasked("COMPLETION"), "DPO_QUESTION", "PHONE", "Hvem spørger jeg?"))
                .json()
                .get("id")
                .getAsString();
        assertEquals("NOT_FOUND", marketing.get(REQUESTS + "/" + theirs).code(404));
        assertFalse(listed(marketing).contains(theirs));
    }

    @Test
    @DisplayName("the same that is open already is told, and joined where that is asked for")
    void duplicates() {
        String customer = unasked("ACCESS");
        String body = body(customer, "ACCESS", "EMAIL", "");
        String first = marketing.post(REQUESTS, body).json().get("number").getAsString();
        assertEquals("DUPLICATE", marketing.post(REQUESTS, body).code(409));
        Answer joined = telephone.post(REQUESTS, body.replace("\"details\"", "\"join\": true, \"details\""));
        assertEquals(201, joined.status(), joined.toString());
        assertTrue(joined.json().get("joined").getAsBoolean());
        assertEquals(first, joined.json().get("number").getAsString());
    }

    @Test
    @DisplayName("K-11: an objection to direct marketing counts at once, whoever hands it on")
    void objection() {
        String customer = unasked("OBJECTION_DM");
        long before = portal.records().number("select count(*) from contact_suppression where ended_at is null");
        Answer filed = telephone.post(
                REQUESTS,
                body(customer, "OBJECTION_DM", "IVR", "")
                        .replace("\"details\"", "\"point\": \"20998877\", \"details\""));
        assertEquals(201, filed.status(), filed.toString());
        assertEquals(
                before + 1, portal.records().number("select count(*) from contact_suppression where ended_at is null"));
    }

    @ParameterizedTest(name = "{1} through {2}: {3} {4}")
    @DisplayName("what cannot be filed is told with a code")
    @CsvSource({
        "000000000, ACCESS, LETTER, 422, CUSTOMER_UNKNOWN",
        "one, ACCESS, PORTAL, 422, CHANNEL",
        "one, OBJECTION_DM, PHONE, 422, POINT_REQUIRED",
        "one, DPO_QUESTION, PHONE, 422, WORDS_REQUIRED",
        "one, NOTHING, PHONE, 400, MEMBER_VALUE"
    })
    void refused(String customer, String type, String channel, int status, String code) {
        String number = customer.equals("one") ? unasked("ACCESS") : customer;
        assertEquals(
                code, marketing.post(REQUESTS, body(number, type, channel, "")).code(status));
    }

    private List<String> listed(Api client) {
        List<String> ids = new ArrayList<>();
        Answer page = client.get(REQUESTS);
        for (;
                ;
                page = client.get(
                        REQUESTS + "?after=" + page.json().get("after").getAsString())) {
            for (JsonElement each : page.json().getAsJsonArray("requests")) {
                ids.add(each.getAsJsonObject().get("id").getAsString());
            }
            if (!page.json().has("after")) {
                return ids;
            }
        }
    }

    /** @return the number of a living private customer who has nothing open of that type */
    private String unasked(String type) {
        return portal.records()
                .one(
                        "select c.number from customer c join party p on p.id = c.party_id where p.kind = 'PERSON' and"
                                + " p.erased_at is null and p.deceased_on is null and c.ended_on is null and p.email is not"
                                + " null and not exists (select 1 from account a where a.person_id = p.id) and not exists"
                                + " (select 1 from rights_request r where r.party_id = p.id and (r.type = ? or r.closed_at is"
                                + " null)) order by c.number limit 1",
                        type);
    }

    private static String body(String customer, String type, String channel, String words) {
        String details = words.isEmpty() ? "" : "{\"name\": \"words\", \"value\": \"" + words + "\"}";
        return "{\"customer\": \"" + customer + "\", \"type\": \"" + type + "\", \"channel\": \"" + channel
                + "\", \"details\": [" + details + "]}";
    }
}
