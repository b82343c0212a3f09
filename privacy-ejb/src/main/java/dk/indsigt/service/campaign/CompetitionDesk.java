package dk.indsigt.service.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.campaign.Competition;
import dk.indsigt.domain.campaign.Competition.Draft;
import dk.indsigt.domain.campaign.Competition.State;
import dk.indsigt.domain.campaign.CompetitionEntry;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.campaign.CompetitionService.Proof;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The officer makes competitions, draws them, and says when the prize was sent. The draw asks of each entry in its order whether it still stands: not
 * withdrawn, and nobody who is erased, dead or whose data are restricted; the first that stands wins.
 */
@Stateless
@RolesAllowed("OFFICER")
public class CompetitionDesk {
    /** How many entries are asked about at once. */
    private static final int AT_ONCE = 50;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private OneTimeConsent consent;

    @Inject
    private CampaignSteps steps;

    @Inject
    private NoticeService notices;

    @Inject
    private NoticeTexts texts;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * A competition as the officer sees it.
     *
     * @param now how many entries there are now
     */
    public record View(
            UUID id,
            Brand brand,
            LocalText name,
            LocalText prize,
            int minimumAge,
            boolean asksPhone,
            LocalDate closesOn,
            LocalDate drawsOn,
            State state,
            long now,
            Proof proof,
            int passedOver,
            boolean won,
            boolean drawable,
            Instant drawnAt,
            Instant prizeSentAt,
            Instant emptiedAt)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Where a prize is to be sent.
     *
     * @param phone {@code null} where the competition did not ask for it
     */
    public record Winner(String name, String email, String address, String phone) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return newest first */
    public List<View> list(Actor actor, int first, int size) {
        List<Competition> rows = em.createQuery(
                        "select c from Competition c order by c.createdAt desc, c.id desc", Competition.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
        Map<UUID, Long> entries = entries(rows.stream().map(Competition::id).toList());
        return rows.stream()
                .map(row -> view(row, entries.getOrDefault(row.id(), 0L)))
                .toList();
    }

    public long count(Actor actor) {
        return em.createQuery("select count(c) from Competition c", Long.class).getSingleResult();
    }

    public View show(Actor actor, UUID competitionId) {
        Competition competition = competition(competitionId);
        return view(competition, entries(List.of(competitionId)).getOrDefault(competitionId, 0L));
    }

    /**
     * @return the id
     * @throws dk.indsigt.domain.error.InvalidValueException as {@link Competition#open}
     */
    public UUID create(Actor actor, Draft draft) {
        Competition competition = Competition.open(ids.next(), draft, actor.accountId(), clock.instant());
        em.persist(competition);
        em.flush();
        audit.record(actor, AuditAction.COMPETITION_CREATED, null, competition.id());
        return competition.id();
    }

    /**
     * Draws: the seed is told from now on, and the winner is told that there is something in the inbox.
     *
     * @return whether somebody won
     * @throws RefusedException COMPETITION_OPEN, DRAW_EARLY, DRAWN_ALREADY, COMPETITION_CLOSED
     */
    public boolean draw(Actor actor, UUID competitionId) {
        Competition competition = locked(competitionId);
        Map<UUID, UUID> whose = whose(competitionId);
        List<UUID> order = competition.drawOrder(whose.keySet(), clock.instant());
        int at = firstStanding(competition, order, whose);
        UUID winner = at < order.size() ? order.get(at) : null;
        competition.drawn(winner, at, clock.instant());
        if (winner == null) {
            audit.record(actor, AuditAction.COMPETITION_DRAWN, null, competitionId, "NOBODY", "passed " + at);
            return false;
        }
        Party party = em.find(Party.class, whose.get(winner));
        notices.inbox(
                party,
                texts.text(
                        party.language(),
                        "competition.won.subject",
                        competition.name().in(party.language())),
                texts.text(
                        party.language(),
                        "competition.won.body",
                        competition.name().in(party.language()),
                        competition.prize().in(party.language())),
                null);
        audit.record(actor, AuditAction.COMPETITION_WON, party.id(), competitionId, null, "passed " + at);
        return true;
    }

    /** @return the place of the first entry upon which may be acted now; the size of the list where there is none */
    private int firstStanding(Competition competition, List<UUID> order, Map<UUID, UUID> whose) {
        for (int from = 0; from < order.size(); from += AT_ONCE) {
            List<UUID> some = order.subList(from, Math.min(order.size(), from + AT_ONCE));
            Set<UUID> standing = consent.standing(
                    competition.key(),
                    some.stream().map(whose::get).filter(Objects::nonNull).toList());
            for (int i = 0; i < some.size(); i++) {
                UUID party = whose.get(some.get(i));
                if (party != null && standing.contains(party)) {
                    return from + i;
                }
            }
        }
        return order.size();
    }

    /**
     * @return where the prize is to be sent; each look is on record
     * @throws RefusedException NOT_DRAWN, WINNER_GONE
     */
    public Winner winner(Actor actor, UUID competitionId) {
        Competition competition = competition(competitionId);
        if (competition.state() != State.DRAWN) {
            throw new RefusedException("NOT_DRAWN");
        }
        CompetitionEntry entry = competition
                .winnerEntryId()
                .map(id -> em.find(CompetitionEntry.class, id))
                .filter(won -> won.partyId().isPresent())
                .orElseThrow(() -> new RefusedException("WINNER_GONE"));
        Party party = em.find(Party.class, entry.partyId().orElseThrow());
        audit.record(actor, AuditAction.COMPETITION_WINNER_SEEN, party.id(), competitionId);
        return new Winner(
                party.name(),
                party.email().map(EmailAddress::value).orElse(""),
                party.address().map(CompetitionService::line).orElse(""),
                competition.asksPhone() ? party.phone().map(Msisdn::formatted).orElse("") : null);
    }

    /**
     * The prize is on its way: all entries are deleted (B-47, K-24), here the first thousand and the rest by the timer.
     *
     * @throws RefusedException NOT_DRAWN
     */
    public void prizeSent(Actor actor, UUID competitionId) {
        Competition competition = locked(competitionId);
        competition.prizeSent(clock.instant());
        steps.deleteEntries(competition);
        audit.record(actor, AuditAction.COMPETITION_PRIZE_SENT, null, competitionId);
    }

    /**
     * Calls it off: all entries are deleted.
     *
     * @throws RefusedException DRAWN_ALREADY, COMPETITION_CLOSED
     */
    public void cancel(Actor actor, UUID competitionId) {
        Competition competition = locked(competitionId);
        competition.cancel(clock.instant());
        steps.deleteEntries(competition);
        audit.record(actor, AuditAction.COMPETITION_CANCELLED, null, competitionId);
    }

    /** Entries of a closed list, with whose each is; {@code null} where it is nobody's any more. */
    private Map<UUID, UUID> whose(UUID competitionId) {
        Map<UUID, UUID> whose = new HashMap<>();
        em.createQuery(
                        "select e.id, e.partyId from CompetitionEntry e where e.competitionId = :competition",
                        Object[].class)
                .setParameter("competition", competitionId)
                .getResultList()
                .forEach(row -> whose.put((UUID) row[0], (UUID) row[1]));
        return whose;
    }

    private Map<UUID, Long> entries(List<UUID> competitions) {
        Map<UUID, Long> counts = new HashMap<>();
        if (!competitions.isEmpty()) {
            em.createQuery(
                            "select e.competitionId, count(e) from CompetitionEntry e where e.competitionId in :ids and"
                                    + " e.partyId is not null group by e.competitionId",
                            Object[].class)
                    .setParameter("ids", competitions)
                    .getResultList()
                    .forEach(row -> counts.put((UUID) row[0], (Long) row[1]));
        }
        return counts;
    }

    private Competition competition(UUID id) {
        Competition competition = em.find(Competition.class, id);
        if (competition == null) {
            throw new NotFoundException();
        }
        return competition;
    }

    private Competition locked(UUID id) {
        Competition competition = em.find(Competition.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (competition == null) {
            throw new NotFoundException();
        }
        return competition;
    }

    private View view(Competition row, long now) {
        return new View(
                row.id(),
                row.brand(),
                row.name(),
                row.prize(),
                row.minimumAge(),
                row.asksPhone(),
                row.closesOn(),
                row.drawsOn(),
                row.state(),
                now,
                Proof.of(row),
                row.passedOver(),
                row.winnerEntryId().isPresent(),
                row.drawableAt(clock.instant()),
                row.drawnAt().orElse(null),
                row.prizeSentAt().orElse(null),
                row.emptiedAt().orElse(null));
    }
}
