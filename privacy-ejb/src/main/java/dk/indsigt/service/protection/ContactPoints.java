package dk.indsigt.service.protection;

import dk.indsigt.domain.consent.ContactSuppression;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;

/** Keyed hashes of telephone numbers and addresses, so that one can be recognised without being kept (K-13). */
@ApplicationScoped
public class ContactPoints {
    @Inject
    private Vault vault;

    /** @return 32 bytes; the same for the same contact point, however it is spelled */
    public byte[] hash(ContactSuppression.Kind kind, String value) {
        return vault.hash("contact point " + kind, value.strip().toLowerCase(Locale.ROOT));
    }
}
