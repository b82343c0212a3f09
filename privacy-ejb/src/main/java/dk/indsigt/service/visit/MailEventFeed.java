package dk.indsigt.service.visit;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Customer;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.domain.visit.MailEvent;
import dk.indsigt.service.consent.Permissions;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.retention.Stops;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Takes what the mail system reports about mails to customers, and keeps of it what may be kept (B-08, K-26). There is no entry in the audit log for
 * it: one that says that a mail was opened would outlive the row, which is kept for a year or until the customer erases it.
 */
@Stateless
@RolesAllowed("CLIENT")
public class MailEventFeed {
    static final String RULE = "PA17_MAIL_EVENTS";
    private static final String ACTIVITY = "PA17";
    private static final String OPENING = "MAIL_OPEN";
    private static final Duration AHEAD = Duration.ofMinutes(5);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Permissions permissions;

    @Inject
    private Stops stops;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * What the mail system reports.
     *
     * @param customer customer number
     * @param mail the mail, as the mail system names it
     */
    public record Report(String customer, String mail, MailEvent.Kind kind, Instant at) {}

    /**
     * What became of a report.
     *
     * @param reason KEPT, KEPT_BEFORE, TOO_OLD, STOPPED, BEFORE_CONSENT, or the {@link Permission} that there is not
     */
    public record Outcome(boolean kept, String reason) {}

    /**
     * Keeps a report, or drops it and says why.
     *
     * @throws InvalidValueException CUSTOMER_UNKNOWN, MAIL_FORMAT, HAPPENED_IN_FUTURE
     */
    public Outcome report(Actor actor, Report report) {
        Instant now = clock.instant();
        if (report.at().isAfter(now.plus(AHEAD))) {
            throw new InvalidValueException("HAPPENED_IN_FUTURE");
        }
        Customer customer = customer(report.customer());
        Instant at = report.at().isAfter(now) ? now : report.at().truncatedTo(ChronoUnit.MICROS);
        LocalDate due = register.rule(RULE).dueOn(LegalTime.dayOf(at)).orElseThrow();
        MailEvent event = MailEvent.record(
                ids.next(), customer.partyId(), customer.brand(), report.mail(), report.kind(), at, now, due);
        String refusal = refusal(event, LegalTime.today(clock));
        if (refusal == null) {
            em.persist(event);
        }
        return new Outcome(refusal == null, refusal == null ? "KEPT" : refusal);
    }

    /** @return why it is not kept, or {@code null} */
    private String refusal(MailEvent event, LocalDate today) {
        if (!event.deleteDueOn().isAfter(today)) {
            return "TOO_OLD";
        }
        if (stops.againstUse(event.partyId(), ACTIVITY)) {
            return "STOPPED";
        }
        if (event.kind() == MailEvent.Kind.OPENED) {
            ConsentKey key = new ConsentKey(OPENING, MarketingChannel.EMAIL, event.brand());
            Permission permission =
                    permissions.read(key, List.of(event.partyId())).about(event.partyId());
            if (!permission.allowed()) {
                return permission.name();
            }
            if (!givenBefore(event, key)) {
                return "BEFORE_CONSENT";
            }
        }
        return keptBefore(event) ? "KEPT_BEFORE" : null;
    }

    /** A yes does not reach back to what happened before it. */
    private boolean givenBefore(MailEvent event, ConsentKey key) {
        return em.createQuery(
                                "select count(s) from ConsentState s where s.partyId = :party and s.purposeCode = :purpose and"
                                        + " s.channel = :channel and s.brand = :brand and s.since <= :at",
                                Long.class)
                        .setParameter("party", event.partyId())
                        .setParameter("purpose", key.purpose())
                        .setParameter("channel", key.channel())
                        .setParameter("brand", key.brand())
                        .setParameter("at", event.at())
                        .getSingleResult()
                > 0;
    }

    private boolean keptBefore(MailEvent event) {
        return em.createQuery(
                                "select count(e) from MailEvent e where e.partyId = :party and e.brand = :brand and"
                                        + " e.reference = :reference and e.kind = :kind",
                                Long.class)
                        .setParameter("party", event.partyId())
                        .setParameter("brand", event.brand())
                        .setParameter("reference", event.reference())
                        .setParameter("kind", event.kind())
                        .getSingleResult()
                > 0;
    }

    private Customer customer(String number) {
        return em.createQuery(
                        "select c from Customer c join Party p on p.id = c.partyId where c.number = :number and p.erasedAt is"
                                + " null",
                        Customer.class)
                .setParameter("number", number.strip())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("CUSTOMER_UNKNOWN"));
    }
}
