package dk.indsigt.service.rights;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsReminder;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.rights.erasure.ErasureDone;
import dk.indsigt.service.rights.pack.PackageReady;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What happens to requests without anybody asking: decided erasures begin, packages and erasures that are done close them, last days come near. */
@Stateless
@PermitAll
public class RightsJob {
    private static final int BATCH = 50;
    private static final Duration MAIL_PATIENCE = Duration.ofHours(1);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private RightsEngine engine;

    @Inject
    private RightsLetters letters;

    @Inject
    private NoticeService notices;

    @Inject
    private NoticeTexts words;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** @return erasures that are decided and have not begun, oldest first */
    public List<UUID> erasuresToBegin() {
        return em.createQuery(
                        "select r.id from RightsRequest r where r.type = :type and r.state = :state and not exists (select"
                                + " e.id from Erasure e where e.requestId = r.id) order by r.decidedAt",
                        UUID.class)
                .setParameter("type", RequestType.ERASURE)
                .setParameter("state", RequestState.DECIDED)
                .setMaxResults(BATCH)
                .getResultList();
    }

    /**
     * Begins one erasure once its letter has left: afterwards there is nowhere to write to.
     *
     * @return whether it began
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean beginErasure(UUID requestId) {
        RightsRequest request = em.find(RightsRequest.class, requestId);
        if (request.state() != RequestState.DECIDED || letterWaits(request)) {
            return false;
        }
        engine.carryOut(Actor.SYSTEM, request);
        return true;
    }

    /** A package can be fetched: that was what was asked for. */
    public void ready(@Observes PackageReady event) {
        RightsRequest request = em.find(RightsRequest.class, event.requestId());
        if (request.state() == RequestState.DECIDED) {
            engine.finish(Actor.SYSTEM, request, engine.items(request));
            letters.send(
                    LetterKind.PACKAGE_READY,
                    request,
                    Map.of(
                            "until",
                            words.day(request.language(), LegalTime.today(clock).plusDays(14))));
        }
    }

    /** Nothing is left of what was to go. */
    public void erased(@Observes ErasureDone event) {
        RightsRequest request = em.find(RightsRequest.class, event.requestId());
        if (request.state() == RequestState.DECIDED) {
            engine.finish(Actor.SYSTEM, request, engine.items(request));
        }
    }

    /**
     * Reminds the one who has a case, and the officers, 14, 7, 2 and 0 days before the last day, and once it is over.
     *
     * @return how many reminders were written
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int remind() {
        LocalDate today = LegalTime.today(clock);
        List<RightsRequest> near = em.createQuery(
                        "select r from RightsRequest r where r.closedAt is null and r.clockStoppedAt is null and r.dueOn <="
                                + " :day order by r.dueOn",
                        RightsRequest.class)
                .setParameter("day", today.plusDays(RightsReminder.DAYS.get(0)))
                .setMaxResults(1000)
                .getResultList();
        int written = 0;
        for (RightsRequest request : near) {
            long left = ChronoUnit.DAYS.between(today, request.dueOn());
            int days = RightsReminder.DAYS.stream()
                    .filter(each -> each >= Math.max(left, -1))
                    .reduce((first, last) -> last)
                    .orElseThrow();
            if (!reminded(request, days)) {
                em.persist(RightsReminder.of(ids.next(), request, days, clock.instant()));
                written++;
            }
        }
        if (written > 0) {
            notices.mail(
                    EmailAddress.parse(register.controller().dpoEmail()),
                    words.text(Language.DA, "mail.reminder.subject"),
                    words.text(Language.DA, "mail.reminder.body", written, words.baseUrl()));
        }
        return written;
    }

    private boolean reminded(RightsRequest request, int days) {
        return em.createQuery(
                                "select count(m) from RightsReminder m where m.requestId = :request and m.days = :days and"
                                        + " m.dueOn = :due",
                                Long.class)
                        .setParameter("request", request.id())
                        .setParameter("days", days)
                        .setParameter("due", request.dueOn())
                        .getSingleResult()
                > 0;
    }

    private boolean letterWaits(RightsRequest request) {
        Instant decided = request.decidedAt().orElse(Instant.EPOCH);
        if (clock.instant().isAfter(decided.plus(MAIL_PATIENCE))) {
            return false;
        }
        Party requester = em.find(Party.class, request.requesterId());
        List<String> points = Stream.concat(
                        requester.email().map(EmailAddress::value).stream(),
                        requester.phone().map(Msisdn::value).stream())
                .toList();
        return !points.isEmpty()
                && em.createQuery(
                                        "select count(m) from OutboxMessage m where m.sentAt is null and m.destination in"
                                                + " :points",
                                        Long.class)
                                .setParameter("points", points)
                                .getSingleResult()
                        > 0;
    }
}
