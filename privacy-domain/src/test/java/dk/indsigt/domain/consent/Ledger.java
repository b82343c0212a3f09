package dk.indsigt.domain.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import java.time.Instant;
import java.util.UUID;

/** Rows of one key, for tests. */
final class Ledger {
    private static final UUID PARTY = new UUID(2, 2);

    private Ledger() {}

    static ConsentDecision row(Decision decision, UUID text, AskedThrough through, String evidence, Role role) {
        return row(decision, text, through, evidence, role, Instant.EPOCH);
    }

    static ConsentDecision row(
            Decision decision, UUID text, AskedThrough through, String evidence, Role role, Instant at) {
        return row(decision, text, new PersonalAct(through, evidence, null, null, at), role);
    }

    static ConsentDecision row(Decision decision, UUID text, PersonalAct act, Role role) {
        return row(decision, text, act, role, null);
    }

    /** A yes that ends by itself. */
    static ConsentDecision until(Instant end) {
        PersonalAct own = new PersonalAct(AskedThrough.PORTAL, null, null, null, Instant.EPOCH);
        return row(Decision.GIVEN, new UUID(1, 1), own, Role.CUSTOMER, end);
    }

    private static ConsentDecision row(Decision decision, UUID text, PersonalAct act, Role role, Instant validUntil) {
        return ConsentDecision.record(
                UUID.randomUUID(),
                PARTY,
                new ConsentKey("MKT_OWN", MarketingChannel.EMAIL, Brand.THREE),
                decision,
                text,
                Language.DA,
                act,
                new Actor(new UUID(3, 3), role, "Unit", null, null),
                null,
                validUntil,
                act.at());
    }
}
