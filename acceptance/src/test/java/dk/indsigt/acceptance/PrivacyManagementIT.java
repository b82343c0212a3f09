package dk.indsigt.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dk.indsigt.acceptance.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TM Forum 644 Privacy Management 5.0 as its specification says it, upon a ledger that nobody changes. */
@ExtendWith(Stage.class)
final class PrivacyManagementIT {
    private static final String ROOT = "/api/tmf-api/privacyManagement/v5/";
    private static final String AGREEMENT = ROOT + "partyPrivacyAgreement";
    private static final String PROFILE = ROOT + "partyPrivacyProfile";
    private static final String SPECIFICATION = ROOT + "partyPrivacyProfileSpecification";
    private static final Set<String> PURPOSES = Set.of("MKT_OWN", "MKT_OWN_LETTER", "MKT_PARTNER", "MKT_SIMILAR");
    private static final String PROOF =
            ", \"evidence\": {\"through\": \"IVR\", \"text\": %d, \"language\": \"DA\", \"call\": \"c-1\","
                    + " \"prompt\": \"v4\", \"digit\": \"1\"%s}";

    private Portal portal;
    private Api marketing;

    @BeforeEach
    void call(Portal running) {
        portal = running;
        marketing = Api.of(running, "Markedsføring");
    }

    @Test
    @DisplayName("a decision is an agreement that can be read, found, ended by its status and never deleted")
    void agreements(Story story) {
        Guest guest = Guest.undecided(story, "aftale", "'MKT_OWN'");
        JsonObject made = created(AGREEMENT, agreement(guest, "EMAIL", "Yes", true));
        String id = made.get("id").getAsString();
        assertEquals("PartyPrivacyAgreement", made.get("@type").getAsString());
        assertEquals(AGREEMENT + "/" + id, made.get("href").getAsString());
        assertEquals("approved", made.get("status").getAsString());
        assertEquals("GIVEN", made.get("agreementType").getAsString());
        assertEquals(
                guest.party(),
                made.getAsJsonArray("engagedParty")
                        .get(0)
                        .getAsJsonObject()
                        .get("id")
                        .getAsString());
        assertFalse(made.get("statementOfIntent").getAsString().isBlank(), "the text that was shown");
        assertTrue(made.toString().contains("\"IVR\"") && made.toString().contains("\"c-1\""), made::toString);
        assertEquals(made, read(AGREEMENT + "/" + id));
        assertEquals(
                Set.of("@type", "id", "href", "status"),
                read(AGREEMENT + "/" + id + "?fields=status,nothing").keySet());

        JsonArray found = list(AGREEMENT + "?engagedParty.id=" + guest.party() + "&status=approved"
                + "&partyPrivacyProfileCharacteristic.privacyUsagePurpose=MKT_OWN");
        assertEquals(1, found.size());
        assertEquals(id, found.get(0).getAsJsonObject().get("id").getAsString());

        assertEquals("LEDGER_KEEPS", code(patch(AGREEMENT + "/" + id, "application/json", "{\"name\": \"x\"}"), 409));
        assertEquals("LEDGER_KEEPS", code(send("DELETE", AGREEMENT + "/" + id), 409));
        Answer ended = patch(AGREEMENT + "/" + id, "application/merge-patch+json", "{\"status\": \"terminated\"}");
        assertEquals(200, ended.status(), ended::toString);
        assertEquals("terminated", ended.json().get("status").getAsString());
        assertEquals("terminated", read(AGREEMENT + "/" + id).get("status").getAsString());
        assertEquals(
                "LEDGER_KEEPS",
                code(patch(AGREEMENT + "/" + id, "application/json", "{\"status\": \"approved\"}"), 409));
        assertEquals(
                "GIVEN WITHDRAWN",
                portal.records()
                        .one(
                                "select group_concat(decision order by decided_at separator ' ') from consent_decision where party_id"
                                        + " = ? and purpose_code = 'MKT_OWN' and channel = 'EMAIL' and recorded_at > utc_timestamp() -"
                                        + " interval 1 hour",
                                guest.party()));

        String second = created(AGREEMENT, agreement(guest, "EMAIL", "Yes", true))
                .get("id")
                .getAsString();
        Answer patched = patch(
                AGREEMENT + "/" + second,
                "application/json-patch+json",
                "[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"rejected\"}]");
        assertEquals("terminated", patched.json().get("status").getAsString(), patched::toString);
        assertEquals(
                "LEDGER_KEEPS",
                code(
                        patch(
                                AGREEMENT + "/" + second,
                                "application/json-patch+json",
                                "[{\"op\": \"remove\", \"path\": \"/name\"}]"),
                        409));
    }

