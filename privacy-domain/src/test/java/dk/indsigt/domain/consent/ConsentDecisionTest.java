package dk.indsigt.domain.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Brand;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
