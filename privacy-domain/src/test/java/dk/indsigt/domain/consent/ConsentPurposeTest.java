package dk.indsigt.domain.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.consent.ConsentPurpose.Audience;
import dk.indsigt.domain.consent.ConsentPurpose.Kind;
import dk.indsigt.domain.processing.Mark;
import dk.indsigt.domain.text.LocalText;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentPurposeTest {
    @ParameterizedTest(name = "{0}, newest {1}, provable {2}: {3}")
    @DisplayName("what may be done, by kind and newest decision")
    @CsvSource({
        "OPT_IN,,true,false",
        "OPT_IN,GIVEN,true,true",
        "OPT_IN,GIVEN,false,false",
        "OPT_IN,REFUSED,true,false",
        "OPT_IN,WITHDRAWN,true,false",
        "OPT_IN,OBJECTED,true,false",
        "OPT_IN,EXPIRED,true,false",
        "OPT_OUT,,true,true",
        "OPT_OUT,GIVEN,true,true",
        "OPT_OUT,GIVEN,false,true",
        "OPT_OUT,REFUSED,true,false",
        "OPT_OUT,WITHDRAWN,true,false",
        "OPT_OUT,OBJECTED,true,false",
        "OPT_OUT,EXPIRED,true,false",
        "PER_EVENT,,true,false",
        "PER_EVENT,GIVEN,true,false",
        "NONE,,true,true",
        "NONE,OBJECTED,true,true"
    })
    void table(Kind kind, Decision newest, boolean provable, boolean allowed) {
        assertEquals(allowed, purpose(kind, false).allowed(newest, provable, false));
        assertEquals(allowed, purpose(kind, true).allowed(newest, provable, false));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("K-11: an objection to direct marketing stops every marketing purpose and no other")
    @EnumSource(Kind.class)
    void objection(Kind kind) {
        assertFalse(purpose(kind, true).allowed(Decision.GIVEN, true, true));
        assertFalse(purpose(kind, true).allowed(null, true, true));
        assertEquals(
                purpose(kind, false).allowed(Decision.GIVEN, true, false),
                purpose(kind, false).allowed(Decision.GIVEN, true, true));
    }

    @Test
    @DisplayName("an audience includes people, companies, or both")
    void audience() {
        assertTrue(Audience.ANY.includes(true) && Audience.ANY.includes(false));
        assertTrue(Audience.PERSON.includes(true) && !Audience.PERSON.includes(false));
        assertTrue(!Audience.COMPANY.includes(true) && Audience.COMPANY.includes(false));
    }

    private static ConsentPurpose purpose(Kind kind, boolean marketing) {
        LocalText text = new LocalText("da", "en");
        return new ConsentPurpose(
                "X",
                kind,
                marketing,
                true,
                Audience.ANY,
                "6(1)(a)",
                text,
                text,
                text,
                text,
                Mark.POLICY,
                List.of(MarketingChannel.EMAIL));
    }
}
