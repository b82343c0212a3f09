package dk.indsigt.portal.api;

import dk.indsigt.domain.error.PrivacyException;
import java.util.Optional;

/** A request that the API refuses for its form, with the status that says so. */
public final class RequestException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String pointer;

    private RequestException(int status, String pointer, String code, Object... arguments) {
        super(code, arguments);
        this.status = status;
        this.pointer = pointer;
    }

    /** Not what the method takes. */
    public static RequestException bad(String code, Object... arguments) {
        return new RequestException(400, null, code, arguments);
    }

    public static RequestException of(int status, String code, Object... arguments) {
        return new RequestException(status, null, code, arguments);
    }

    /** A member of the body that is wrong. */
    public static RequestException at(String pointer, String code, Object... arguments) {
        return new RequestException(400, pointer, code, arguments);
    }

    public int status() {
        return status;
    }

    public Optional<String> pointer() {
        return Optional.ofNullable(pointer);
    }
}
