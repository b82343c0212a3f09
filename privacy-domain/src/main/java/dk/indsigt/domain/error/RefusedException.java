package dk.indsigt.domain.error;

import jakarta.ejb.ApplicationException;

/** A step that the state of things, or the law, does not allow now. */
@ApplicationException(rollback = true)
public final class RefusedException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String code, Object... arguments) {
        super(code, arguments);
    }
}
