package dk.indsigt.service.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.campaign.Competition;
import dk.indsigt.domain.campaign.Competition.State;
import dk.indsigt.domain.campaign.CompetitionEntry;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptFacts;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.Person;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.consent.ConsentLedger;
import dk.indsigt.service.notice.NoticeService;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer takes part in competitions and leaves them again (P-3.2-c). Taking part is one act about one competition, and says nothing about
 * marketing: no other consent comes with it.
 */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class CompetitionService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private OneTimeConsent consent;

    @Inject
    private ConsentLedger ledger;

    @Inject
    private NoticeService notices;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * A competition as somebody who may take part sees it.
     *
     * @param open whether one can enter now
     * @param enteredAt when the person entered, or {@code null}
     */
    public record View(
            UUID id,
            Brand brand,
            LocalText name,
            LocalText prize,
            LocalDate closesOn,
            LocalDate drawsOn,
            State state,
            boolean open,
            Instant enteredAt)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What is used about whoever takes part.
     *
     * @param phone {@code null} where the competition does not need it (K-23)
     */
    public record Uses(String name, LocalDate birthDate, String email, String address, String phone)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * One competition with its terms, what it would use, and what the draw is made of as far as it is told.
     *
     * @param entryId the person's entry, by which the draw can be done again, or {@code null}
     * @param won whether the person has won
     * @param textId the version of the consent's text that is shown
     */
    public record Page(
            View view,
            LocalText terms,
            int minimumAge,
            Uses uses,
            UUID entryId,
            boolean won,
            Proof proof,
            UUID textId,
            LocalText text)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What the draw is made of; {@code null} for what is not told yet.
     *
     * @param entries how many were in the list
     */
    public record Proof(Integer entries, String listHash, String commitment, String seed) implements Serializable {
        private static final long serialVersionUID = 1L;

        static Proof of(Competition competition) {
            return new Proof(
                    competition.entries().orElse(null),
                    competition.listHash().orElse(null),
                    competition.commitment().orElse(null),
                    competition.seed().orElse(null));
        }
    }

    /** @return those that are open to the person's brands, and those the person is in; the next to close first. None for a company. */
    public List<View> list(Actor actor, UUID partyId, int first, int size) {
        Subject subject = access.toSeeFully(actor, partyId);
        if (!subject.party().person()) {
            return List.of();
        }
        return em.createQuery(
                        "select c, e from Competition c left join CompetitionEntry e on e.competitionId = c.id and"
                                + " e.partyId = :party where c.state = :open and c.closesOn >= :today and c.brand in"
                                + " :brands and (c.surveyId is null or exists (select r.id from SurveyResponse r where"
                                + " r.surveyId = c.surveyId and r.partyId = :party)) or e.id is not null order by"
                                + " c.closesOn desc, c.id",
                        Object[].class)
                .setParameter("party", partyId)
                .setParameter("open", State.OPEN)
                .setParameter("today", LegalTime.today(clock))
                .setParameter("brands", ledger.brands(partyId))
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(row -> view((Competition) row[0], (CompetitionEntry) row[1]))
                .toList();
    }

    /** @return what a competition was called; that is no secret */
    public LocalText name(Actor actor, UUID competitionId) {
        return competition(competitionId).name();
    }

    /** @throws NotFoundException where there is none for the person's brands that is open or was entered */
    public Page show(Actor actor, UUID partyId, UUID competitionId) {
        Subject subject = access.toSeeFully(actor, partyId);
        Competition competition = competition(competitionId);
        CompetitionEntry entry = entry(competitionId, partyId).orElse(null);
        if (!(subject.party() instanceof Person person) || entry == null && !mayEnter(partyId, competition)) {
            throw new NotFoundException();
        }
        ConsentText text = consent.textNow(competition.key());
        return new Page(
                view(competition, entry),
                competition.terms(),
                competition.minimumAge(),
                uses(person, competition),
                entry == null ? null : entry.id(),
                entry != null
                        && competition
                                .winnerEntryId()
                                .filter(entry.id()::equals)
                                .isPresent(),
                Proof.of(competition),
                text.id(),
                text.text());
    }

    /**
     * @return the closed list, from which whoever is in it can do the draw again; in ascending order
     * @throws NotFoundException where the person is not in it, or it is not closed yet
     */
    public List<UUID> entries(Actor actor, UUID partyId, UUID competitionId) {
        access.toSeeFully(actor, partyId);
        if (entry(competitionId, partyId).isEmpty()
                || competition(competitionId).listHash().isEmpty()) {
            throw new NotFoundException();
        }
        return em.createQuery("select e.id from CompetitionEntry e where e.competitionId = :competition", UUID.class)
                .setParameter("competition", competitionId)
                .getResultStream()
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
    }

    /**
     * Takes part; a form sent twice takes part once.
     *
     * @param textId the version that was shown before, in that language
     * @return the receipt
     * @throws InvalidValueException TEXT_OUTDATED
     * @throws RefusedException COMPETITION_CLOSED, BIRTH_DATE_UNKNOWN, TOO_YOUNG, REACH_MISSING, ENTERED_ALREADY, NOT_NOW, CALLER_NOT_IDENTIFIED
     */
    public Receipt enter(Actor actor, UUID partyId, UUID competitionId, UUID textId, Language language) {
        Subject subject = access.toChange(actor, partyId);
        consent.lock(partyId);
        // The list is not closed while somebody is entering it.
        Competition competition = em.find(Competition.class, competitionId, LockModeType.PESSIMISTIC_WRITE);
        if (competition == null || !(subject.party() instanceof Person person) || !isFor(partyId, competition)) {
            throw new NotFoundException();
        }
        Instant now = clock.instant();
        consent.requireShown(competition.key(), textId);
        competition.requireOpen(now);
        // What is committed by now, not what was when the transaction began.
        if (entry(competitionId, partyId, LockModeType.PESSIMISTIC_WRITE).isPresent()) {
            throw new RefusedException("ENTERED_ALREADY");
        }
        competition.requireAge(person.birthDate(), now);
        requireReach(person, competition);
        consent.requireOpen(competition.key(), partyId);
        CompetitionEntry entry =
                CompetitionEntry.enter(ids.next(), competitionId, partyId, subject.through(), textId, language, now);
        em.persist(entry);
        em.flush();
        return done(actor, subject, competition, ReceiptKind.COMPETITION_ENTERED, AuditAction.COMPETITION_ENTERED);
    }

    /**
     * Leaves again. Before the competition closes the entry is deleted; afterwards its id stays in the list that was told, and is nobody's.
     *
     * @return the receipt
     * @throws NotFoundException where the person is not in it
     * @throws RefusedException CALLER_NOT_IDENTIFIED
     */
    public Receipt leave(Actor actor, UUID partyId, UUID competitionId) {
        Subject subject = access.toChange(actor, partyId);
        Competition competition = em.find(Competition.class, competitionId, LockModeType.PESSIMISTIC_WRITE);
        CompetitionEntry entry = entry(competitionId, partyId).orElseThrow(NotFoundException::new);
        if (competition.state() == State.OPEN) {
            em.remove(entry);
        } else {
            entry.withdraw(clock.instant());
        }
        return done(actor, subject, competition, ReceiptKind.COMPETITION_LEFT, AuditAction.COMPETITION_LEFT);
    }

    private Receipt done(Actor actor, Subject subject, Competition competition, ReceiptKind kind, AuditAction action) {
        Party party = subject.party();
        Receipt receipt = notices.receipt(
                ids.next(),
                party,
                kind,
                subject.through(),
                ReceiptFacts.none().with("competition", competition.id()).with("brand", competition.brand()),
                competition.name().in(party.language()));
        audit.record(
                actor, action, party.id(), competition.id(), subject.through().name(), null);
        return receipt;
    }

    private static void requireReach(Person person, Competition competition) {
        if (person.email().isEmpty()
                || person.address().isEmpty()
                || competition.asksPhone() && person.phone().isEmpty()) {
            throw new RefusedException("REACH_MISSING");
        }
    }

    private boolean mayEnter(UUID partyId, Competition competition) {
        return competition.openAt(clock.instant()) && isFor(partyId, competition);
    }

    /** @return whether it is for the person's brands, and the person has answered the survey it belongs to */
    private boolean isFor(UUID partyId, Competition competition) {
        return ledger.brands(partyId).contains(competition.brand())
                && competition
                        .surveyId()
                        .filter(survey -> !answered(partyId, survey))
                        .isEmpty();
    }

    private boolean answered(UUID partyId, UUID surveyId) {
        return em.createQuery(
                                "select count(r) from SurveyResponse r where r.surveyId = :survey and r.partyId = :party",
                                Long.class)
                        .setParameter("survey", surveyId)
                        .setParameter("party", partyId)
                        .getSingleResult()
                > 0;
    }

    private Competition competition(UUID id) {
        return Optional.ofNullable(em.find(Competition.class, id)).orElseThrow(NotFoundException::new);
    }

    private Optional<CompetitionEntry> entry(UUID competitionId, UUID partyId) {
        return entry(competitionId, partyId, LockModeType.NONE);
    }

    private Optional<CompetitionEntry> entry(UUID competitionId, UUID partyId, LockModeType lock) {
        return em.createQuery(
                        "select e from CompetitionEntry e where e.competitionId = :competition and e.partyId = :party",
                        CompetitionEntry.class)
                .setParameter("competition", competitionId)
                .setParameter("party", partyId)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    private View view(Competition row, CompetitionEntry entry) {
        return new View(
                row.id(),
                row.brand(),
                row.name(),
                row.prize(),
                row.closesOn(),
                row.drawsOn(),
                row.state(),
                row.openAt(clock.instant()),
                entry == null ? null : entry.enteredAt());
    }

    private static Uses uses(Person person, Competition competition) {
        return new Uses(
                person.name(),
                person.birthDate(),
                person.email().map(EmailAddress::value).orElse(null),
                person.address().map(CompetitionService::line).orElse(null),
                competition.asksPhone() ? person.phone().map(Msisdn::formatted).orElse("") : null);
    }

    static String line(PostalAddress address) {
        return address.street() + ", " + address.postalCode() + " " + address.city();
    }
}
