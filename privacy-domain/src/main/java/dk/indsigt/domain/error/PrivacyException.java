package dk.indsigt.domain.error;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * A failure that the house foresees: a stable code and arguments, no sentence. Nothing personal belongs in the arguments.
 *
 * <p>Marked as an application exception with rollback, so that services may throw it across their boundary unwrapped.
 */
@ApplicationException(rollback = true)
public class PrivacyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final List<String> arguments;

    /**
     * @param code stable code, upper case with underscores; the key of the message is {@code error.} followed by it
     * @param arguments values for the message
     */
    public PrivacyException(String code, Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = List.of(arguments).stream().map(String::valueOf).toList();
    }

    public final String code() {
        return code;
    }

    public final List<String> arguments() {
        return arguments;
    }
}