    @Test
    @DisplayName("EU-C61-19-ORANGE: an agreement without evidence of the act is kept, and is only initialized")
    void unproved(Story story) {
        Guest guest = Guest.plain(story, "aftale-uden");
        assertEquals(
                "initialized",
                created(AGREEMENT, agreement(guest, "SMS", "Yes", false))
                        .get("status")
                        .getAsString());
        assertEquals(
                "rejected",
                created(AGREEMENT, agreement(guest, "SMS", "No", false))
                        .get("status")
                        .getAsString());
    }

    @Test
    @DisplayName("what somebody has chosen about a purpose is a profile: made, read, changed, and ended")
    void profiles(Story story) {
        Guest guest = Guest.plain(story, "profil");
        String body = "{\"@type\": \"PartyPrivacyProfile\", \"agreedByParty\": " + related("owner", guest.party())
                + ", \"applicableForParty\": " + related("user", guest.party())
                + ", \"partyPrivacyProfileSpecification\": {\"@type\": \"PartyPrivacyProfileSpecificationRef\", \"id\":"
                + " \"MKT_PARTNER\"}, \"partyPrivacyProfileCharacteristic\": [" + choice("EMAIL", "Yes", null) + ", "
                + choice("SMS", "No", null) + "]" + proof("MKT_PARTNER", ", \"brand\": \"" + guest.brand() + "\"")
                + "}";
        JsonObject made = created(PROFILE, body);
        String id = made.get("id").getAsString();
        assertEquals(guest.party() + ".MKT_PARTNER." + guest.brand(), id);
        assertEquals("created", made.get("status").getAsString());
        assertEquals("Yes", chosen(made, "EMAIL"));
        assertEquals("No", chosen(made, "SMS"));
        assertEquals(
                guest.party(),
                made.getAsJsonObject("applicableForParty")
                        .getAsJsonObject("partyOrPartyRole")
                        .get("id")
                        .getAsString());
        assertEquals(
                1,
                list(PROFILE + "?applicableForParty.partyOrPartyRole.id=" + guest.party()
                                + "&partyPrivacyProfileSpecification.id=MKT_PARTNER")
                        .size());
        Answer changed = patch(
                PROFILE + "/" + id,
                "application/json",
                "{\"@type\": \"PartyPrivacyProfile\", \"partyPrivacyProfileCharacteristic\": ["
                        + choice("EMAIL", "No", null) + ", " + choice("SMS", "Yes", null) + "]"
                        + proof("MKT_PARTNER", "") + "}");
        assertEquals(200, changed.status(), changed::toString);
        assertEquals("No", chosen(changed.json(), "EMAIL"));
        assertEquals("Yes", chosen(changed.json(), "SMS"));
        assertEquals(204, send("DELETE", PROFILE + "/" + id).status());
        assertEquals("No", chosen(read(PROFILE + "/" + id), "SMS"));
        assertEquals("terminated", read(PROFILE + "/" + id).get("status").getAsString());
        assertEquals(
                "LEDGER_KEEPS", code(patch(PROFILE + "/" + id, "application/json", "{\"status\": \"created\"}"), 409));
    }

