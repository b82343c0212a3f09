package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.recording.DoomedFile;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsPackage;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.service.protection.DataKeys;
import dk.indsigt.service.protection.Vault;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What happens to the row of a package while it is built, each time in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PackageSteps {
    private static final int BATCH = 50;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private DataKeys keys;

    @Inject
    private Vault vault;

    @Inject
    private Event<PackageReady> ready;

    @Inject
    private Clock clock;

    /**
     * Takes the next package that waits, or that a builder left half-way: only one builds at a time, so whoever asks has none in hand.
     *
     * @return nothing where none is due
     */
    public Optional<Order> next() {
        List<RightsPackage> due = em.createQuery(
                        "select p from RightsPackage p where p.state in :open and p.nextAttemptAt <= :now order by"
                                + " p.queuedAt, p.id",
                        RightsPackage.class)
                .setParameter("open", List.of(RightsPackage.State.QUEUED, RightsPackage.State.BUILDING))
                .setParameter("now", clock.instant())
                .setMaxResults(BATCH)
                .getResultList();
        for (RightsPackage one : due) {
            if (one.exhausted()) {
                one.failed("Abandoned", clock.instant());
            } else {
                return Optional.of(begin(one));
            }
        }
        return Optional.empty();
    }

    private Order begin(RightsPackage one) {
        UUID party = one.partyId();
        Instant now = clock.instant();
        byte[] dataKey = keys.of(party, KeyPurpose.FILE);
        byte[] fileKey = vault.newFileKey(dataKey, party, one.id());
        one.begin(fileKey, now);
        RightsRequest request = em.find(RightsRequest.class, one.requestId());
        Map<KeyPurpose, byte[]> living = new EnumMap<>(KeyPurpose.class);
        for (KeyPurpose purpose : KeyPurpose.values()) {
            keys.living(party, purpose).ifPresent(key -> living.put(purpose, key));
        }
        living.put(KeyPurpose.FILE, dataKey);
        List<Order.Item> items = em.createQuery(
                        "select i from RightsItem i where i.requestId = :request order by i.ordinal", RightsItem.class)
                .setParameter("request", request.id())
                .getResultStream()
                .map(item -> new Order.Item(
                        item.category(),
                        item.objectId().orElse(null),
                        item.amount(),
                        item.granted(),
                        item.ground(),
                        item.untilOn()))
                .toList();
        return new Order(
                one.id(),
                request.id(),
                request.number(),
                request.type(),
                request.standing(),
                party,
                em.find(Party.class, party).name(),
                one.language(),
                request.receivedAt(),
                fileKey,
                living,
                items,
                now);
    }

    /** @return whether the builder is to go on */
    public boolean progress(UUID packageId, int percent) {
        RightsPackage one = em.find(RightsPackage.class, packageId);
        one.progress(percent);
        return one.state() == RightsPackage.State.BUILDING;
    }

    public void ready(UUID packageId, Builder.Made made) {
        RightsPackage one = em.find(RightsPackage.class, packageId);
        one.ready(made.size(), made.sha256(), clock.instant());
        ready.fire(new PackageReady(one.requestId(), packageId));
    }

    public void failed(UUID packageId, String code) {
        RightsPackage one = em.find(RightsPackage.class, packageId);
        if (one.state() == RightsPackage.State.BUILDING) {
            one.failed(code, clock.instant());
        }
    }

    /** Deletes packages whose time is over: the key now, the file soon after. */
    public int expireBatch() {
        Instant now = clock.instant();
        List<RightsPackage> over = em.createQuery(
                        "select p from RightsPackage p where p.state = :ready and p.expiresAt <= :now order by p.expiresAt",
                        RightsPackage.class)
                .setParameter("ready", RightsPackage.State.READY)
                .setParameter("now", now)
                .setMaxResults(BATCH)
                .getResultList();
        for (RightsPackage one : over) {
            one.delete(now);
            em.persist(DoomedFile.of(DoomedFile.Shelf.PACKAGE, one.id(), now));
        }
        return over.size();
    }
}
