package dk.indsigt.domain.account;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static dk.indsigt.domain.error.Codes.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MachineClientTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final byte[] HASH = new byte[32];

    @Test
    @DisplayName("it begins with nothing that it may do, and may do exactly what it was allowed last")
    void allowed() {
        MachineClient client = client();
        assertEquals(Set.of(), client.scopes());
        assertEquals(List.of(), client.purposes());
        client.allow(
                EnumSet.of(Scope.CONSENTS_WRITE, Scope.CONSENTS_READ),
                List.of("MKT_PARTNER", "MKT_OWN", "MKT_OWN"),
                List.of(CallbackAddress.parse("https://example.dk/a")));
        assertEquals(EnumSet.of(Scope.CONSENTS_READ, Scope.CONSENTS_WRITE), client.scopes());
        assertEquals(List.of("MKT_OWN", "MKT_PARTNER"), client.purposes());
        assertEquals(List.of("https://example.dk/a"), client.callbacks());
        client.allow(EnumSet.noneOf(Scope.class), List.of(), List.of());
        assertEquals(Set.of(), client.scopes());
        assertEquals(List.of(), client.callbacks());
    }

    @Test
    @DisplayName("after a rotation the old key works for a day more")
    void rotated() {
        MachineClient client = client();
        assertEquals(Optional.empty(), client.previousValidUntil());
        client.rotate(HASH, NOW);
        assertEquals(Optional.of(Instant.parse("2026-11-21T12:00:00Z")), client.previousValidUntil());
    }

    @Test
    @DisplayName("once revoked it is done for good")
    void revoked() {
        MachineClient client = client();
        client.rotate(HASH, NOW);
        client.revoke(NOW);
        assertEquals(Optional.of(NOW), client.revokedAt());
        assertEquals(Optional.empty(), client.previousValidUntil());
        assertRefused("CLIENT_REVOKED", () -> client.rotate(HASH, NOW));
        assertRefused("CLIENT_REVOKED", () -> client.revoke(NOW));
        assertRefused("CLIENT_REVOKED", () -> client.allow(EnumSet.allOf(Scope.class), List.of(), List.of()));
    }

    @Test
    @DisplayName("it has a name that is not too long, and not too many addresses")
    void bounds() {
        assertInvalid("NAME_REQUIRED", () -> named(" "));
        assertInvalid("NAME_REQUIRED", () -> named(null));
        assertInvalid("TOO_LONG", () -> named("x".repeat(61)));
        List<CallbackAddress> many = IntStream.range(0, 11)
                .mapToObj(i -> CallbackAddress.parse("https://example.dk/" + i))
                .toList();
        assertInvalid("CALLBACKS_MANY", () -> client().allow(EnumSet.noneOf(Scope.class), List.of(), many));
    }

    private static MachineClient client() {
        return named("Prøvesystem");
    }

    private static MachineClient named(String name) {
        return MachineClient.register(new UUID(1, 1), name, "0123456789ab", HASH, new UUID(1, 2), NOW);
    }
}
