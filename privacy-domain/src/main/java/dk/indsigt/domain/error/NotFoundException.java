package dk.indsigt.domain.error;

import jakarta.ejb.ApplicationException;

/** What was asked for does not exist, or is not the asker's to see: the two look the same on purpose. */
@ApplicationException(rollback = true)
public final class NotFoundException extends PrivacyException {
    private static final long serialVersionUID = 1L;

    public NotFoundException() {
        super("NOT_FOUND");
    }
}
