package dk.indsigt.service.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.campaign.NewsletterIssue.Draft;
import dk.indsigt.domain.campaign.NewsletterIssue.State;
import dk.indsigt.domain.campaign.UnsubscribeProbe;
import dk.indsigt.domain.campaign.UnsubscribeProbe.Outcome;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The officer writes issues of newsletters, stops them, and sees how many got one and why others did not; counts only. */
@Stateless
@RolesAllowed("OFFICER")
public class NewsletterService {
    private static final Duration WEEK = Duration.ofDays(7);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private UnsubscribeProbes probes;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * An issue.
     *
     * @param newsletter what the newsletter is called
     */
    public record View(
            UUID id,
            LocalText newsletter,
            Brand brand,
            LocalText title,
            LocalText body,
            State state,
            Instant sendAt,
            Instant finishedAt,
            int asked,
            int queued)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** So many for a reason, which is the code of an answer. */
    public record Count(String reason, long amount) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What became of an issue.
     *
     * @param leftOut not written, by reason
     * @param dropped written, and not let out because the consent had ended meanwhile, by reason
     * @param sent have left
     * @param waiting written, and still here
     */
    public record Numbers(List<Count> leftOut, List<Count> dropped, long sent, long waiting) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Whether the way out works.
     *
     * @param lastWorked when it was last seen to work, or {@code null}
     * @param last what was found the last time, or {@code null} where it was never tried
     * @param vouched whether that may be relied upon
     * @param stopped how many have ended a newsletter within a week: none at all would be strange
     */
    public record WayOut(Instant lastWorked, Instant lastAt, Outcome last, boolean vouched, long stopped)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return newest first */
    public List<View> list(Actor actor, int first, int size) {
        return em.createQuery(
                        "select i from NewsletterIssue i where i.purposeCode in :newsletters order by i.createdAt desc, i.id"
                                + " desc",
                        NewsletterIssue.class)
                .setParameter("newsletters", NewsletterIssue.PURPOSES)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(this::view)
                .toList();
    }

    public long count(Actor actor) {
        return em.createQuery("select count(i) from NewsletterIssue i where i.purposeCode in :newsletters", Long.class)
                .setParameter("newsletters", NewsletterIssue.PURPOSES)
                .getSingleResult();
    }

    public View show(Actor actor, UUID issueId) {
        return view(issue(issueId));
    }

    public Numbers numbers(Actor actor, UUID issueId) {
        return new Numbers(
                counts("select reason, amount from newsletter_left_out where issue_id = ?1 order by reason", issueId),
                counts(
                        "select dropped_because, count(*) from outbox where cause_id = ?1 and dropped_at is not null group by"
                                + " dropped_because order by dropped_because",
                        issueId),
                number("select count(*) from outbox where cause_id = ?1 and sent_at is not null", issueId),
                number(
                        "select count(*) from outbox where cause_id = ?1 and sent_at is null and dropped_at is null",
                        issueId));
    }

    /**
     * @return the id
     * @throws dk.indsigt.domain.error.InvalidValueException as {@link NewsletterIssue#schedule}
     */
    public UUID schedule(Actor actor, Draft draft) {
        NewsletterIssue issue = NewsletterIssue.schedule(ids.next(), draft, actor.accountId(), clock.instant());
        em.persist(issue);
        em.flush();
        audit.record(
                actor,
                AuditAction.NEWSLETTER_SCHEDULED,
                null,
                issue.id(),
                null,
                issue.key().purpose() + " " + issue.key().brand());
        return issue.id();
    }

    /**
     * What has not left yet does not leave.
     *
     * @throws RefusedException STOPPED_ALREADY
     */
    public void stop(Actor actor, UUID issueId) {
        issue(issueId).stop(clock.instant());
        audit.record(actor, AuditAction.NEWSLETTER_STOPPED, null, issueId);
    }

    public WayOut wayOut(Actor actor) {
        List<UnsubscribeProbe> newest = em.createQuery(
                        "select p from UnsubscribeProbe p order by p.at desc", UnsubscribeProbe.class)
                .setMaxResults(1)
                .getResultList();
        UnsubscribeProbe last = newest.isEmpty() ? null : newest.get(0);
        Instant worked = em.createQuery(
                        "select max(p.at) from UnsubscribeProbe p where p.outcome = :works", Instant.class)
                .setParameter("works", Outcome.WORKS)
                .getSingleResult();
        return new WayOut(
                worked,
                last == null ? null : last.at(),
                last == null ? null : last.outcome(),
                last != null && last.vouches(clock.instant()),
                stopped());
    }

    /** Tries the way out now. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome probe(Actor actor) {
        Outcome outcome = probes.attempt();
        probes.record(outcome);
        return outcome;
    }

    private long stopped() {
        return em.createQuery(
                        "select count(d) from ConsentDecision d where d.purposeCode in :newsletters and d.decision in :no and"
                                + " d.decidedAt > :since",
                        Long.class)
                .setParameter("newsletters", NewsletterIssue.PURPOSES)
                .setParameter("no", List.of(Decision.WITHDRAWN, Decision.OBJECTED))
                .setParameter("since", clock.instant().minus(WEEK))
                .getSingleResult();
    }

    private NewsletterIssue issue(UUID id) {
        NewsletterIssue issue = em.find(NewsletterIssue.class, id);
        if (issue == null) {
            throw new NotFoundException();
        }
        return issue;
    }

    private List<Count> counts(String sql, UUID issueId) {
        List<?> rows =
                em.createNativeQuery(sql).setParameter(1, issueId.toString()).getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Count((String) row[0], ((Number) row[1]).longValue()))
                .toList();
    }

    private long number(String sql, UUID issueId) {
        return ((Number) em.createNativeQuery(sql)
                        .setParameter(1, issueId.toString())
                        .getSingleResult())
                .longValue();
    }

    private View view(NewsletterIssue row) {
        return new View(
                row.id(),
                register.purpose(row.key().purpose()).name(),
                row.key().brand(),
                row.title(),
                row.body(),
                row.state(),
                row.sendAt(),
                row.finishedAt().orElse(null),
                row.asked(),
                row.queued());
    }
}
