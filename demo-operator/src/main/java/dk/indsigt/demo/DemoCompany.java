package dk.indsigt.demo;

import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.text.Language;
import java.time.Instant;
import java.util.UUID;

/** A company, invented, with the person who acts for it. */
record DemoCompany(UUID id, String name, PostalAddress address, Instant createdAt, DemoPerson representative)
        implements DemoParty {
    @Override
    public boolean addressProtected() {
        return false;
    }

    @Override
    public Language language() {
        return representative.language();
    }

    @Override
    public DemoPerson speaker() {
        return representative;
    }
}
