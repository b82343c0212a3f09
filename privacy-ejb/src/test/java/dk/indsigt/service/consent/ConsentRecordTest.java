package dk.indsigt.service.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.consent.ActProof;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.PersonalAct;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.processing.Mark;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.processing.Register.Authority;
import dk.indsigt.service.processing.Register.Controller;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentRecordTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID PARTY = new UUID(7, 7);
    private static final UUID DECIDER = new UUID(8, 8);
    private static final UUID LINE = new UUID(9, 9);

    @Test
    @DisplayName("ISO/IEC TS 27560: every field that a record and a receipt must have is there")
    void mandatory() {
        JsonObject receipt = record(Decision.GIVEN, MarketingChannel.EMAIL);
        for (String field : List.of("dct:conformsTo", "dct:identifier", "dct:publisher", "dpv:hasRecordOfActivity")) {
            assertTrue(receipt.containsKey(field), field);
        }
        JsonObject record = receipt.getJsonObject("dpv:hasRecordOfActivity");
        for (String field : List.of(
                "dct:conformsTo",
                "dct:identifier",
                "dct:language",
                "dpv:hasDataSubject",
                "dpv:hasDataController",
                "dpv:hasJurisdiction",
                "dpv:hasProcess",
                "dpv:hasConsentStatus",
                "dpv:hasConsentControl")) {
            assertTrue(record.containsKey(field), field);
        }
        JsonObject process = record.getJsonObject("dpv:hasProcess");
        for (String field :
                List.of("dpv:hasPurpose", "dpv:hasPersonalData", "dpv:hasStorageCondition", "dpv:hasRecipient")) {
            assertTrue(process.containsKey(field), field);
        }
        JsonObject controller = record.getJsonObject("dpv:hasDataController");
        for (String field : List.of("dct:identifier", "dpv:hasName", "dpv:hasAddress", "dpv:hasContact")) {
            assertTrue(controller.containsKey(field), field);
        }
        JsonObject event = record.getJsonArray("dpv:hasConsentStatus").getJsonObject(0);
        for (String field :
                List.of("@type", "dct:date", "dct:valid", "dpv:isImplementedByEntity", "dpv:hasLegalBasis")) {
            assertTrue(event.containsKey(field), field);
        }
    }

    @Test
    @DisplayName("what proves the act is in it, the person only as an id")
    void proof() {
        JsonObject record = record(Decision.GIVEN, MarketingChannel.SMS).getJsonObject("dpv:hasRecordOfActivity");
        JsonObject event = record.getJsonArray("dpv:hasConsentStatus").getJsonObject(0);
        assertEquals("dpv:ConsentGiven", event.getString("@type"));
        assertEquals("ivr", event.getString("dpv:hasIndicationMethod"));
        assertTrue(event.getBoolean("indsigt:provable"));
        assertEquals("c-1", event.getJsonObject("indsigt:proof").getString("indsigt:call"));
        assertEquals(
                PARTY.toString(), record.getJsonObject("dpv:hasDataSubject").getString("dct:identifier"));
        assertFalse(record.containsKey("dpv:hasNotice"), "no text was shown");
    }

    @Test
    @DisplayName("by whom, on whose behalf, and from which line it was said stands in it")
    void byWhom() {
        JsonObject event = record(Decision.WITHDRAWN, MarketingChannel.SMS)
                .getJsonObject("dpv:hasRecordOfActivity")
                .getJsonArray("dpv:hasConsentStatus")
                .getJsonObject(0);
        assertEquals(DECIDER.toString(), event.getString("dpv:isImplementedByEntity"));
        assertEquals(PARTY.toString(), event.getString("indsigt:onBehalfOf"));
        assertEquals(LINE.toString(), event.getString("indsigt:line"));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("each decision has a state of the vocabulary, each channel its data, and recipients are named")
    @EnumSource(MarketingChannel.class)
    void everything(MarketingChannel channel) {
        for (Decision decision : Decision.values()) {
            JsonObject process = record(decision, channel)
                    .getJsonObject("dpv:hasRecordOfActivity")
                    .getJsonObject("dpv:hasProcess");
            assertFalse(process.getJsonArray("dpv:hasPersonalData").isEmpty());
            assertEquals(1, process.getJsonArray("dpv:hasRecipient").size());
        }
    }

    private static JsonObject record(Decision decision, MarketingChannel channel) {
        LocalText text = new LocalText("tekst", "text");
        return new ConsentRecord(
                        ConsentDecision.record(
                                new UUID(1, 1),
                                PARTY,
                                new ConsentKey("MKT_OWN", channel, Brand.THREE),
                                decision,
                                new UUID(2, 2),
                                Language.EN,
                                new PersonalAct(
                                        AskedThrough.IVR, null, ActProof.of("c-1", "v4", "1", null, null), LINE, AT),
                                Actor.ofClient(new UUID(3, 3), "Phone system"),
                                null,
                                AT.plusSeconds(86_400),
                                AT),
                        new ConsentPurpose(
                                "MKT_OWN",
                                ConsentPurpose.Kind.OPT_IN,
                                true,
                                true,
                                ConsentPurpose.Audience.ANY,
                                "6(1)(a)",
                                text,
                                text,
                                text,
                                text,
                                Mark.POLICY,
                                List.of(channel)),
                        null,
                        DECIDER,
                        "K-1",
                        new Controller("Hi3G", "12345678", "Vej 1", "1000", "By", "1", "2", "dpo@example.dk"),
                        new Authority("DATATILSYNET", text, text, "Vej 2", "3", "dt@example.dk", "www.example.dk"),
                        Map.of("META", text),
                        "http://localhost/")
                .receipt27560();
    }
}
