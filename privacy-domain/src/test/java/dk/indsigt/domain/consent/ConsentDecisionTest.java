package dk.indsigt.domain.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Brand;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentDecisionTest {
    private static final UUID TEXT = new UUID(1, 1);

    @Test
    @DisplayName("EU-C61-19-ORANGE: a customer's own yes to a text that was shown is provable")
    void ownYes() {
        assertTrue(Ledger.row(Decision.GIVEN, TEXT, AskedThrough.PORTAL, null, Role.CUSTOMER)
                .provable());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("EU-C61-19-ORANGE: a yes without a text that was shown before proves nothing, whoever wrote it")
    @EnumSource(Role.class)
    void noText(Role role) {
        assertFalse(Ledger.row(Decision.GIVEN, null, AskedThrough.PORTAL, "seen", role)
                .provable());
    }

    @ParameterizedTest(name = "evidence {0}")
    @DisplayName("EU-C61-19-ORANGE: staff without evidence of the person's own act prove nothing")
    @NullSource
    @ValueSource(strings = {"", "  "})
    void staffAlone(String evidence) {
        assertFalse(Ledger.row(Decision.GIVEN, TEXT, AskedThrough.PHONE, evidence, Role.AGENT)
                .provable());
        assertFalse(Ledger.row(Decision.GIVEN, TEXT, AskedThrough.SHOP, evidence, Role.OFFICER)
                .provable());
    }

    @Test
    @DisplayName("staff with evidence of the person's own act prove a yes")
    void staffWithEvidence() {
        assertTrue(Ledger.row(Decision.GIVEN, TEXT, AskedThrough.LETTER, "letter of 3 May", Role.AGENT)
                .provable());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("a bulk load never proves a yes")
    @EnumSource(Role.class)
    void bulkLoad(Role role) {
        assertFalse(Ledger.row(Decision.GIVEN, TEXT, AskedThrough.BULK_LOAD, "file 7", role)
                .provable());
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("a no needs no proof")
    @EnumSource(value = Decision.class, mode = EnumSource.Mode.EXCLUDE, names = "GIVEN")
    void anyNo(Decision no) {
        assertTrue(
                Ledger.row(no, null, AskedThrough.BULK_LOAD, null, Role.SYSTEM).provable());
    }

    @Test
    @DisplayName("a row tells who, when, through what and on which text")
    void tells() {
        ConsentDecision row = Ledger.row(Decision.GIVEN, TEXT, AskedThrough.LETTER, "letter", Role.AGENT);
        assertEquals(new ConsentKey("MKT_OWN", MarketingChannel.EMAIL, Brand.THREE), row.key());
        assertEquals(TEXT, row.textId().orElseThrow());
        assertEquals(AskedThrough.LETTER, row.askedThrough());
        assertEquals("letter", row.evidence().orElseThrow());
        assertEquals(Role.AGENT, row.actorRole());
        assertEquals("Unit", row.actorUnit().orElseThrow());
        assertEquals(Instant.EPOCH, row.decidedAt());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName(
            "DK-TDC-REC-2019, IT-VODAFONE-CONSENT-2022: a system proves a yes by what the way it came by leaves behind, and by nothing less")
    @CsvSource({
        "IVR, call prompt digit, true",
        "IVR, call digit, false",
        "IVR, prompt digit, false",
        "IVR, call prompt, false",
        "IVR, reference, false",
        "PHONE, call offset, true",
        "PHONE, call, false",
        "PHONE, offset, false",
        "WEB, reference, true",
        "APP, reference, true",
        "SHOP, reference, true",
        "LETTER, reference, true",
        "EMAIL, reference, true",
        "WEB, call prompt digit, false",
        "BULK_LOAD, call prompt digit offset reference, false",
        "PORTAL, call prompt digit offset reference, false"
    })
    void proofOfSystems(AskedThrough through, String with, boolean provable) {
        ActProof proof = ActProof.of(
                with.contains("call") ? "call-7" : null,
                with.contains("prompt") ? "v3" : null,
                with.contains("digit") ? "1" : null,
                with.contains("offset") ? 12_000 : null,
                with.contains("reference") ? "order-9" : null);
        assertEquals(
                provable,
                Ledger.row(
                                Decision.GIVEN,
                                TEXT,
                                new PersonalAct(through, null, proof, null, Instant.EPOCH),
                                Role.CLIENT)
                        .provable());
    }

    @Test
    @DisplayName("the word of a system alone proves nothing")
    void systemAlone() {
        assertFalse(Ledger.row(Decision.GIVEN, TEXT, AskedThrough.IVR, null, Role.CLIENT)
                .provable());
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @DisplayName("proof holds identifiers and no words")
    @CsvSource({
        "a call,,,,",
        "'',,,,",
        "0123456789012345678901234567890123456789x,,,,",
        ",v 3,,,",
        ",,11,,",
        ",,x,,",
        ",,,-1,",
        ",,,,set by hand",
        ",,,,<b>"
    })
    void proofFormat(String call, String prompt, String digit, Integer offset, String reference) {
        InvalidValueException refused =
                assertThrows(InvalidValueException.class, () -> ActProof.of(call, prompt, digit, offset, reference));
        assertEquals("PROOF_FORMAT", refused.code());
    }
}
