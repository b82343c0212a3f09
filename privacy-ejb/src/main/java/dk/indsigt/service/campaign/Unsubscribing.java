package dk.indsigt.service.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Party;
import dk.indsigt.service.consent.ConsentLedger;
import dk.indsigt.service.consent.ConsentLedger.Act;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Ends a consent by the link in a mail, without signing in (RFC 8058): exactly the one that the mail was sent upon, with a receipt in the inbox. Twice
 * is once; a token that is none, or of nobody, does nothing and is answered alike.
 */
@Stateless
@PermitAll
public class Unsubscribing {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private StopTokens tokens;

    @Inject
    private ConsentLedger ledger;

    public void follow(String token) {
        tokens.read(token).ifPresent(this::stop);
    }

    private void stop(StopTokens.Stop stop) {
        Party party = em.find(Party.class, stop.partyId());
        if (party == null || party.erasedAt().isPresent()) {
            return;
        }
        Actor self = new Actor(null, Role.CUSTOMER, null, party.id(), null);
        ledger.stop(Act.now(self, party, AskedThrough.EMAIL, "List-Unsubscribe"), stop.key(), party.language());
    }
}
