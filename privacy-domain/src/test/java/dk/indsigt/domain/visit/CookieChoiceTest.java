package dk.indsigt.domain.visit;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CookieChoiceTest {
    private static final Instant LATE = Instant.parse("2026-02-28T23:30:00Z");
    private static final WebSite SITE = new WebSite(Brand.OISTER, "www.example.dk");
    private static final Map<CookieCategory, UUID> SHOWN = Arrays.stream(CookieCategory.values())
            .collect(Collectors.toMap(category -> category, category -> new UUID(0, category.ordinal())));

    private static CookieChoice choice(CookieAct act, Set<CookieCategory> allowed) {
        return CookieChoice.record(
                new UUID(1, 1),
                new UUID(1, 2),
                SITE,
                act,
                allowed,
                SHOWN,
                Language.EN,
                LATE,
                LocalDate.parse("2027-09-01"));
    }

    @Test
    @DisplayName("what was said yes to, and upon which text, is told as it was recorded, for each category by itself")
    void recorded() {
        for (CookieCategory category : CookieCategory.values()) {
            CookieChoice choice = choice(CookieAct.CHOSEN, EnumSet.of(category));
            assertEquals(Set.of(category), choice.allowed());
            assertEquals(SHOWN.get(category), choice.textId(category));
        }
        CookieChoice none = choice(CookieAct.NECESSARY, Set.of());
        assertEquals(Set.of(), none.allowed());
        assertEquals(Language.EN, none.language());
        assertEquals("www.example.dk", none.host());
    }

    @Test
    @DisplayName("the button and the choice say the same, or it is no evidence of either")
    void actAndChoice() {
        Set<CookieCategory> all = EnumSet.allOf(CookieCategory.class);
        assertEquals(all, choice(CookieAct.ALL, all).allowed());
        assertInvalid("CHOICE_NOT_OF_ACT", () -> choice(CookieAct.NECESSARY, Set.of(CookieCategory.SOCIAL)));
        assertInvalid("CHOICE_NOT_OF_ACT", () -> choice(CookieAct.ALL, Set.of(CookieCategory.SOCIAL)));
        assertInvalid("CHOICE_NOT_OF_ACT", () -> choice(CookieAct.ALL, Set.of()));
    }

    @Test
    @DisplayName("a choice counts for twelve months from the day it is in Denmark")
    void twelveMonths() {
        CookieChoice choice = choice(CookieAct.NECESSARY, Set.of());
        assertEquals(LocalDate.parse("2026-03-01"), choice.decidedOn());
        assertEquals(LocalDate.parse("2027-03-01"), choice.asksAgainOn());
        assertFalse(choice.ranOut(LocalDate.parse("2027-02-28")));
        assertTrue(choice.ranOut(LocalDate.parse("2027-03-01")));
    }

    @Test
    @DisplayName("a host that is none, or too long to be one, is refused")
    void hosts() {
        assertInvalid("HOST_FORMAT", () -> new WebSite(Brand.THREE, " "));
        assertInvalid("HOST_FORMAT", () -> new WebSite(Brand.THREE, "a".repeat(256)));
        assertEquals(255, new WebSite(Brand.THREE, "a".repeat(255)).host().length());
    }
}
