package dk.indsigt.domain.account;

import static dk.indsigt.domain.error.Codes.assertInvalid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    @ParameterizedTest(name = "{0}")
    @DisplayName("its code leads back to it")
    @EnumSource(Scope.class)
    void code(Scope scope) {
        assertEquals(scope, Scope.of(scope.code()));
        assertEquals(scope.code(), scope.toString());
    }

    @Test
    @DisplayName("what is written is what is read, in the order of the list")
    void joined() {
        assertEquals(
                "rights:read consents:check notices:ack",
                Scope.join(List.of(Scope.NOTICES_ACK, Scope.RIGHTS_READ, Scope.CONSENTS_CHECK)));
        for (Set<Scope> scopes : List.of(EnumSet.noneOf(Scope.class), EnumSet.allOf(Scope.class))) {
            assertEquals(scopes, Scope.parse(Scope.join(scopes)));
        }
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("nothing is no scope")
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void nothing(String text) {
        assertEquals(Set.of(), Scope.parse(text));
    }

    @ParameterizedTest(name = "[{0}]")
    @DisplayName("what is not in the list is refused")
    @ValueSource(
            strings = {"RIGHTS_READ", "Rights:read", "rights", "rights:read,rights:write", "admin", "rights:read *"})
    void unknown(String text) {
        assertInvalid("SCOPE_UNKNOWN", () -> Scope.parse(text));
    }
}
