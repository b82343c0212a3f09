package dk.indsigt.domain.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.domain.rights.RightsRequest.ExtensionReason;
import dk.indsigt.domain.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RightsRequestTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Actor AGENT = staff(Role.AGENT);
    private static final Actor OLGA = staff(Role.OFFICER);
    private static final Actor PALLE = staff(Role.OFFICER);
    private static final UUID PERSON = UUID.randomUUID();
    private static final Grounds GROUNDS = grounds();

    @Test
    @DisplayName("the last day is a month after receipt, whenever it was opened")
    void due() {
        RightsRequest late = request(RequestType.ACCESS, MONDAY, MONDAY.plus(20, ChronoUnit.DAYS));
        assertEquals(LocalDate.of(2026, 4, 7), late.dueOn());
    }

    @Test
    @DisplayName("a day of receipt lies neither in the future nor more than a year back")
    void received() {
        assertCode("RECEIVED_IN_FUTURE", () -> request(RequestType.ACCESS, MONDAY.plusSeconds(1), MONDAY));
        assertCode("RECEIVED_LONG_AGO", () -> request(RequestType.ACCESS, MONDAY.minus(400, ChronoUnit.DAYS), MONDAY));
    }

    @Test
    @DisplayName("asking for proof stops the clock where there is a doubt and it is prompt; proof sets it going again")
    void clock() {
        RightsRequest request = request(RequestType.ACCESS);
        request.askIdentity(id(), AGENT, "NAME_DIFFERS", null, MONDAY.plus(1, ChronoUnit.DAYS));
        assertTrue(request.clockStoppedAt().isPresent());
        request.identify(id(), AGENT, RightsIdentity.Method.CODE, MONDAY.plus(11, ChronoUnit.DAYS));
        assertTrue(request.clockStoppedAt().isEmpty());
        assertEquals(10, request.clockStoppedDays());
        // 2 April and ten days is Sunday 12 April.
        assertEquals(LocalDate.of(2026, 4, 13), request.dueOn());
    }

    @Test
    @DisplayName("without a stated doubt, or asked for late, the clock runs on")
    void clockRuns() {
        RightsRequest none = request(RequestType.ACCESS);
        none.askIdentity(id(), AGENT, null, null, MONDAY.plus(1, ChronoUnit.DAYS));
        assertTrue(none.clockStoppedAt().isEmpty());
        RightsRequest late = request(RequestType.ACCESS);
        late.askIdentity(id(), AGENT, "NAME_DIFFERS", null, MONDAY.plus(8, ChronoUnit.DAYS));
        assertTrue(late.clockStoppedAt().isEmpty());
    }

    @Test
    @DisplayName("an extension comes once, with a reason the law knows, and inside the first month")
    void extension() {
        RightsRequest request = known(RequestType.ERASURE);
        assertThrows(InvalidValueException.class, () -> request.extend(id(), AGENT, null, null, MONDAY));
        request.extend(id(), AGENT, ExtensionReason.COMPLEX, null, MONDAY.plus(30, ChronoUnit.DAYS));
        assertEquals(LocalDate.of(2026, 6, 2), request.dueOn());
        assertCode("EXTENDED_ALREADY", () -> request.extend(id(), AGENT, ExtensionReason.MANY, null, MONDAY));
        RightsRequest late = known(RequestType.ERASURE);
        assertCode(
                "EXTENSION_TOO_LATE",
                () -> late.extend(id(), AGENT, ExtensionReason.MANY, null, MONDAY.plus(40, ChronoUnit.DAYS)));
        RightsRequest atOnce = known(RequestType.OBJECTION_DM);
        assertCode("NO_EXTENSION", () -> atOnce.extend(id(), AGENT, ExtensionReason.MANY, null, MONDAY));
    }

    @Test
    @DisplayName("nothing is granted before identity is proved; refusing for want of it takes two")
    void identity() {
        RightsRequest request = request(RequestType.ACCESS);
        request.askIdentity(id(), AGENT, null, null, MONDAY);
        RightsItem item = item(request, 1);
        item.grant(AGENT.accountId());
        assertCode("IDENTITY_NOT_PROVED", () -> request.decide(id(), OLGA, List.of(item), MONDAY));
        item.refuse(Grounds.IDENTITY, null, null, AGENT.accountId(), GROUNDS);
        assertCode("NOT_PROPOSED", () -> request.decide(id(), OLGA, List.of(item), MONDAY));
        request.propose(id(), AGENT, List.of(item), null, MONDAY);
        request.decide(id(), OLGA, List.of(item), MONDAY);
        assertEquals(RightsRequest.Result.REFUSED, request.outcome().orElseThrow());
    }

    @Test
    @DisplayName("the one who proposed, and the one who decided about an item, is never the second person")
    void fourEyes() {
        RightsRequest request = known(RequestType.ERASURE);
        RightsItem item = item(request, 1);
        item.grant(PALLE.accountId());
        request.propose(id(), OLGA, List.of(item), null, MONDAY);
        assertCode("SECOND_PERSON", () -> request.decide(id(), OLGA, List.of(item), MONDAY));
        assertCode("SECOND_PERSON", () -> request.decide(id(), PALLE, List.of(item), MONDAY));
        assertCode("SECOND_PERSON", () -> request.decide(id(), Actor.SYSTEM, List.of(item), MONDAY));
        request.decide(id(), staff(Role.OFFICER), List.of(item), MONDAY);
    }

    @Test
    @DisplayName(
            "handing somebody's data to somebody else takes two; what a rule withholds from the person itself does not")
    void whoNeedsTwo() {
        RightsRequest own = known(RequestType.ACCESS);
        RightsItem withheld = item(own, 1).computedRefusal("NOT_LINE_USER", null, GROUNDS);
        RightsItem granted = item(own, 2).computedGrant();
        assertFalse(own.needsSecond(List.of(withheld, granted)));
        withheld.refuse("OTHERS_RIGHTS", null, null, AGENT.accountId(), GROUNDS);
        assertTrue(own.needsSecond(List.of(withheld, granted)));
        Mandate guardian = Mandate.note(
                id(),
                PERSON,
                UUID.randomUUID(),
                Standing.GUARDIAN,
                java.util.Set.of(),
                LocalDate.of(2015, 1, 1),
                LocalDate.of(2026, 1, 1),
                null,
                Mandate.Evidence.CUSTODY_RECORD,
                AGENT.accountId(),
                MONDAY);
        RightsRequest forChild = RightsRequest.receive(
                id(),
                "S-1",
                RequestType.ACCESS,
                PERSON,
                Standing.GUARDIAN,
                guardian.holderId(),
                guardian,
                AskedThrough.PORTAL,
                null,
                null,
                Language.DA,
                MONDAY,
                MONDAY);
        assertTrue(forChild.needsSecond(List.of(item(forChild, 1).computedGrant())));
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestType.class,
            names = {"OBJECTION_DM", "CONSENT_WITHDRAWAL"})
    @DisplayName("K-11: what takes effect at once has no ground of refusal at all")
    void immediate(RequestType type) {
        assertEquals(List.of(), GROUNDS.of(type));
        RightsRequest request = known(type);
        for (String ground : GROUNDS.of(RequestType.ACCESS)) {
            assertCode(
                    "GROUND_NOT_LAWFUL", () -> item(request, 1).refuse(ground, null, null, AGENT.accountId(), GROUNDS));
        }
    }

    @Test
    @DisplayName(
            "random walks: whatever is tried, no request ends decided without proof, with a forbidden ground, by one person where it takes two, or late by two extensions")
    void randomWalks() {
        for (long seed = 1; seed <= 3000; seed++) {
            walk(seed);
        }
    }

    private static void walk(long seed) {
        Random random = new Random(seed);
        RequestType type = RequestType.values()[random.nextInt(RequestType.values().length)];
        RightsRequest request = request(type);
        List<RightsItem> items = new ArrayList<>();
        for (int i = 1; i <= 1 + random.nextInt(3); i++) {
            items.add(item(request, i));
        }
        Actor[] actors = {AGENT, OLGA, PALLE, Actor.SYSTEM};
        Actor proposer = null;
        int extensions = 0;
        Instant now = MONDAY;
        for (int i = 0; i < 25; i++) {
            now = now.plus(random.nextInt(72), ChronoUnit.HOURS);
            Actor actor = actors[random.nextInt(actors.length)];
            try {
                switch (random.nextInt(10)) {
                    case 0 -> request.askIdentity(id(), actor, random.nextBoolean() ? "NAME_DIFFERS" : null, null, now);
                    case 1 -> request.identify(id(), actor, RightsIdentity.Method.MITID, now);
                    case 2 -> {
                        request.extend(id(), actor, ExtensionReason.MANY, null, now);
                        extensions++;
                    }
                    case 3 -> {
                        List<String> all = GROUNDS.byType().values().stream()
                                .flatMap(List::stream)
                                .toList();
                        RightsItem item = items.get(random.nextInt(items.size()));
                        item.refuse(all.get(random.nextInt(all.size())), null, null, actor.accountId(), GROUNDS);
                    }
                    case 4 -> items.get(random.nextInt(items.size())).grant(actor.accountId());
                    case 5 -> items.forEach(item -> item.grant(AGENT.accountId()));
                    case 6 -> {
                        request.propose(id(), actor, items, null, now);
                        proposer = actor;
                    }
                    case 7 -> {
                        boolean two = request.needsSecond(items);
                        request.decide(id(), actor, items, now);
                        assertDecidedLawfully(seed, request, items, two, proposer, actor);
                    }
                    case 8 -> request.fulfil(id(), actor, now);
                    default -> request.close(id(), actor, now);
                }
            } catch (PrivacyException refused) {
                assertFalse(refused.code().isEmpty());
            }
        }
        assertTrue(extensions <= 1, "seed " + seed);
        if (request.state() == RequestState.CLOSED) {
            assertTrue(request.decidedAt().isPresent(), "seed " + seed);
        }
    }

    private static void assertDecidedLawfully(
            long seed, RightsRequest request, List<RightsItem> items, boolean two, Actor proposer, Actor decider) {
        String of = "seed " + seed;
        boolean granted = items.stream().anyMatch(RightsItem::granted);
        assertTrue(request.identified() || !granted, of);
        for (RightsItem item : items) {
            assertTrue(item.outcome().isPresent(), of);
            item.ground().ifPresent(ground -> assertTrue(GROUNDS.allow(request.type(), ground), of));
        }
        if (request.type().immediate()) {
            assertTrue(items.stream().allMatch(RightsItem::granted), of);
        }
        if (two) {
            assertTrue(proposer != null && decider.accountId() != null && !decider.equals(proposer), of);
        }
    }

    private static RightsRequest known(RequestType type) {
        RightsRequest request = request(type);
        request.identify(id(), AGENT, RightsIdentity.Method.MITID, MONDAY);
        return request;
    }

    private static RightsRequest request(RequestType type) {
        return request(type, MONDAY, MONDAY);
    }

    private static RightsRequest request(RequestType type, Instant received, Instant now) {
        return RightsRequest.receive(
                id(),
                "S-TEST",
                type,
                PERSON,
                Standing.SELF,
                PERSON,
                null,
                AskedThrough.LETTER,
                null,
                null,
                Language.DA,
                received,
                now);
    }

    private static RightsItem item(RightsRequest request, int ordinal) {
        return RightsItem.open(id(), request.id(), request.type(), ordinal, "IDENTITY", null, 1);
    }

    private static void assertCode(String code, Runnable step) {
        assertEquals(code, assertThrows(PrivacyException.class, step::run).code());
    }

    private static Actor staff(Role role) {
        return new Actor(UUID.randomUUID(), role, "Test", null, null);
    }

    private static UUID id() {
        return UUID.randomUUID();
    }

    private static Grounds grounds() {
        Map<RequestType, List<String>> lawful = new EnumMap<>(RequestType.class);
        lawful.put(RequestType.ACCESS, List.of(Grounds.IDENTITY, "OTHERS_RIGHTS", "NOT_LINE_USER", "EXCESSIVE"));
        lawful.put(RequestType.ERASURE, List.of(Grounds.IDENTITY, "LEGAL_OBLIGATION", "LEGAL_CLAIM"));
        lawful.put(RequestType.OBJECTION, List.of(Grounds.IDENTITY, "COMPELLING_GROUNDS", "BASIS_LAW"));
        // Even where somebody put one in by mistake, it counts for nothing.
        lawful.put(RequestType.OBJECTION_DM, List.of("EXCESSIVE"));
        return new Grounds(lawful);
    }
}
