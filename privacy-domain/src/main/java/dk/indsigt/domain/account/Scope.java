package dk.indsigt.domain.account;

import dk.indsigt.domain.error.InvalidValueException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a machine client may do. Travels and is stored as its code. */
public enum Scope {
    RIGHTS_READ("rights:read"),
    RIGHTS_WRITE("rights:write"),
    CONSENTS_READ("consents:read"),
    CONSENTS_WRITE("consents:write"),
    CONSENTS_CHECK("consents:check"),
    CONSENT_INFO("consent-info:retrieve"),
    RECORDINGS_WRITE("recordings:write"),
    DIRECTORY_READ("directory:read"),
    NOTICES_ACK("notices:ack"),
    MAIL_EVENTS("mail:events");

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /**
     * @return the scope of a code
     * @throws InvalidValueException SCOPE_UNKNOWN
     */
    public static Scope of(String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("SCOPE_UNKNOWN"));
    }

    /**
     * @param codes codes with spaces between
     * @return the scopes in the order of this list
     * @throws InvalidValueException SCOPE_UNKNOWN
     */
    public static Set<Scope> parse(String codes) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (codes != null && !codes.isBlank()) {
            Arrays.stream(codes.strip().split("\\s+")).map(Scope::of).forEach(scopes::add);
        }
        return scopes;
    }

    /** @return the codes with spaces between, in the order of this list */
    public static String join(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::code).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return code;
    }
}