    @Test
    @DisplayName("a profile ends by its status as it does by being deleted, in either kind of patch")
    void endedProfile(Story story) {
        Guest guest = Guest.plain(story, "profil-slut");
        for (String[] patch : new String[][] {
            {"application/merge-patch+json", "{\"status\": \"terminated\"}"},
            {"application/json-patch+json", "[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"terminated\"}]"}
        }) {
            Answer made = marketing.post(AGREEMENT, agreement(guest, "SMS", "Yes", true));
            assertEquals(201, made.status(), made::toString);
            String id = guest.party() + ".MKT_OWN." + guest.brand();
            assertEquals("Yes", chosen(read(PROFILE + "/" + id), "SMS"));
            Answer over = patch(PROFILE + "/" + id, patch[0], patch[1]);
            assertEquals(200, over.status(), over::toString);
            assertEquals("terminated", over.json().get("status").getAsString());
            assertEquals("No", chosen(over.json(), "SMS"));
        }
        assertEquals(
                "LEDGER_KEEPS",
                code(
                        patch(
                                PROFILE + "/" + guest.party() + ".MKT_OWN." + guest.brand(),
                                "application/json-patch+json",
                                "[{\"op\": \"remove\", \"path\": \"/status\"}]"),
                        409));
    }

    @Test
    @DisplayName("K-25: an owner does not choose for the user")
    void ownerIsNotUser(Story story) {
        Guest owner = Guest.plain(story, "profil-ejer");
        Guest user = Guest.plain(story, "profil-bruger");
        String body = "{\"@type\": \"PartyPrivacyProfile\", \"agreedByParty\": " + related("owner", owner.party())
                + ", \"applicableForParty\": " + related("user", user.party())
                + ", \"partyPrivacyProfileSpecification\": {\"id\": \"MKT_OWN\"}, \"partyPrivacyProfileCharacteristic\": ["
                + choice("EMAIL", "Yes", null) + "]}";
        assertEquals("OWNER_NOT_USER", code(marketing.post(PROFILE, body), 409));
        String himself =
                "{\"@type\": \"RelatedPartyRefOrPartyRoleRef\", \"role\": \"owner\", \"partyOrPartyRole\": {\"@type\":"
                        + " \"PartyRoleRef\", \"@referredType\": \"Customer\", \"id\": \"" + user.customerNumber()
                        + "\"}}";
        Answer proved = marketing.post(AGREEMENT, agreement(user, "EMAIL", "Yes", true));
        assertEquals(201, proved.status(), proved::toString);
        Answer own = marketing.post(
                PROFILE,
                body.replace(related("owner", owner.party()), himself)
                        .replace("}]}", "}], \"evidence\": {\"brand\": \"" + user.brand() + "\"}}"));
        assertEquals(201, own.status(), () -> "the same person by two names: " + own);
        assertEquals(
                "approved",
                read(AGREEMENT + "/" + proved.json().get("id").getAsString())
                        .get("status")
                        .getAsString(),
                "what is reported without a text takes no proof away");
    }

    @Test
    @DisplayName(
            "the purposes that a client was given are specifications, which it cannot change; the others do not exist")
    void specifications() {
        Set<String> known = new HashSet<>();
        list(SPECIFICATION)
                .forEach(each -> known.add(each.getAsJsonObject().get("id").getAsString()));
        assertEquals(PURPOSES, known);
        JsonObject own = read(SPECIFICATION + "/MKT_OWN");
        assertEquals("active", own.get("lifecycleStatus").getAsString());
        assertEquals(4, own.getAsJsonArray("specCharacteristic").size());
        assertEquals("NOT_FOUND", code(send("GET", SPECIFICATION + "/CALL_RECORDING"), 404));
        assertEquals("REGISTER_FIXED", code(marketing.post(SPECIFICATION, "{}"), 409));
        assertEquals("REGISTER_FIXED", code(patch(SPECIFICATION + "/MKT_OWN", "application/json", "{}"), 409));
        assertEquals("REGISTER_FIXED", code(send("DELETE", SPECIFICATION + "/MKT_OWN"), 409));
    }

