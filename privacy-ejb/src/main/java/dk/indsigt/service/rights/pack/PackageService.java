package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.party.Representation;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.rights.Mandate;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsPackage;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.protection.DataKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Packages as seen and fetched by the one who asked. Staff see how far one is and may have it tried again; what is in it they never get.
 */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class PackageService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private DataKeys keys;

    @Inject
    private PackageFiles files;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /**
     * A package as told.
     *
     * @param mine whether the one who asks may fetch it once it is ready
     * @param sizeBytes {@code null} until it is ready, as are the moments and the sum
     */
    public record View(
            UUID id,
            UUID requestId,
            RequestType kind,
            RightsPackage.State state,
            boolean mine,
            int percent,
            Long sizeBytes,
            Instant readyAt,
            Instant expiresAt,
            int downloads,
            String sha256)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A clear package to stream; the receiver closes the channel.
     *
     * @param fileName for example {@code indsigt-R-7MPQ-2XT9.zip}
     */
    public record Download(SeekableByteChannel channel, long size, String fileName) {}

    /** @return the newest package of a request, or nothing where none was ordered */
    public Optional<View> ofRequest(Actor actor, UUID requestId) {
        RightsRequest request = requestId == null ? null : em.find(RightsRequest.class, requestId);
        if (request == null) {
            throw new NotFoundException();
        }
        boolean mine = actor.role() == Role.CUSTOMER;
        if (mine && !mayFetch(actor, request)) {
            throw access.foreign(actor, requestId);
        }
        return em.createQuery(
                        "select p from RightsPackage p where p.requestId = :request order by p.queuedAt desc, p.id desc",
                        RightsPackage.class)
                .setParameter("request", requestId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(one -> view(one, mine));
    }

    /** @return one package of the customer's own */
    @RolesAllowed("CUSTOMER")
    public View show(Actor actor, UUID packageId) {
        return view(find(actor, packageId), true);
    }

    /**
     * @param firstByte whether this is the beginning; only then it is logged and counted, since a download may come in many parts
     * @throws NotFoundException somebody else's, not ready, over
     */
    @RolesAllowed("CUSTOMER")
    public Download open(Actor actor, UUID packageId, boolean firstByte) {
        RightsPackage one = find(actor, packageId);
        if (!one.available(clock.instant())) {
            throw new NotFoundException();
        }
        byte[] dataKey = keys.living(one.partyId(), KeyPurpose.FILE).orElseThrow(NotFoundException::new);
        if (firstByte) {
            one.downloaded(clock.instant());
            audit.record(actor, AuditAction.PACKAGE_DOWNLOADED, one.partyId(), packageId);
        }
        try {
            return new Download(
                    files.read(packageId, dataKey, one.wrappedKey(), one.partyId()),
                    one.sizeBytes().orElseThrow(),
                    "indsigt-" + em.find(RightsRequest.class, one.requestId()).number() + ".zip");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Has a package tried again that failed for good, once somebody looked at why.
     *
     * @throws dk.indsigt.domain.error.RefusedException NOT_FAILED
     */
    @RolesAllowed({"AGENT", "OFFICER"})
    public void again(Actor actor, UUID packageId) {
        RightsPackage one = packageId == null ? null : em.find(RightsPackage.class, packageId);
        if (one == null) {
            throw new NotFoundException();
        }
        one.again(clock.instant());
    }

    private RightsPackage find(Actor actor, UUID packageId) {
        RightsPackage one = packageId == null ? null : em.find(RightsPackage.class, packageId);
        if (one == null) {
            throw new NotFoundException();
        }
        if (!mayFetch(actor, em.find(RightsRequest.class, one.requestId()))) {
            throw access.foreign(actor, packageId);
        }
        return one;
    }

    /** The one who asked, as long as the capacity lasts in which it was asked. */
    private boolean mayFetch(Actor actor, RightsRequest request) {
        LocalDate today = LegalTime.today(clock);
        return switch (request.standing()) {
            case SELF -> request.requesterId().equals(actor.personId());
            case COMPANY ->
                em.createQuery(
                                "select r from Representation r where r.personId = :person and r.companyId = :company",
                                Representation.class)
                        .setParameter("person", actor.personId())
                        .setParameter("company", request.partyId())
                        .getResultStream()
                        .anyMatch(representation -> representation.on(today));
            default ->
                request.requesterId().equals(actor.personId())
                        && request.mandateId()
                                .map(id -> em.find(Mandate.class, id))
                                .filter(mandate -> mandate.on(today))
                                .isPresent();
        };
    }

    private static View view(RightsPackage one, boolean mine) {
        return new View(
                one.id(),
                one.requestId(),
                one.kind(),
                one.state(),
                mine,
                one.percent(),
                one.sizeBytes().orElse(null),
                one.readyAt().orElse(null),
                one.expiresAt().orElse(null),
                one.downloads(),
                one.sha256().orElse(null));
    }
}
