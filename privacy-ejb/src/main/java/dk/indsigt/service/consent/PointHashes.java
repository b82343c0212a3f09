package dk.indsigt.service.consent;

import dk.indsigt.domain.consent.ContactSuppression.Kind;
import dk.indsigt.service.protection.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The keyed hash under which a contact point is kept that is not to be used. */
@ApplicationScoped
public class PointHashes {
    @Inject
    private Vault vault;

    /** @param point a number in E.164, an e-mail address in lower case, or what {@link Suppressions#point} says of a postal address */
    public byte[] of(Kind kind, String point) {
        return vault.hash("suppression " + kind, point);
    }
}
