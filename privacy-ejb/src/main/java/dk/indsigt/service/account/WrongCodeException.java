package dk.indsigt.service.account;

import dk.indsigt.domain.error.PrivacyException;
import jakarta.ejb.ApplicationException;

/** A code that is not the one sent. Does not roll back, so that the attempt is counted. */
@ApplicationException(rollback = false)
public final class WrongCodeException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    public WrongCodeException() {
        super("CODE_WRONG");
    }
}
