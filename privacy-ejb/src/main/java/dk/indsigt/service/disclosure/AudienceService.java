package dk.indsigt.service.disclosure;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.disclosure.AudienceExport;
import dk.indsigt.domain.disclosure.AudienceRemoval;
import dk.indsigt.domain.disclosure.RecipientNotice;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.disclosure.AudiencePlatforms.Platform;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Audiences for platforms as the officer sees them: asked for, written with whom left out and why, and the removal files that platforms must
 * confirm (P-3.3.1-a, P-3.3.3-b, case DK-TELMORE-2024).
 */
@Stateless
@RolesAllowed("OFFICER")
public class AudienceService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private AudiencePlatforms platforms;

    @Inject
    private Register register;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * How many an audience is about, before anybody is asked about one by one.
     *
     * @param decided people who have ever decided
     * @param yes those whose newest decision is a yes that can be proved: at most so many are in it
     */
    public record Preview(long decided, long yes) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * An export as it is told.
     *
     * @param writtenAt when it was complete, or {@code null}
     * @param leftOut how many, by code of the reason
     */
    public record View(
            UUID id,
            String reference,
            LocalText recipient,
            LocalText purpose,
            Brand brand,
            AudienceExport.State state,
            Instant askedAt,
            Instant writtenAt,
            int considered,
            int exported,
            Map<String, Integer> leftOut)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** @return the reasons for which somebody was left out */
        public List<String> reasons() {
            return List.copyOf(leftOut.keySet());
        }
    }

    /**
     * A removal file as it is told.
     *
     * @param how by what way the platform confirmed it, or {@code null}
     */
    public record Removal(
            UUID id,
            String reference,
            LocalText recipient,
            AudienceRemoval.State state,
            boolean overdue,
            int entries,
            Instant dueAt,
            Instant writtenAt,
            Instant confirmedAt,
            String confirmedBy,
            RecipientNotice.How how)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** A purpose that an audience may be for. */
    public record Purpose(String code, LocalText name) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    public List<Platform> platforms(Actor actor) {
        return platforms.list();
    }

    public List<Purpose> purposes(Actor actor) {
        return AudienceExport.PURPOSES.stream()
                .map(code -> new Purpose(code, register.purpose(code).name()))
                .toList();
    }

    /** @throws InvalidValueException AUDIENCE_RECIPIENT, AUDIENCE_PURPOSE, BRAND_REQUIRED */
    public Preview preview(Actor actor, String recipient, String purpose, Brand brand) {
        platforms.get(recipient);
        AudienceExport.keys(purpose, brand);
        Object[] row = (Object[]) em.createNativeQuery(
                        "select count(*), coalesce(sum(s.decision = 'GIVEN' and s.provable), 0) from consent_state s where"
                                + " s.purpose_code = ?1 and s.channel = 'EXPORT' and s.brand = ?2")
                .setParameter(1, purpose)
                .setParameter(2, brand.name())
                .getSingleResult();
        return new Preview(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    /**
     * Asks for an audience. It is written in the background; each person is asked about at that moment.
     *
     * @throws InvalidValueException AUDIENCE_RECIPIENT, AUDIENCE_PURPOSE, BRAND_REQUIRED
     * @throws RefusedException AUDIENCE_UNDER_WAY
     */
    public UUID ask(Actor actor, String recipient, String purpose, Brand brand) {
        Platform platform = platforms.get(recipient);
        AudienceExport export = AudienceExport.ask(
                ids.next(), ids.readable('A'), platform.code(), purpose, brand, actor.accountId(), clock.instant());
        if (underWay(export)) {
            throw new RefusedException("AUDIENCE_UNDER_WAY");
        }
        em.persist(export);
        audit.record(
                actor,
                AuditAction.AUDIENCE_ASKED,
                null,
                export.id(),
                purpose,
                platform.code() + " " + export.reference());
        return export.id();
    }

    private boolean underWay(AudienceExport export) {
        return em.createQuery(
                                "select count(e) from AudienceExport e where e.state <> :written and e.recipientCode ="
                                        + " :recipient and e.purposeCode = :purpose and e.brand = :brand",
                                Long.class)
                        .setParameter("written", AudienceExport.State.WRITTEN)
                        .setParameter("recipient", export.recipientCode())
                        .setParameter("purpose", export.purposeCode())
                        .setParameter("brand", export.brand())
                        .getSingleResult()
                > 0;
    }

    /** @return newest first */
    public List<View> list(Actor actor, int first, int size) {
        List<AudienceExport> exports = em.createQuery(
                        "select e from AudienceExport e order by e.askedAt desc, e.id desc", AudienceExport.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
        Map<UUID, Map<String, Integer>> leftOut = leftOut(exports);
        return exports.stream()
                .map(export -> new View(
                        export.id(),
                        export.reference(),
                        register.recipient(export.recipientCode()),
                        register.purpose(export.purposeCode()).name(),
                        export.brand(),
                        export.state(),
                        export.askedAt(),
                        export.writtenAt().orElse(null),
                        export.considered(),
                        export.exported(),
                        leftOut.getOrDefault(export.id(), new TreeMap<>())))
                .toList();
    }

    public long count(Actor actor) {
        return em.createQuery("select count(e) from AudienceExport e", Long.class)
                .getSingleResult();
    }

    private Map<UUID, Map<String, Integer>> leftOut(List<AudienceExport> exports) {
        Map<UUID, Map<String, Integer>> all = new HashMap<>();
        if (exports.isEmpty()) {
            return all;
        }
        String first = exports.get(exports.size() - 1).askedAt().toString();
        List<?> rows = em.createNativeQuery("select l.export_id, l.reason, l.amount from audience_left_out l join"
                        + " audience_export e on e.id = l.export_id where e.asked_at >= ?1")
                .setParameter(1, first.replace('T', ' ').replace("Z", ""))
                .getResultList();
        for (Object row : rows) {
            Object[] r = (Object[]) row;
            all.computeIfAbsent(UUID.fromString(r[0].toString()), none -> new TreeMap<>())
                    .put((String) r[1], ((Number) r[2]).intValue());
        }
        return all;
    }

    /** @return what needs the officer first: overdue, then open by the day on which they are due, then confirmed, newest first */
    public List<Removal> removals(Actor actor, int first, int size) {
        return em.createQuery(
                        "select r, e from AudienceRemoval r, AudienceExport e where e.id = r.exportId order by case when"
                                + " r.confirmedAt is null then 0 else 1 end, case when r.confirmedAt is null then r.dueAt"
                                + " else null end, r.confirmedAt desc, r.id",
                        Object[].class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(row -> removal((AudienceRemoval) row[0], (AudienceExport) row[1]))
                .toList();
    }

    public long removalCount(Actor actor) {
        return em.createQuery("select count(r) from AudienceRemoval r", Long.class)
                .getSingleResult();
    }

    /** @return removal files that a platform should have confirmed by now */
    public long overdue(Actor actor) {
        return em.createQuery(
                        "select count(r) from AudienceRemoval r where r.state <> :confirmed and r.dueAt < :now",
                        Long.class)
                .setParameter("confirmed", AudienceRemoval.State.CONFIRMED)
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    /**
     * Notes that the platform took them out. Where that was the last address of somebody there, the notice of an erasure or restriction is answered
     * as well (art. 19).
     *
     * @throws InvalidValueException HOW_REQUIRED
     * @throws RefusedException REMOVAL_NOT_WRITTEN, ACKNOWLEDGED_ALREADY
     * @throws NotFoundException where there is no such file
     */
    public void confirm(Actor actor, UUID removalId, RecipientNotice.How how) {
        AudienceRemoval removal = removalId == null ? null : em.find(AudienceRemoval.class, removalId);
        if (removal == null) {
            throw new NotFoundException();
        }
        Instant now = clock.instant();
        removal.confirm(actor.unit(), how, now);
        AudienceExport export = em.find(AudienceExport.class, removal.exportId());
        em.createQuery(
                        "select n from RecipientNotice n where n.recipientCode = :recipient and n.state <> :answered and"
                                + " n.partyId in (select m.partyId from AudienceMember m where m.removalId = :removal) and"
                                + " exists (select 1 from AudienceExport e where e.reference = n.reference) and not exists"
                                + " (select 1 from AudienceMember o, AudienceExport x where o.partyId = n.partyId and x.id ="
                                + " o.exportId and x.recipientCode = :recipient and (o.removalId is null or o.removalId in"
                                + " (select r.id from AudienceRemoval r where r.state <> :confirmed and r.id <> :removal)))",
                        RecipientNotice.class)
                .setParameter("recipient", export.recipientCode())
                .setParameter("answered", RecipientNotice.State.ACKNOWLEDGED)
                .setParameter("removal", removalId)
                .setParameter("confirmed", AudienceRemoval.State.CONFIRMED)
                .getResultList()
                .forEach(notice -> notice.acknowledge(actor.unit(), how, now));
        audit.record(
                actor,
                AuditAction.AUDIENCE_REMOVAL_CONFIRMED,
                null,
                removalId,
                how.name(),
                export.recipientCode() + " " + reference(export.reference(), removal.number()));
    }

    /** @return of a removal file */
    static String reference(String export, int number) {
        return export + "-" + number;
    }

    private Removal removal(AudienceRemoval removal, AudienceExport export) {
        return new Removal(
                removal.id(),
                reference(export.reference(), removal.number()),
                register.recipient(export.recipientCode()),
                removal.state(),
                removal.overdueAt(clock.instant()),
                removal.entries(),
                removal.dueAt(),
                removal.writtenAt().orElse(null),
                removal.confirmedAt().orElse(null),
                removal.confirmedBy().orElse(""),
                removal.confirmedHow().orElse(null));
    }
}
