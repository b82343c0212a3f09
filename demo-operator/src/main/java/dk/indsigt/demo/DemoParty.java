package dk.indsigt.demo;

import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.text.Language;
import java.time.Instant;
import java.util.UUID;

/** Somebody the operator deals with, as far as other makers need to know. */
sealed interface DemoParty permits DemoPerson, DemoCompany {
    UUID id();

    String name();

    PostalAddress address();

    /** @return name and address protection in the population register */
    boolean addressProtected();

    Language language();

    Instant createdAt();

    /** @return who speaks when the operator is called: the person, or the company's representative */
    DemoPerson speaker();
}
