package dk.indsigt.demo;

import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.text.Language;
import java.time.Instant;
import java.util.UUID;

/** A person, invented. */
record DemoPerson(
        UUID id,
        String givenName,
        String familyName,
        PostalAddress address,
        boolean addressProtected,
        Language language,
        Instant createdAt)
        implements DemoParty {
    @Override
    public String name() {
        return givenName + " " + familyName;
    }

    @Override
    public DemoPerson speaker() {
        return this;
    }
}
