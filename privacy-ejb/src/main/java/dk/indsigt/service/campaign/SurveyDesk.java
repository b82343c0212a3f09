package dk.indsigt.service.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.campaign.Competition;
import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.campaign.Survey;
import dk.indsigt.domain.campaign.Survey.Draft;
import dk.indsigt.domain.campaign.SurveyAnswer;
import dk.indsigt.domain.campaign.SurveyQuestion.Kind;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The officer makes surveys and reads what was answered: never who answered what, and nothing at all before a few have answered, since one answer in
 * a group of one has a name.
 */
@Stateless
@RolesAllowed("OFFICER")
public class SurveyDesk {
    /** How many have to have answered before anything is shown. */
    public static final int FEWEST = 5;

    /** Most answers in words that are shown for a question. */
    public static final int WORDS = 200;

    private static final int MINIMUM_AGE = 15;

    private static final String ANSWERS =
            " from survey_answer a join survey_response r on r.id = a.response_id where r.survey_id = ?1 and a.place = ?2";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private NoticeTexts texts;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * A survey as the officer sees it.
     *
     * @param issueId the mail that asks
     * @param responses how many have answered
     * @param gift the competition that is drawn among them, or {@code null}
     */
    public record View(
            UUID id,
            Brand brand,
            LocalText name,
            LocalText intro,
            LocalDate closesOn,
            LocalDate answersDueOn,
            boolean open,
            UUID issueId,
            long responses,
            UUID gift)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** @return whether so many have answered that what they answered may be shown */
        public boolean telling() {
            return responses >= FEWEST;
        }
    }

    /**
     * What was answered to a question.
     *
     * @param scores how many gave each score, the lowest first; empty for a question that is answered in words
     * @param words in alphabetical order, so that nothing tells who came first; at most {@link #WORDS}
     */
    public record Result(int place, Kind kind, LocalText text, List<Long> scores, List<String> words)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return newest first */
    public List<View> list(Actor actor, int first, int size) {
        return views(em.createQuery("select s from Survey s order by s.createdAt desc, s.id desc", Survey.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList());
    }

    public long count(Actor actor) {
        return em.createQuery("select count(s) from Survey s", Long.class).getSingleResult();
    }

    public View show(Actor actor, UUID surveyId) {
        return views(List.of(survey(surveyId))).get(0);
    }

    /** @return a line for each question; empty as long as fewer than {@link #FEWEST} have answered */
    public List<Result> results(Actor actor, UUID surveyId) {
        Survey survey = survey(surveyId);
        if (!show(actor, surveyId).telling()) {
            return List.of();
        }
        return survey.questions().stream()
                .map(question -> new Result(
                        question.place(),
                        question.kind(),
                        question.text(),
                        question.kind() == Kind.SCALE ? scores(surveyId, question.place()) : List.of(),
                        question.kind() == Kind.WORDS ? words(surveyId, question.place()) : List.of()))
                .toList();
    }

    /**
     * Opens it: the mail that asks is sent on its day, and a gift is drawn on the day after the last one.
     *
     * @param gift what is drawn among those who answer, in both languages; empty for none
     * @return the id
     * @throws InvalidValueException as {@link Survey#open}; PRIZE_DA_REQUIRED, PRIZE_EN_REQUIRED where a gift has only one language
     */
    public UUID create(Actor actor, Draft draft, LocalText gift) {
        UUID surveyId = ids.next();
        UUID issueId = ids.next();
        Survey survey = Survey.open(surveyId, draft, issueId, actor.accountId(), clock.instant());
        em.persist(NewsletterIssue.invitation(issueId, draft, invitation(survey), actor.accountId(), clock.instant()));
        em.flush();
        em.persist(survey);
        em.flush();
        if (gift.da() != null || gift.en() != null) {
            Competition competition = Competition.open(
                    ids.next(),
                    new Competition.Draft(
                            survey.brand(),
                            survey.name(),
                            new LocalText(
                                    texts.text(Language.DA, "survey.terms"), texts.text(Language.EN, "survey.terms")),
                            gift,
                            MINIMUM_AGE,
                            false,
                            survey.closesOn(),
                            survey.closesOn().plusDays(1)),
                    actor.accountId(),
                    clock.instant());
            competition.amongAnswersTo(surveyId);
            em.persist(competition);
            em.flush();
        }
        audit.record(actor, AuditAction.SURVEY_CREATED, null, surveyId);
        return surveyId;
    }

    private LocalText invitation(Survey survey) {
        return new LocalText(invitation(survey, Language.DA), invitation(survey, Language.EN));
    }

    private String invitation(Survey survey, Language language) {
        return texts.text(
                language,
                "survey.invitation",
                survey.intro().in(language),
                texts.day(language, survey.closesOn()),
                texts.baseUrl() + "self/campaign/survey.xhtml?id=" + survey.id());
    }

    private List<Long> scores(UUID surveyId, int place) {
        List<?> rows = em.createNativeQuery(
                        "select a.score, count(*)" + ANSWERS + " and a.score is not null group by a.score")
                .setParameter(1, surveyId.toString())
                .setParameter(2, place)
                .getResultList();
        Long[] counts = new Long[SurveyAnswer.HIGHEST];
        Arrays.fill(counts, 0L);
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            counts[((Number) row[0]).intValue() - 1] = ((Number) row[1]).longValue();
        }
        return List.of(counts);
    }

    private List<String> words(UUID surveyId, int place) {
        List<?> rows = em.createNativeQuery(
                        "select a.words" + ANSWERS + " and a.words is not null order by a.words limit " + WORDS)
                .setParameter(1, surveyId.toString())
                .setParameter(2, place)
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    private Survey survey(UUID id) {
        Survey survey = em.find(Survey.class, id);
        if (survey == null) {
            throw new NotFoundException();
        }
        return survey;
    }

    private List<View> views(List<Survey> surveys) {
        Map<UUID, Long> responses = new HashMap<>();
        Map<UUID, UUID> gifts = new HashMap<>();
        List<UUID> shown = surveys.stream().map(Survey::id).toList();
        if (!shown.isEmpty()) {
            em.createQuery(
                            "select r.surveyId, count(r) from SurveyResponse r where r.surveyId in :shown group by"
                                    + " r.surveyId",
                            Object[].class)
                    .setParameter("shown", shown)
                    .getResultList()
                    .forEach(row -> responses.put((UUID) row[0], (Long) row[1]));
            em.createQuery("select c.surveyId, c.id from Competition c where c.surveyId in :shown", Object[].class)
                    .setParameter("shown", shown)
                    .getResultList()
                    .forEach(row -> gifts.put((UUID) row[0], (UUID) row[1]));
        }
        return surveys.stream()
                .map(row -> new View(
                        row.id(),
                        row.brand(),
                        row.name(),
                        row.intro(),
                        row.closesOn(),
                        row.answersDueOn(),
                        row.openAt(clock.instant()),
                        row.issueId(),
                        responses.getOrDefault(row.id(), 0L),
                        gifts.get(row.id())))
                .toList();
    }
}
