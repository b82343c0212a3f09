package dk.indsigt.service.protection;

import dk.indsigt.domain.protection.DataKey;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.service.time.Ids;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Finds or makes the data key of a party for a purpose. */
@Stateless
public class DataKeys {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Vault vault;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * @return the wrapped data key, made now where the party has none yet
     */
    public byte[] of(UUID partyId, KeyPurpose purpose) {
        return find(partyId, purpose)
                .orElseGet(() -> {
                    DataKey key = DataKey.create(
                            ids.next(), partyId, purpose, vault.newDataKey(partyId, purpose), clock.instant());
                    em.persist(key);
                    return key;
                })
                .wrappedKey();
    }

    /** @return the wrapped data key, or nothing where there is none or it was destroyed */
    public Optional<byte[]> living(UUID partyId, KeyPurpose purpose) {
        return find(partyId, purpose).filter(DataKey::lives).map(DataKey::wrappedKey);
    }

    private Optional<DataKey> find(UUID partyId, KeyPurpose purpose) {
        return em.createQuery(
                        "select k from DataKey k where k.partyId = :party and k.purpose = :purpose", DataKey.class)
                .setParameter("party", partyId)
                .setParameter("purpose", purpose)
                .getResultStream()
                .findFirst();
    }
}
