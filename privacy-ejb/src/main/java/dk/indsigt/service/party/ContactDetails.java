package dk.indsigt.service.party;

import java.io.Serializable;
import java.util.UUID;

/**
 * How somebody can be reached, as shown: covered where the viewer may not see it.
 *
 * @param version of the party, to notice that somebody else changed it meanwhile
 */
public record ContactDetails(
        UUID partyId,
        String name,
        boolean person,
        String email,
        String phone,
        String street,
        String postalCode,
        String city,
        boolean addressProtected,
        String pendingEmail,
        long version)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
