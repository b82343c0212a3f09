package dk.indsigt.service.campaign;

import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Party;
import dk.indsigt.service.consent.ConsentLedger;
import dk.indsigt.service.consent.Permissions;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A yes that is asked for anew each time and is good for that one time: to be called, to be in a competition. The row of what was asked for is its
 * proof; what else weighs is asked of {@link Permissions}, when it is said and when it is used.
 */
@Stateless
@PermitAll
public class OneTimeConsent {
    static final ConsentKey CALLBACK = new ConsentKey("CALLBACK", MarketingChannel.PHONE, Brand.THREE);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Permissions permissions;

    @Inject
    private ConsentLedger ledger;

    public ConsentText textNow(ConsentKey key) {
        return ledger.textNow(key.purpose());
    }

    /** @throws InvalidValueException TEXT_OUTDATED */
    public void requireShown(ConsentKey key, UUID textId) {
        if (!textNow(key).id().equals(textId)) {
            throw new InvalidValueException("TEXT_OUTDATED");
        }
    }

    /** @throws RefusedException NOT_NOW where it may not be used whatever the person says now: the data are restricted, for example */
    public void requireOpen(ConsentKey key, UUID partyId) {
        if (standing(key, List.of(partyId)).isEmpty()) {
            throw new RefusedException("NOT_NOW");
        }
    }

    /** @return those of the parties upon whose yes may be acted at this moment */
    public Set<UUID> standing(ConsentKey key, Collection<UUID> parties) {
        Permissions.Answers answers = permissions.read(key, parties);
        return parties.stream()
                .filter(party -> answers.about(party).withOwnYes())
                .collect(Collectors.toSet());
    }

    /** What one party does at the same moment happens one after the other. */
    public void lock(UUID partyId) {
        if (em.find(Party.class, partyId, LockModeType.PESSIMISTIC_WRITE) == null) {
            throw new NotFoundException();
        }
    }
}
