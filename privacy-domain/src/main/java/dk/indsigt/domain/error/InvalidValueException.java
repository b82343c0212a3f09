package dk.indsigt.domain.error;

import jakarta.ejb.ApplicationException;

/** A value that cannot be what it claims to be; the code says which rule it breaks. The value itself is not repeated. */
@ApplicationException(rollback = true)
public final class InvalidValueException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    public InvalidValueException(String code, Object... arguments) {
        super(code, arguments);
    }
}
