package dk.indsigt.service.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.campaign.Competition;
import dk.indsigt.domain.campaign.Survey;
import dk.indsigt.domain.campaign.SurveyAnswer;
import dk.indsigt.domain.campaign.SurveyQuestion;
import dk.indsigt.domain.campaign.SurveyResponse;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptFacts;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.consent.ConsentLedger;
import dk.indsigt.service.consent.Permissions;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer answers surveys and takes the answers back (P-3.6.5-a). Answering is voluntary, and an objection to being asked does not keep anybody
 * from it: who objects is not asked, and may still say something.
 */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class SurveyService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private OneTimeConsent once;

    @Inject
    private Permissions permissions;

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
     * A survey as somebody who may answer it sees it.
     *
     * @param open whether one can answer now
     * @param answeredAt when the party answered, or {@code null}
     */
    public record View(
            UUID id, Brand brand, LocalText name, LocalText intro, LocalDate closesOn, boolean open, Instant answeredAt)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A question, and what the party answered.
     *
     * @param answer a score or words; {@code null} where it was not answered
     */
    public record Line(int place, SurveyQuestion.Kind kind, LocalText text, String answer) implements Serializable {
        private static final long serialVersionUID = 1L;

        private static Line of(SurveyQuestion question, List<SurveyAnswer> answers) {
            return new Line(
                    question.place(),
                    question.kind(),
                    question.text(),
                    answers.stream()
                            .filter(answer -> answer.place() == question.place())
                            .findFirst()
                            .flatMap(answer ->
                                    answer.words().or(() -> answer.score().map(String::valueOf)))
                            .orElse(null));
        }
    }

    /**
     * One survey with its questions.
     *
     * @param answersDueOn the day on which answers are gone at the latest
     * @param gift the competition that is drawn among the people who answered, or {@code null}
     * @param prize what is drawn, or {@code null}
     */
    public record Page(View view, List<Line> lines, LocalDate answersDueOn, UUID gift, LocalText prize)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return those that are open to the party's brands, and those the party answered; the newest first */
    public List<View> list(Actor actor, UUID partyId, int first, int size) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select s, r from Survey s left join SurveyResponse r on r.surveyId = s.id and r.partyId ="
                                + " :party where s.closesOn >= :today and s.brand in :brands or r.id is not null order by"
                                + " s.closesOn desc, s.id",
                        Object[].class)
                .setParameter("party", partyId)
                .setParameter("today", LegalTime.today(clock))
                .setParameter("brands", ledger.brands(partyId))
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(row -> view((Survey) row[0], (SurveyResponse) row[1]))
                .toList();
    }

    /** @return what a survey was called; that is no secret */
    public LocalText name(Actor actor, UUID surveyId) {
        return survey(surveyId).name();
    }

    /** @throws NotFoundException where there is none for the party's brands that is open or was answered */
    public Page show(Actor actor, UUID partyId, UUID surveyId) {
        Subject subject = access.toSeeFully(actor, partyId);
        Survey survey = survey(surveyId);
        SurveyResponse response = response(surveyId, partyId, LockModeType.NONE).orElse(null);
        if (response == null && !mayAnswer(partyId, survey)) {
            throw new NotFoundException();
        }
        List<SurveyAnswer> answers = response == null ? List.of() : response.answers();
        Optional<Competition> gift =
                Optional.of(subject.party()).filter(Party::person).flatMap(person -> gift(surveyId));
        return new Page(
                view(survey, response),
                survey.questions().stream()
                        .map(question -> Line.of(question, answers))
                        .toList(),
                survey.answersDueOn(),
                gift.map(Competition::id).orElse(null),
                gift.map(Competition::prize).orElse(null));
    }

    /**
     * Answers, once.
     *
     * @param typed answers in the order of the questions, scores and words; {@code null} or blank for one that is not answered
     * @return the receipt
     * @throws NotFoundException where there is none for the party's brands
     * @throws InvalidValueException ANSWER_REQUIRED, SCORE_FORMAT, ANSWER_LONG, CARD_NUMBER_IN_TEXT
     * @throws RefusedException SURVEY_CLOSED, ANSWERED_ALREADY, NOT_NOW, CALLER_NOT_IDENTIFIED
     */
    public Receipt answer(Actor actor, UUID partyId, UUID surveyId, List<String> typed) {
        Subject subject = access.toChange(actor, partyId);
        once.lock(partyId);
        Survey survey = survey(surveyId);
        if (!ledger.brands(partyId).contains(survey.brand())) {
            throw new NotFoundException();
        }
        survey.requireOpen(clock.instant());
        // What is committed by now, not what was when the transaction began.
        if (response(surveyId, partyId, LockModeType.PESSIMISTIC_WRITE).isPresent()) {
            throw new RefusedException("ANSWERED_ALREADY");
        }
        Permission permission = permissions.read(survey.key(), List.of(partyId)).about(partyId);
        if (permission == Permission.RESTRICTED || permission == Permission.DECEASED) {
            throw new RefusedException("NOT_NOW");
        }
        em.persist(SurveyResponse.answer(ids.next(), survey, partyId, typed, subject.through(), clock.instant()));
        em.flush();
        return done(actor, subject, survey, ReceiptKind.SURVEY_ANSWERED, AuditAction.SURVEY_ANSWERED);
    }

    /**
     * Takes the answers back: they are deleted at once. An entry in the draw is another thing and is left on its own page.
     *
     * @return the receipt
     * @throws NotFoundException where the party has not answered
     * @throws RefusedException CALLER_NOT_IDENTIFIED
     */
    public Receipt takeBack(Actor actor, UUID partyId, UUID surveyId) {
        Subject subject = access.toChange(actor, partyId);
        em.remove(response(surveyId, partyId, LockModeType.PESSIMISTIC_WRITE).orElseThrow(NotFoundException::new));
        return done(actor, subject, survey(surveyId), ReceiptKind.SURVEY_TAKEN_BACK, AuditAction.SURVEY_TAKEN_BACK);
    }

    private Receipt done(Actor actor, Subject subject, Survey survey, ReceiptKind kind, AuditAction action) {
        Party party = subject.party();
        Receipt receipt = notices.receipt(
                ids.next(),
                party,
                kind,
                subject.through(),
                ReceiptFacts.none().with("survey", survey.id()).with("brand", survey.brand()),
                survey.name().in(party.language()));
        audit.record(actor, action, party.id(), survey.id(), subject.through().name(), null);
        return receipt;
    }

    private boolean mayAnswer(UUID partyId, Survey survey) {
        return survey.openAt(clock.instant()) && ledger.brands(partyId).contains(survey.brand());
    }

    private Survey survey(UUID id) {
        return Optional.ofNullable(em.find(Survey.class, id)).orElseThrow(NotFoundException::new);
    }

    private Optional<SurveyResponse> response(UUID surveyId, UUID partyId, LockModeType lock) {
        return em.createQuery(
                        "select r from SurveyResponse r where r.surveyId = :survey and r.partyId = :party",
                        SurveyResponse.class)
                .setParameter("survey", surveyId)
                .setParameter("party", partyId)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    private Optional<Competition> gift(UUID surveyId) {
        return em.createQuery("select c from Competition c where c.surveyId = :survey", Competition.class)
                .setParameter("survey", surveyId)
                .getResultStream()
                .findFirst();
    }

    private View view(Survey row, SurveyResponse response) {
        return new View(
                row.id(),
                row.brand(),
                row.name(),
                row.intro(),
                row.closesOn(),
                row.openAt(clock.instant()),
                response == null ? null : response.answeredAt());
    }
}