    @Test
    @DisplayName("a list comes in parts whose numbers say how many there are in all; each part is another")
    void paging() {
        Answer first = send("GET", AGREEMENT + "?limit=7");
        assertEquals("7", first.header("X-Result-Count"));
        long all = Long.parseLong(first.header("X-Total-Count"));
        assertTrue(all > 14);
        Set<String> ids = new HashSet<>();
        for (String path : new String[] {"?limit=7", "?limit=7&offset=7"}) {
            list(AGREEMENT + path)
                    .forEach(each -> ids.add(each.getAsJsonObject().get("id").getAsString()));
        }
        assertEquals(14, ids.size());
        assertEquals(20, list(AGREEMENT).size());
        assertEquals(100, list(AGREEMENT + "?limit=5000").size(), "never more than a hundred");
        assertEquals(5, list(PROFILE + "?limit=5").size());
        assertEquals(
                "0",
                send("GET", AGREEMENT + "?limit=5&offset=" + Math.min(100_000, all))
                        .header("X-Result-Count"));
        list(AGREEMENT + "?status=rejected&limit=5")
                .forEach(each -> assertEquals(
                        "rejected", each.getAsJsonObject().get("status").getAsString()));
        assertEquals(0, list(AGREEMENT + "?status=nonsense").size());
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @DisplayName("what cannot be asked is told with a code")
    @CsvSource({
        "?limit=0, 400, PARAMETER_VALUE",
        "?limit=x, 400, PARAMETER_VALUE",
        "?offset=-1, 400, PARAMETER_VALUE",
        "?offset=100001, 400, PARAMETER_VALUE",
        "?nothing=1, 400, PARAMETER_UNKNOWN",
        "?engagedParty.id=x, 400, PARAMETER_VALUE",
        "?agreementType=x, 400, PARAMETER_VALUE",
        "?partyPrivacyProfile.id=x, 400, PARAMETER_VALUE",
        "/x, 404, NOT_FOUND",
        "/01a210e4-7d7b-7bb9-8e68-7d5b46dbae76, 404, NOT_FOUND"
    })
    void questions(String path, int status, String code) {
        assertEquals(code, code(send("GET", AGREEMENT + path), status));
    }

    @ParameterizedTest
    @DisplayName("a body that is none of the standard is refused, and nothing is written")
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"x\"",
                "{",
                "{}",
                "{\"@type\": 1}",
                "{\"@type\": \"PartyPrivacyAgreement\", \"name\": \"x\"}",
                "{\"@type\": \"PartyPrivacyAgreement\", \"name\": \"x\", \"agreementType\": \"y\"}",
                "{\"@type\": \"PartyPrivacyAgreement\", \"name\": \"x\", \"agreementType\": \"y\", \"strange\": 1}",
                "{\"@type\": \"PartyPrivacyAgreement\", \"name\": \"x\", \"name\": \"x\", \"agreementType\": \"y\"}",
                "{\"@type\": \"x\", \"name\": \"x\", \"agreementType\": \"y\", \"partyPrivacyProfileCharacteristic\": {}}",
                "{\"@type\": \"x\", \"name\": \"x\", \"agreementType\": \"y\", \"partyPrivacyProfileCharacteristic\": [1]}",
                "{\"@type\": \"x\", \"name\": \"x\", \"agreementType\": \"y\", \"partyPrivacyProfileCharacteristic\":"
                        + " [{\"privacyUsagePurpose\": \"MKT_OWN\"}], \"engagedParty\": [{\"id\": \"0\", \"@referredType\":"
                        + " \"Customer\"}]}",
                "{\"@type\": \"x\", \"name\": \"x\", \"agreementType\": \"y\", \"partyPrivacyProfileCharacteristic\":"
                        + " [{\"privacyUsagePurpose\": \"MKT_OWN\", \"characterisitc\": {\"name\": \"PIGEON\", \"value\":"
                        + " \"Yes\"}}], \"engagedParty\": [{\"id\": \"0\", \"@referredType\": \"Customer\"}]}",
                "{\"@type\": \"x\", \"name\": \"x\", \"agreementType\": \"y\", \"partyPrivacyProfileCharacteristic\":"
                        + " [{\"privacyUsagePurpose\": \"MKT_OWN\", \"characterisitc\": {\"name\": \"SMS\", \"value\":"
                        + " \"Maybe\"}}], \"engagedParty\": [{\"id\": \"0\", \"@referredType\": \"Customer\"}]}",
                "{\"@type\": \"x\", \"name\": \"x\", \"agreementType\": \"y\", \"evidence\": {\"digit\": 1}}"
            })
    void malformed(String json) {
        long before = portal.records().number("select count(*) from consent_decision");
        Answer answer = marketing.post(AGREEMENT, json);
        assertTrue(answer.status() == 400, answer::toString);
        code(answer, 400);
        assertEquals(before, portal.records().number("select count(*) from consent_decision"));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @DisplayName("a decision that cannot be is refused with a code")
    @CsvSource({
        "Customer, 0, MKT_OWN, CUSTOMER_UNKNOWN",
        "Line, +46701740605, MKT_OWN, LINE_UNKNOWN",
        "Line, 12, MKT_OWN, PHONE_UNKNOWN",
        "Party, x, MKT_OWN, PARTY_UNKNOWN",
        "Individual, 01a210e4-7d7b-7bb9-8e68-7d5b46dbae76, MKT_OWN, PARTY_UNKNOWN",
        "Customer, 0, CALL_RECORDING, PURPOSE_UNKNOWN"
    })
    void unfit(String type, String id, String purpose, String code) {
        assertEquals(
                code,
                code(
                        marketing.post(
                                AGREEMENT,
                                "{\"@type\": \"PartyPrivacyAgreement\", \"name\": \"x\", \"agreementType\": \"y\","
                                        + " \"engagedParty\": [{\"@type\": \"PartyRef\", \"@referredType\": \"" + type
                                        + "\", \"id\": \""
                                        + id + "\"}], \"partyPrivacyProfileCharacteristic\": ["
                                        + choice("SMS", "Yes", purpose)
                                        + "]}"),
                        422));
    }

    @Test
    @DisplayName("too much, not UTF-8, no key and no scope are told in the form of the standard")
    void hostile() {
        assertEquals("BODY_LARGE", code(marketing.post(AGREEMENT, "{\"x\": \"" + "x".repeat(10_000_000) + "\"}"), 413));
        assertEquals(
                "BODY_ENCODING",
                code(
                        marketing.post(AGREEMENT, "k", "{\"name\": \"\u00e6\"}".getBytes(StandardCharsets.ISO_8859_1)),
                        400));
        assertEquals("KEY_REQUIRED", code(marketing.under(null).get(AGREEMENT), 401));
        assertEquals("SCOPE_MISSING", code(Api.of(portal, "Samtaleoptager").get(AGREEMENT), 403));
        assertEquals("MEDIA_TYPE", code(patch(AGREEMENT + "/x", "text/plain", "{}"), 415));
    }

    @Test
    @DisplayName("a hub takes a registered address only, tells its secret once, and ends")
    void hub() {
        Api services = Api.of(portal, "Netværkstjenester");
        String address = "https://consumer.example.com/consent/callback";
        Answer made = services.post(
                ROOT + "hub",
                "{\"@type\": \"Hub\", \"callback\": \"" + address
                        + "\", \"query\": \"eventType=PartyPrivacyAgreementCreateEvent\"}");
        assertEquals(201, made.status(), made::toString);
        assertTrue(made.header("Webhook-Secret").startsWith("whsec_"));
        assertEquals(address, made.json().get("callback").getAsString());
        String id = made.json().get("id").getAsString();
        assertFalse(services.get("/api/v1/consent-events/subscriptions").text().contains("whsec_"));
        assertEquals(
                "CALLBACK_UNREGISTERED",
                code(services.post(ROOT + "hub", "{\"callback\": \"https://elsewhere.example/\"}"), 409));
        assertEquals(
                "EVENT_TYPE_UNKNOWN",
                code(
                        services.post(
                                ROOT + "hub", "{\"callback\": \"" + address + "\", \"query\": \"eventType=Nothing\"}"),
                        422));
        assertEquals(
                "MEMBER_VALUE",
                code(services.post(ROOT + "hub", "{\"callback\": \"" + address + "\", \"query\": \"x\"}"), 400));
        assertEquals(
                "NOT_FOUND",
                code(marketing.send(ROOT + "hub/" + id, request -> request.DELETE()), 404, "it is another's"));
        assertEquals(
                204,
                services.send(ROOT + "hub/" + id, request -> request.DELETE()).status());
        assertEquals("NOT_FOUND", code(services.send(ROOT + "hub/" + id, request -> request.DELETE()), 404));
    }

    private static String related(String role, String party) {
        return "{\"@type\": \"RelatedPartyRefOrPartyRoleRef\", \"role\": \"" + role
                + "\", \"partyOrPartyRole\": {\"@type\": \"PartyRef\", \"@referredType\": \"Individual\", \"id\": \""
                + party + "\"}}";
    }

    private static String choice(String channel, String value, String purpose) {
        return "{\"@type\": \"PartyPrivacyProfileCharacteristic\""
                + (purpose == null ? "" : ", \"privacyUsagePurpose\": \"" + purpose + "\"")
                + ", \"characterisitc\": {\"@type\": \"StringCharacteristic\", \"name\": \"" + channel
                + "\", \"valueType\": \"string\", \"value\": \"" + value + "\"}}";
    }

    private String proof(String purpose, String more) {
        return String.format(
                PROOF,
                portal.records()
                        .number(
                                "select max(number) from consent_text where purpose_code = ? and valid_from <= utc_timestamp(6)",
                                purpose),
                more);
    }

    private String agreement(Guest guest, String channel, String value, boolean proved) {
        return "{\"@type\": \"PartyPrivacyAgreement\", \"name\": \"x\", \"agreementType\": \"consent\", \"engagedParty\":"
                + " [{\"@type\": \"PartyRoleRef\", \"@referredType\": \"Customer\", \"id\": \"" + guest.customerNumber()
                + "\"}], \"partyPrivacyProfileCharacteristic\": [" + choice(channel, value, "MKT_OWN") + "]"
                + (proved
                        ? proof("MKT_OWN", ", \"brand\": \"" + guest.brand() + "\"")
                        : ", \"evidence\": {\"brand\": \"" + guest.brand() + "\"}")
                + "}";
    }

    private static String chosen(JsonObject profile, String channel) {
        for (var each : profile.getAsJsonArray("partyPrivacyProfileCharacteristic")) {
            JsonObject value = each.getAsJsonObject().getAsJsonObject("characterisitc");
            if (value.get("name").getAsString().equals(channel)) {
                return value.get("value").getAsString();
            }
        }
        return null;
    }

    private JsonObject created(String path, String body) {
        Answer answer = marketing.post(path, body);
        assertEquals(201, answer.status(), answer::toString);
        assertEquals(
                answer.json().get("href").getAsString(),
                java.net.URI.create(answer.header("Location")).getPath());
        return answer.json();
    }

    private JsonObject read(String path) {
        Answer answer = send("GET", path);
        assertEquals(200, answer.status(), answer::toString);
        return answer.json();
    }

    private JsonArray list(String path) {
        Answer answer = send("GET", path);
        assertEquals(200, answer.status(), answer::toString);
        JsonArray list = JsonParser.parseString(answer.text()).getAsJsonArray();
        assertEquals(String.valueOf(list.size()), answer.header("X-Result-Count"));
        return list;
    }

    private Answer send(String method, String path) {
        return marketing.send(path, request -> request.method(method, BodyPublishers.noBody()));
    }

    private Answer patch(String path, String type, String body) {
        return marketing.send(
                path, request -> request.header("Content-Type", type).method("PATCH", BodyPublishers.ofString(body)));
    }

    /** @return the code of an error in the form of the standard */
    private static String code(Answer answer, int status) {
        return code(answer, status, "");
    }

    private static String code(Answer answer, int status, String why) {
        assertEquals(status, answer.status(), () -> why + " " + answer);
        assertTrue(answer.header("Content-Type").startsWith("application/json"), answer::toString);
        JsonObject error = answer.json();
        assertEquals("Error", error.get("@type").getAsString());
        assertEquals(String.valueOf(status), error.get("status").getAsString());
        assertFalse(error.get("reason").getAsString().isBlank());
        assertNull(error.get("type"));
        return error.get("code").getAsString();
    }
}
