package dk.indsigt.service.campaign;

import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.campaign.NewsletterIssue.State;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.notice.OutboxMessage.Reliance;
import dk.indsigt.domain.party.Party;
import dk.indsigt.service.consent.Permissions;
import dk.indsigt.service.notice.NoticeService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends issues of newsletters, and mails that ask to answer a survey, a batch at a time, each in a transaction of its own: whoever has decided about
 * the newsletter, or is a customer of the brand that makes the survey, is asked about in the transaction in which the mail is written (P-3.2.3-b), and {@link StandingConsent} asks once more when it leaves.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NewsletterSteps {
    static final int BATCH = 100;
    private static final String NO_EMAIL = "NO_EMAIL";

    /** Parties by what they decided, and customers: parameters 1 to 3 are purpose, channel and brand. */
    private static final String DECIDED =
            "select s.party_id from consent_state s where s.purpose_code = ?1 and s.channel = ?2 and s.brand = ?3";

    private static final String CUSTOMERS =
            "select distinct s.party_id from customer s where s.brand = ?3 and" + " s.ended_on is null";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Permissions permissions;

    @Inject
    private NewsletterMail mail;

    @Inject
    private NoticeService notices;

    @Inject
    private Clock clock;

    /** @return issues whose time has come */
    public List<UUID> due() {
        return em.createQuery(
                        "select i.id from NewsletterIssue i where i.state in :waiting and i.sendAt <= :now order by"
                                + " i.sendAt",
                        UUID.class)
                .setParameter("waiting", List.of(State.SCHEDULED, State.SENDING))
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** @return whether there is more to do */
    public boolean sendBatch(UUID issueId) {
        NewsletterIssue issue = em.find(NewsletterIssue.class, issueId, LockModeType.PESSIMISTIC_WRITE);
        if (issue == null || !issue.dueAt(clock.instant())) {
            return false;
        }
        List<UUID> parties = next(issue);
        Permissions.Answers answers = permissions.read(issue.key(), parties);
        Map<UUID, Party> people = people(parties);
        Map<String, Integer> leftOut = new TreeMap<>();
        int queued = 0;
        for (UUID id : parties) {
            Optional<String> against = against(answers.about(id), people.get(id));
            if (against.isPresent()) {
                leftOut.merge(against.get(), 1, Integer::sum);
            } else {
                write(issue, people.get(id));
                queued++;
            }
        }
        boolean end = parties.size() < BATCH;
        issue.went(
                parties.isEmpty() ? null : parties.get(parties.size() - 1),
                parties.size(),
                queued,
                end,
                clock.instant());
        leftOut.forEach((reason, amount) -> count(issueId, reason, amount));
        return !end;
    }

    private static Optional<String> against(Permission answer, Party party) {
        if (!answer.allowed()) {
            return Optional.of(answer.name());
        }
        return party.email().isEmpty() ? Optional.of(NO_EMAIL) : Optional.empty();
    }

    private void write(NewsletterIssue issue, Party party) {
        notices.mailUpon(
                new Reliance(party.id(), issue.key(), issue.id()),
                party.email().orElseThrow(),
                issue.title().in(party.language()),
                mail.body(issue, party));
    }

    private List<UUID> next(NewsletterIssue issue) {
        String after = issue.progress()
                .map(last -> " and s.party_id > cast(?4 as uuid)")
                .orElse("");
        Query query = em.createNativeQuery(
                (issue.asks() ? CUSTOMERS : DECIDED) + after + " order by s.party_id limit " + BATCH);
        query.setParameter(3, issue.key().brand().name());
        if (!issue.asks()) {
            query.setParameter(1, issue.key().purpose())
                    .setParameter(2, issue.key().channel().name());
        }
        issue.progress().ifPresent(last -> query.setParameter(4, last.toString()));
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> UUID.fromString(row.toString())).toList();
    }

    private Map<UUID, Party> people(List<UUID> parties) {
        return parties.isEmpty()
                ? Map.of()
                : em.createQuery("select p from Party p where p.id in :ids", Party.class)
                        .setParameter("ids", parties)
                        .getResultStream()
                        .collect(Collectors.toMap(Party::id, Function.identity()));
    }

    private void count(UUID issueId, String reason, int amount) {
        em.createNativeQuery(
                        "insert into newsletter_left_out (issue_id, reason, amount) values (?1, ?2, ?3) on duplicate"
                                + " key update amount = amount + values(amount)")
                .setParameter(1, issueId.toString())
                .setParameter(2, reason)
                .setParameter(3, amount)
                .executeUpdate();
    }
}
