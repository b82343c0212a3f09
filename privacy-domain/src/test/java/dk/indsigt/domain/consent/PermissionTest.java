package dk.indsigt.domain.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dk.indsigt.domain.consent.ConsentPurpose.Audience;
import dk.indsigt.domain.consent.ConsentPurpose.Kind;
import dk.indsigt.domain.consent.Permission.Facts;
import dk.indsigt.domain.processing.Mark;
import dk.indsigt.domain.text.LocalText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PermissionTest {
    private static final boolean[] BOTH = {true, false};

    @Test
    @DisplayName("whatever is known, systems are told the same as the portal shows, and nothing is stronger than a no")
    void everyCombination() {
        for (Kind kind : Kind.values()) {
            for (boolean marketing : BOTH) {
                for (Audience audience : Audience.values()) {
                    ConsentPurpose purpose = purpose(kind, marketing, audience);
                    for (Facts facts : everything()) {
                        boolean silent = facts.restricted()
                                || facts.deceased()
                                || marketing && facts.suppressed()
                                || !audience.includes(facts.person())
                                || audience == Audience.CUSTOMER && !facts.customer()
                                || facts.stopped();
                        boolean expected = !silent
                                && purpose.allowed(
                                        facts.newest(), facts.provable() && !facts.asksAgain(), facts.objected());
                        assertEquals(expected, Permission.of(purpose, facts).allowed(), purpose + " " + facts);
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("EU-C61-19-ORANGE: a yes without proof is told as one, and allows nothing")
    void notProvable() {
        ConsentPurpose purpose = purpose(Kind.OPT_IN, true, Audience.ANY);
        Facts facts = new Facts(true, false, false, false, false, Decision.GIVEN, false, true, false, false);
        assertEquals(Permission.NOT_PROVABLE, Permission.of(purpose, facts));
        assertFalse(Permission.NOT_PROVABLE.allowed());
    }

    @Test
    @DisplayName("a yes to a text that has changed materially since is told as one, and allows nothing")
    void textChanged() {
        Facts facts = new Facts(true, false, false, false, false, Decision.GIVEN, true, true, false, false);
        assertEquals(Permission.TEXT_CHANGED, Permission.of(purpose(Kind.OPT_IN, true, Audience.ANY), facts));
        assertEquals(Permission.NOT_OBJECTED, Permission.of(purpose(Kind.OPT_OUT, true, Audience.ANY), facts));
        assertFalse(Permission.TEXT_CHANGED.allowed());
    }

    @Test
    @DisplayName(
            "mfl. § 10(4): whoever is on the quarterly list, or a list that is too old, only ever turns a yes into a no, and only for people")
    void quarterlyList() {
        for (Kind kind : Kind.values()) {
            ConsentPurpose purpose = purpose(kind, true, Audience.ANY);
            for (Facts facts : everything()) {
                Permission without = Permission.of(purpose, facts);
                for (Permission.Listing listing : Permission.Listing.values()) {
                    Permission with = Permission.of(purpose, facts, listing);
                    boolean told = facts.person() && listing != Permission.Listing.FREE;
                    assertEquals(without.allowed() && !told, with.allowed(), listing + " " + facts);
                    assertEquals(without, told ? without : with, "companies are on no list");
                }
                if (facts.person() && without.allowed()) {
                    assertEquals(Permission.SUPPRESSED, Permission.of(purpose, facts, Permission.Listing.ON_LIST));
                    assertEquals(Permission.LIST_OUTDATED, Permission.of(purpose, facts, Permission.Listing.OUTDATED));
                }
            }
        }
    }

    @Test
    @DisplayName("of several people behind one number each must allow it, and a number that reaches nobody is a no")
    void strictest() {
        assertEquals(Permission.UNKNOWN, Permission.strictest(List.of()));
        assertEquals(
                Permission.WITHDRAWN,
                Permission.strictest(List.of(Permission.CONSENT_GIVEN, Permission.WITHDRAWN, Permission.NEVER_ASKED)));
        for (Permission one : Permission.values()) {
            for (Permission other : Permission.values()) {
                assertEquals(
                        one.allowed() && other.allowed(),
                        Permission.strictest(List.of(one, other)).allowed());
            }
        }
    }

    private static List<Facts> everything() {
        List<Decision> decisions = new ArrayList<>(Arrays.asList(Decision.values()));
        decisions.add(null);
        List<Facts> all = new ArrayList<>();
        for (Decision newest : decisions) {
            for (int bits = 0; bits < 512; bits++) {
                all.add(new Facts(
                        (bits & 1) > 0,
                        (bits & 2) > 0,
                        (bits & 4) > 0,
                        (bits & 8) > 0,
                        (bits & 16) > 0,
                        newest,
                        newest == null || (bits & 32) > 0,
                        newest != null && (bits & 64) > 0,
                        (bits & 128) > 0,
                        (bits & 256) > 0));
            }
        }
        return all;
    }

    private static ConsentPurpose purpose(Kind kind, boolean marketing, Audience audience) {
        LocalText text = new LocalText("tekst", "text");
        return new ConsentPurpose(
                "TEST",
                kind,
                marketing,
                true,
                audience,
                "art. 6",
                text,
                text,
                text,
                text,
                Mark.INTERNAL,
                List.of(MarketingChannel.EMAIL));
    }
}
